package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"sojourn/model"
	"sojourn/model/insight"
)

func (env Env) checkCommand() *cobra.Command {
	var asJSON bool
	var lang string
	cmd := &cobra.Command{
		Use: "check FILE", Short: "List gaps in a project and damage in its file; exit 0 sound, 1 findings, 2 unreadable", Args: exactly("FILE"),
		RunE: func(_ *cobra.Command, args []string) error { return env.check(args[0], lang, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().StringVarP(&lang, "lang", "l", "", "zh or en (the system's)")
	return cmd
}

// checkReport is what check --json prints.
type checkReport struct {
	File     string         `json:"file"`
	Repairs  []string       `json:"repairs"`
	Findings []checkFinding `json:"findings"`
}

type checkFinding struct {
	Rule    insight.Rule `json:"rule"`
	Map     string       `json:"map,omitempty"`
	ID      model.ID     `json:"id,omitempty"`
	Name    string       `json:"name,omitempty"`
	Message string       `json:"message"`
}

func (env Env) check(path, lang string, asJSON bool) error {
	lang, words, err := language(lang)
	if err != nil {
		return err
	}
	doc, report, err := load(path)
	if err != nil {
		return err
	}
	out := checkReport{File: path, Repairs: []string{}, Findings: []checkFinding{}}
	for _, issue := range report.Issues {
		out.Repairs = append(out.Repairs, issue.String())
	}
	for _, f := range insight.Check(doc) {
		m, _ := model.Get[model.Map](doc, f.Map)
		name := f.Name.In(lang)
		out.Findings = append(out.Findings, checkFinding{Rule: f.Rule, Map: m.Title.In(lang), ID: f.Subject, Name: name,
			Message: words("check."+string(f.Rule), "name", name, "n", 1)})
	}
	if err := env.printCheck(out, asJSON); err != nil {
		return err
	}
	if len(out.Findings)+len(out.Repairs) > 0 {
		return errFindings
	}
	return nil
}

func (env Env) printCheck(out checkReport, asJSON bool) error {
	if asJSON {
		enc := json.NewEncoder(env.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(out)
	}
	for _, r := range out.Repairs {
		fmt.Fprintf(env.Out, "%s: repaired: %s\n", out.File, oneLine(r))
	}
	for _, f := range out.Findings {
		where := out.File
		if f.Map != "" {
			where = f.Map
		}
		if f.Name != "" {
			where += ": " + f.Name
		}
		fmt.Fprintf(env.Out, "%s: %s\n", where, f.Message)
	}
	return nil
}
