// Package e2e tests the program as a person uses it: the real window on a
// virtual display, real mouse clicks, and the exported workbook read by another
// program. It has no code of its own; its tests need the build tag e2e, because
// they build the program and take a minute.
package e2e
