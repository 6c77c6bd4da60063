//go:build !windows

package startup

// LeaveConsole closes the console that Windows opens for the program alone; other systems
// open none.
func LeaveConsole() {}
