package startup

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// LeaveConsole closes the console that Windows opens for the program when it is started
// from the desktop, where it has its window. A console that it was called from stays.
// (Windows 11 opens none from 24H2 on, which reads that in the program's manifest.)
func LeaveConsole() {
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	var processes [2]uint32
	n, _, _ := kernel.NewProc("GetConsoleProcessList").Call(uintptr(unsafe.Pointer(&processes[0])), uintptr(len(processes)))
	if n == 1 {
		_, _, _ = kernel.NewProc("FreeConsole").Call()
	}
}
