package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"sojourn/export"
)

// window opens the window. Without a screen it writes what a window would have shown.
func (env Env) window(path string) error {
	err := env.Window(path)
	if !errors.Is(err, ErrNoDisplay) {
		return err
	}
	fmt.Fprintln(env.Err, "sojourn: no display here, so there is no window; writing the map as files instead")
	return env.withoutWindow(path)
}

// withoutWindow exports the file, or the sample, to every format that can be looked at.
func (env Env) withoutWindow(path string) error {
	dir, err := os.Getwd()
	if err != nil {
		return err
	}
	dir = filepath.Join(dir, "sojourn-sample")
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	if path == "" {
		path = filepath.Join(dir, "sample.journey")
		doc, err := FromTemplate("sample")
		if err != nil {
			return err
		}
		if err := store(path, doc); err != nil {
			return err
		}
	}
	for _, ext := range []string{"pdf", "xlsx", "png"} {
		out := filepath.Join(dir, "sample."+ext)
		if err := env.export(path, exportFlags{out: out, layout: string(export.Poster)}); err != nil {
			return err
		}
		fmt.Fprintln(env.Out, out)
	}
	return nil
}
