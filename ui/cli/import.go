package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/model/importer"
)

type importFlags struct{ out, into, m, mapping, sheet, report, accept, lang string }

func (env Env) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: "import IN -o OUT.journey", Short: "Make a map of a spreadsheet or a table", Args: exactly("IN"),
		Long: "Make a map of a spreadsheet, a table or a diagram: " + strings.Join(importer.Endings, " ") + ".\n" +
			"The content decides and not the name. Lists of customers, deals or requests are counted and become figures, and so are\n" +
			"behaviour logs (customer, time, touchpoint): they make a journey, or with --map are measured on one that is there.",
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case f.accept != "":
				return env.acceptReturned(args[0], f)
			case f.out == "":
				return errors.New("say where to write the project: -o OUT.journey")
			}
			return env.importSheet(args[0], f)
		},
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "the project to write")
	cmd.Flags().StringVar(&f.into, "into", "", "a project to add the map to; without it a new one is made")
	cmd.Flags().StringVarP(&f.m, "map", "m", "", "a map of that project to fill instead: its number or title (for a list of customers the first one)")
	cmd.Flags().StringVar(&f.mapping, "mapping", "", "how to read the sheet: a JSON file with the mapping of a report, corrected, or the name under which the window has saved one")
	cmd.Flags().StringVar(&f.sheet, "sheet", "", "which sheet of a workbook (the one that looks most like a journey)")
	cmd.Flags().StringVar(&f.report, "report", "", "write what became of every cell to this JSON file")
	cmd.Flags().StringVar(&f.accept, "accept", "", "IN is a workbook of a map of --into that somebody has edited: take over all they did, or what is safe; prints JSON")
	cmd.Flags().StringVarP(&f.lang, "lang", "l", "", "of what is printed: zh or en (the system's)")
	return cmd
}

func (env Env) importSheet(path string, f importFlags) error {
	_, words, err := language(f.lang)
	if err != nil {
		return err
	}
	bar := env.progress(4)
	defer bar.done()
	bar.step("reading " + path)
	tables, _, err := importer.ReadFile(path, func() (io.ReadCloser, error) { return openFile(path) }, importer.Options{})
	if err != nil {
		return err
	}
	bar.step("finding stages and touchpoints")
	at, guess, err := chooseMapping(tables, f)
	if err != nil {
		return about(path, err)
	}
	base := model.New()
	if f.into != "" {
		if base, _, err = load(f.into); err != nil {
			return err
		}
	}
	into, err := target(base, guess.Mapping.Layout, f)
	if err != nil {
		return err
	}
	plan, err := importer.Build(&tables[at], guess.Mapping, base)
	if err != nil {
		return about(path, err)
	}
	bar.step("making the map")
	s := model.NewSession(base, model.RandomIDs{})
	diff, err := s.Do("do.import", func(tx *model.Tx) error { _, err := importer.Apply(tx, plan, into); return err })
	if err != nil {
		return about(path, err)
	}
	bar.step("writing " + f.out)
	if err := store(f.out, s.Doc()); err != nil {
		return err
	}
	report := importer.NewReport(path, tables, at, guess.Mapping, plan, guess.Warnings)
	if plan.Measures(base, into) {
		report.Made = importer.Made{}
	}
	if guess.Mapping.Layout == importer.Contacts || plan.Measures(base, into) {
		env.reportFigures(plan.Settings(base, into), diff, plan.Counts().Withheld, words)
	}
	return env.reportImport(report, f.report, words)
}

// target returns the map to fill, none for a new one. A list of customers is counted on a map that is there.
func target(base *model.Document, l importer.Layout, f importFlags) (model.ID, error) {
	switch {
	case f.m != "" && f.into == "":
		return "", errors.New("--map names a map of the project given with --into")
	case f.m != "" || l == importer.Contacts && len(base.Maps()) > 0:
		return findMap(base, f.m)
	}
	return "", nil
}

// reportFigures says what a list of customers or a behaviour log set.
func (env Env) reportFigures(list []importer.Setting, diff model.Diff, withheld int, words layout.Words) {
	n := map[importer.Target]int{}
	for _, s := range list {
		n[s.Target]++
	}
	if n[importer.OnStage] == 0 { // a log is counted over the stages that are there
		for _, c := range diff.Updated {
			if c.To.Of() == model.KindStage {
				n[importer.OnStage]++
			}
		}
	}
	fmt.Fprintln(env.Out, words("cli.import.figures", "personas", n[importer.OnPersona], "touchpoints", n[importer.OnTouchpoint],
		"stages", n[importer.OnStage], "tray", n[importer.OnTray])+words("cli.import.withheld", "n", withheld))
}

func (env Env) reportImport(r importer.Report, path string, words layout.Words) error {
	fmt.Fprintln(env.Out, words("cli.import.made", "stages", words("bar.stages", "n", r.Made.Stages), "cards", words("bar.cards", "n", r.Made.Cards),
		"tray", r.Made.Tray)+words("cli.import.cells", "n", r.Counts.Cells, "kept", r.Counts.Kept, "listed", r.Counts.Listed, "lost", r.Counts.Lost))
	if path == "" {
		return nil
	}
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return write(path, func(w io.Writer) error { _, err := w.Write(append(data, '\n')); return err })
}
