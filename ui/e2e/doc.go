// Package e2e tests the program as a person uses it: the real window on a
// virtual display, real mouse clicks and keys, the desktop's own file dialogs (answered
// by a portal of the test's), and exported workbooks read by another program. It has no
// code of its own; its tests need the build tag e2e, because they build the program and
// take minutes.
//
//	TestByMouse, TestByKeyboard   a day's work, from a file to a workbook
//	TestReview                    a review, from the example to the decisions brought back
//	TestReviewReal                a review of a real roster, from its file to the book
//	TestKilled                    kill -9 at ten moments
//	TestNoNetwork                 what the system is asked for, seen by strace
//	TestStart, TestQuiet          time, memory and processor, beside an empty window
//	TestSoak -soak 1000           memory after many changes
//	TestScreens -screens          pictures of all screens, to be looked at
//
// Pictures of each step are left in artefacts.
package e2e
