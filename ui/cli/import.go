package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/limits"
)

type importFlags struct{ out, into, mapping, sheet, report, accept string }

func (env Env) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use: "import IN -o OUT.journey", Short: "Make a map of an Excel or CSV sheet", Args: exactly("IN"),
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
	cmd.Flags().StringVar(&f.mapping, "mapping", "", "how to read the sheet, as JSON: the mapping of a report, corrected")
	cmd.Flags().StringVar(&f.sheet, "sheet", "", "which sheet of a workbook (the one that looks most like a journey)")
	cmd.Flags().StringVar(&f.report, "report", "", "write what became of every cell to this JSON file")
	cmd.Flags().StringVar(&f.accept, "accept", "", "IN is a workbook of a map of --into that somebody has edited: take over all they did, or what is safe; prints JSON")
	return cmd
}

func (env Env) importSheet(path string, f importFlags) error {
	bar := env.progress(4)
	defer bar.done()
	bar.step("reading " + path)
	data, err := read(path, limits.SheetBytes)
	if err != nil {
		return err
	}
	tables, err := importer.Read(path, data, importer.Options{})
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
	plan, err := importer.Build(&tables[at], guess.Mapping, base)
	if err != nil {
		return about(path, err)
	}
	bar.step("making the map")
	s := model.NewSession(base, model.RandomIDs{})
	if _, err := s.Do("do.import", func(tx *model.Tx) error { _, err := importer.Apply(tx, plan, ""); return err }); err != nil {
		return about(path, err)
	}
	bar.step("writing " + f.out)
	if err := store(f.out, s.Doc()); err != nil {
		return err
	}
	return env.reportImport(importer.NewReport(path, tables, at, guess.Mapping, plan, guess.Warnings), f.report)
}

// chooseMapping returns the sheet to read and how: by the mapping file, else by the guess.
func chooseMapping(tables []importer.Table, f importFlags) (int, importer.Proposal, error) {
	var given importer.Proposal
	if f.mapping != "" {
		data, err := read(f.mapping, limits.SheetBytes)
		if err != nil {
			return 0, given, err
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&given.Mapping); err != nil {
			return 0, given, fmt.Errorf("%s: this is no mapping (%w); take the \"mapping\" of a report", f.mapping, err)
		}
	}
	at, guess, err := importer.Pick(tables, cmp.Or(f.sheet, given.Mapping.Sheet), nil)
	if err != nil || f.mapping == "" {
		return at, guess, err
	}
	given.Mapping = given.Mapping.Fit(&tables[at])
	return at, given, nil
}

func (env Env) reportImport(r importer.Report, path string) error {
	fmt.Fprintf(env.Out, "%d stages, %d cards (%d in the tray); %d of %d cells kept, %d listed, %d lost\n",
		r.Made.Stages, r.Made.Cards, r.Made.Tray, r.Counts.Kept, r.Counts.Cells, r.Counts.Listed, r.Counts.Lost)
	if path == "" {
		return nil
	}
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return write(path, func(w io.Writer) error { _, err := w.Write(append(data, '\n')); return err })
}
