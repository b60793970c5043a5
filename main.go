// Sojourn draws customer journey maps. Started with nothing or a file it opens a window; started with a verb it is a
// command line.
package main

import (
	"os"

	"sojourn/ui"
	"sojourn/ui/cli"
)

// version is stamped by the build from FyneApp.toml.
var version = "dev"

func main() {
	info, err := os.Stderr.Stat()
	env := cli.Env{
		Out: os.Stdout, Err: os.Stderr, Version: version,
		Terminal: err == nil && info.Mode()&os.ModeCharDevice != 0,
		Window:   func(path string) error { return ui.Run(path, version) },
	}
	os.Exit(ui.Guarded(version, func() int { return cli.Run(os.Args[1:], env) }))
}
