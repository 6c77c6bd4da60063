// Package widgets is what Fyne lacks for looking at numbers: a sortable table, a
// range slider, a searchable checklist, filter chips, tooltips, a chart that is
// a picture with marks on it, headline figures, and the theme they share.
//
// A widget here shows plain values and calls back; it knows nothing of pay,
// markets or files, starts no goroutine and reads no clock. What takes time is
// the window's business: it passes in a Timer for tooltips, and draws charts
// when Chart.OnSize asks for one.
//
// Everything runs on Fyne's goroutine. Setters (SetRows, SetOptions, SetPicture)
// never call back; only what a person does calls back. So a window may set the
// state of every widget from one value without hearing its own echo.
package widgets
