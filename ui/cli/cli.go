package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/canvas/layout"
	"sojourn/ui/i18n"
)

// Exit codes.
const (
	OK       = 0
	Findings = 1 // sojourn check found something, sojourn diff a difference
	Failed   = 2
)

// Env is what the command line needs of the world.
type Env struct {
	Out, Err io.Writer
	Version  string
	Terminal bool // Err is a terminal: progress may be drawn
	// Window opens the window, on a file unless path is empty. ErrNoDisplay means there is no screen.
	Window func(path string) error
}

// ErrNoDisplay says that there is no screen to open a window on.
var ErrNoDisplay = errors.New("no display")

// errFindings ends check and diff with an exit code of their own; what they found is printed by then.
var errFindings = errors.New("findings")

// Run carries out a command line, without the program's name, and returns the exit code.
func Run(args []string, env Env) int {
	root := env.command()
	root.SetArgs(args)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	switch err := root.Execute(); {
	case err == nil:
		return OK
	case errors.Is(err, errFindings):
		return Findings
	default:
		fmt.Fprintln(env.Err, "sojourn: "+oneLine(err.Error()))
		return Failed
	}
}

// oneLine keeps an error readable for scripts and people alike.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (env Env) command() *cobra.Command {
	root := &cobra.Command{
		Use:   "sojourn [FILE]",
		Short: "Draw customer journey maps: a window, or one of the commands below",
		Args:  oneFile,
		RunE: func(_ *cobra.Command, args []string) error {
			path := ""
			if len(args) == 1 {
				path = args[0]
			}
			return env.window(path)
		},
		SilenceErrors: true, SilenceUsage: true,
	}
	root.AddCommand(env.newCommand(), env.exportCommand(), env.importCommand(), env.checkCommand(), env.diffCommand(), &cobra.Command{
		Use: "version", Short: "Print the version", Args: cobra.NoArgs,
		Run: func(*cobra.Command, []string) { fmt.Fprintln(env.Out, "sojourn "+env.Version) },
	})
	return root
}

func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%d files: a window opens one; start the program once for each", len(args))
	}
	if len(args) == 1 {
		if _, err := os.Stat(args[0]); err != nil && !strings.ContainsAny(args[0], "./\\") {
			return fmt.Errorf("no command and no file %q: see sojourn help", args[0])
		}
	}
	return nil
}

// languages returns those of an export: one, or the one that comes first and the one below it, joined by a plus sign.
func languages(asked string) (lang, also string, err error) {
	lang, also, both := strings.Cut(asked, "+")
	if lang, _, err = language(lang); err != nil || !both {
		return lang, "", err
	}
	if also != i18n.Other(lang) {
		return "", "", fmt.Errorf("languages %q: use zh+en, or en+zh for English above Chinese", asked)
	}
	return lang, also, nil
}

// language returns the language to work in: the one asked for, else the system's.
func language(asked string) (string, layout.Words, error) {
	if asked == "" {
		asked = i18n.Detect(os.Getenv)
	}
	if asked != "zh" && asked != "en" {
		return "", nil, fmt.Errorf("language %q: use zh or en", asked)
	}
	return asked, layout.Words(i18n.For(asked)), nil
}
