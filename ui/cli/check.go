package cli

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/ui/i18n"
)

func (env Env) checkCommand() *cobra.Command {
	var asJSON, all bool
	var lang string
	cmd := &cobra.Command{
		Use: "check FILE", Short: "List gaps in a project and damage in its file; exit 0 sound, 1 findings, 2 unreadable", Args: exactly("FILE"),
		RunE: func(_ *cobra.Command, args []string) error { return env.check(args[0], lang, asJSON, all) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVarP(&all, "all", "a", false, "list what was dismissed as well, with its reason")
	cmd.Flags().StringVarP(&lang, "lang", "l", "", "zh or en (the system's)")
	return cmd
}

// checkReport is what check --json prints.
type checkReport struct {
	File      string         `json:"file"`
	Repairs   []string       `json:"repairs"`
	Findings  []checkFinding `json:"findings"`
	Dismissed int            `json:"dismissed"`
	Let       []checkFinding `json:"dismissedFindings,omitempty"` // with --all
}

type checkFinding struct {
	Rule    insight.Rule `json:"rule"`
	Map     string       `json:"map,omitempty"`
	ID      model.ID     `json:"id,omitempty"`
	Name    string       `json:"name,omitempty"`
	Message string       `json:"message"`
	Reason  string       `json:"reason,omitempty"` // why it may stand
	By      string       `json:"by,omitempty"`     // who let it
	Date    string       `json:"date,omitempty"`   // since when
}

func (env Env) check(path, lang string, asJSON, all bool) error {
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
		line := checkFinding{Rule: f.Rule, Map: m.Title.In(lang), ID: f.Subject, Name: name,
			Message: words("check."+string(f.Rule), "name", name, "n", 1)}
		switch {
		case f.Dismissed == nil:
			out.Findings = append(out.Findings, line)
			continue
		case all:
			line.Reason, line.By, line.Date = f.Dismissed.Reason.In(lang), f.Dismissed.By, f.Dismissed.Date
			out.Let = append(out.Let, line)
		}
		out.Dismissed++
	}
	if err := env.printCheck(out, words, asJSON); err != nil {
		return err
	}
	if len(out.Findings)+len(out.Repairs) > 0 {
		return errFindings
	}
	return nil
}

func (env Env) printCheck(out checkReport, words i18n.Words, asJSON bool) error {
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
		fmt.Fprintf(env.Out, "%s: %s\n", f.where(out.File), f.Message)
	}
	if out.Dismissed > 0 {
		fmt.Fprintf(env.Out, "%s: %s\n", out.File, words("checks.dismissed", "n", out.Dismissed))
	}
	for _, f := range out.Let {
		fmt.Fprintf(env.Out, "%s: %s (%s)\n", f.where(out.File), f.Message, oneLine(strings.Join(strings.Fields(f.Reason+" "+f.By+" "+f.Date), " ")))
	}
	return nil
}

// where names the place of a finding: its map, in the file for what is of the project.
func (f checkFinding) where(file string) string {
	out := cmp.Or(f.Map, file)
	if f.Name != "" {
		out += ": " + f.Name
	}
	return out
}
