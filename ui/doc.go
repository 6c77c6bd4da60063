// Package ui is how people use Paybench: the window.
//
// The window's state is one study.Study inside a study.History. Whatever a
// person does makes another Study and hands it to Window.do; from there
// everything goes one way:
//
//  1. do puts the study into the history; a study of another source has that read
//     first, and everything stays until it is there (state.go, open.go).
//  2. ask puts the question to the market in the background. A newer question
//     makes an older answer void (ask.go).
//  3. present hands the answer to the views: filters with their counts, chips,
//     headline, table, status (filters.go, results.go, status.go). A view only
//     shows and calls back; none computes a figure.
//  4. The chart comes with the answer, drawn at the size it has on screen; for
//     another size or theme it is drawn again, one at a time, and dropped when
//     its figures have left the screen (picture.go).
//
// A file comes in by way of the import screen (import.go). What the user is used
// to, such as widths and folded sections, is no part of the study and is
// remembered between runs (memory.go).
//
// All of it runs on Fyne's goroutine. Work that takes time goes through
// Deps.Background, whose only implementation here, Background, holds the
// package's one go statement; tests hand in a synchronous one. What else comes
// from outside (the clock, timers, file dialogs, the browser) is in Deps too.
package ui
