// Package ui is how people use Paybench: the window.
//
// Window puts together small parts, each a type in a file of its own that holds the
// few others it needs: what it is about (state.go) and its way into a part of the
// cut and back (drill.go); reading files (load.go) and putting what they hold on
// screen (open.go); keeping the study (studyfile.go), pins (pins.go), exports
// (export.go, save.go); what explains figures (figure.go, report.go) and the program
// (help.go); dialogs, notices, pages, menus, title and theme. Nobody but the menu bar,
// which lists all that can be done, holds the window itself.
//
// The state is one study.Study inside a study.History. Whatever a person does makes
// another Study and hands it to state.do; from there everything goes one way:
//
//  1. do puts the study into the history; a study of another source has that read
//     first, and everything stays until it is there (state.go, load.go).
//  2. ask puts the question to the market in the background. A newer question
//     makes an older answer void (state.go, answer.go).
//  3. present takes the answer, and Window.showAnswer hands it to the views: filters
//     with their counts, chips, headline, table, status (filters.go, results.go,
//     status.go). A view only shows and calls back; none computes a figure.
//  4. The chart comes with the answer, drawn at the size it has on screen; for
//     another size or theme it is drawn again, one at a time, and dropped when
//     its figures have left the screen (picture.go).
//
// The window has rooms with a switch between them (rooms.go): the market, which all of
// the above is about, and the review of our own people (review.go). That has a state of
// its own, which is kept nowhere because it holds people (reviewing.go), ways to open
// rosters and markets (reviewopen.go, reviewreading.go), and a panel for each of its
// steps: people, jobs, ranges, cost, export (reviewpeople.go and so on). A step is told
// of each answer while it is in sight, changes what is asked, and computes nothing. The
// third room is the pay gap of the same people (gap.go, gapping.go), with a panel for the
// figures of each law, for pay like for like, and for what leaves the house.
//
// A file comes in by way of the import screen (import.go). What the user is used
// to, such as widths and folded sections, is no part of the study and is
// remembered between runs (memory.go).
//
// The manual is a window of its own, in package manual; its chapters are package docs.
//
// All of it runs on Fyne's goroutine. Work that takes time goes through
// Deps.Background, whose only implementation here, Background, holds the
// package's one go statement; tests hand in a synchronous one. What else comes
// from outside (the clock, timers, file dialogs, the browser) is in Deps too.
package ui
