package desktop

import (
	"context"
	"fmt"

	"golang.org/x/sys/windows"
)

// Show opens the folder of a file with the file chosen in it.
func Show(_ context.Context, path string) error {
	return shell("open", "explorer.exe", `/select,"`+path+`"`)
}

// Print hands a PDF to the program that prints such files, which shows its own dialog or none. It returns ErrNone where
// no program is set up for that.
func Print(_ context.Context, path, _, _ string) error { return shell("print", path, "") }

func shell(verb, file, args string) error {
	texts := make([]*uint16, 3)
	for i, s := range []string{verb, file, args} {
		p, err := windows.UTF16PtrFromString(s)
		if err != nil {
			return err
		}
		texts[i] = p
	}
	if err := windows.ShellExecute(0, texts[0], texts[1], texts[2], nil, windows.SW_SHOWNORMAL); err != nil {
		return fmt.Errorf("%w: %w", ErrNone, err)
	}
	return nil
}
