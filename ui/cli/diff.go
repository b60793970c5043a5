package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/vm"
)

func (env Env) diffCommand() *cobra.Command {
	var asJSON bool
	var lang string
	cmd := &cobra.Command{
		Use: "diff A B", Short: "List what changed from project A to project B; exit 0 nothing, 1 differences, 2 unreadable", Args: exactly("A", "B"),
		RunE: func(_ *cobra.Command, args []string) error { return env.diff(args[0], args[1], lang, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().StringVarP(&lang, "lang", "l", "", "zh or en (the system's)")
	return cmd
}

// diffReport is what diff --json prints. Kinds are called as the tables of a file.
type diffReport struct {
	A       string               `json:"a"`
	B       string               `json:"b"`
	Changes []diffChange         `json:"changes"`
	Counts  map[string]diffTally `json:"counts"` // by kind, those without changes left out
}

type diffChange struct {
	What    insight.What `json:"what"`
	Moved   bool         `json:"moved"` // whether or not it is changed as well
	Kind    string       `json:"kind"`
	ID      model.ID     `json:"id"`
	Map     string       `json:"map,omitempty"`
	Name    string       `json:"name"`
	Fields  []string     `json:"fields,omitempty"`
	From    *diffPlace   `json:"from,omitempty"`
	To      *diffPlace   `json:"to,omitempty"`
	Message string       `json:"message"`
}

// diffPlace is where a card, an emotion point or a step stands; both are empty in the tray.
type diffPlace struct {
	Lane   string `json:"lane"`
	Column string `json:"column"`
}

type diffTally struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Moved   int `json:"moved"`
	Removed int `json:"removed"`
}

func (env Env) diff(pathA, pathB, lang string, asJSON bool) error {
	lang, words, err := language(lang)
	if err != nil {
		return err
	}
	a, err := env.loadTelling(pathA)
	if err != nil {
		return err
	}
	b, err := env.loadTelling(pathB)
	if err != nil {
		return err
	}
	list := insight.Changes(a, b)
	out := diffReport{A: pathA, B: pathB, Changes: []diffChange{}, Counts: map[string]diffTally{}}
	for _, c := range list {
		out.Changes = append(out.Changes, tellDiff(a, b, c, lang, words))
	}
	counts := insight.Count(list)
	for k, t := range counts {
		if t.Sum() > 0 {
			out.Counts[model.Kind(k).String()] = diffTally(t)
		}
	}
	if err := env.printDiff(out, vm.ChangeCounts(counts, words), asJSON); err != nil {
		return err
	}
	if len(list) > 0 {
		return errFindings
	}
	return nil
}

// loadTelling reads a project and says on standard error what had to be repaired, a line each.
func (env Env) loadTelling(path string) (*model.Document, error) {
	doc, report, err := load(path)
	if err != nil {
		return nil, err
	}
	for _, issue := range report.Issues {
		fmt.Fprintf(env.Err, "%s: repaired: %s\n", path, oneLine(issue.String()))
	}
	return doc, nil
}

func tellDiff(a, b *model.Document, c insight.Change, lang string, words layout.Words) diffChange {
	told := vm.TellChange(a, b, c, lang, words)
	out := diffChange{What: c.What, Moved: c.Moved, Kind: c.Kind.String(), ID: c.ID, Map: told.Map, Name: told.Name, Fields: c.Fields, Message: told.Line}
	switch c.Kind {
	case model.KindCard, model.KindPoint, model.KindStep:
		from, to := diffPlace(told.From), diffPlace(told.To)
		if c.What != insight.Added {
			out.From = &from
		}
		if c.What != insight.Removed {
			out.To = &to
		}
	}
	return out
}

func (env Env) printDiff(out diffReport, summary string, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(env.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(out)
	}
	for _, c := range out.Changes {
		where := ""
		if c.Map != "" {
			where = c.Map + ": "
		}
		fmt.Fprintln(env.Out, where+c.Message)
	}
	if summary != "" {
		fmt.Fprintln(env.Out, summary)
	}
	return nil
}
