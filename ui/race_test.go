//go:build race

package ui

// watched is whether the race detector watches. Pictures with and without the keyboard do
// not differ then, for a reason that was not found; without it they do.
const watched = true
