//go:build !race

package ui

// watched is whether the race detector watches.
const watched = false
