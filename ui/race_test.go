//go:build race

package ui

// watched is whether the race detector watches. Some pictures with and without the keyboard
// did not differ then, when all tests of the package ran; by itself the test passed.
const watched = true
