package desktop

import (
	"context"
	"fmt"
	"os/exec"
)

// Show opens the folder of a file with the file chosen in it.
func Show(ctx context.Context, path string) error { return open(ctx, "-R", path) }

// Print returns ErrNone: macOS prints from the program that shows a PDF.
func Print(context.Context, string, string, string) error { return ErrNone }

func open(ctx context.Context, args ...string) error {
	if err := exec.CommandContext(ctx, "open", args...).Run(); err != nil {
		return fmt.Errorf("%w: %w", ErrNone, err)
	}
	return nil
}
