package cli

import (
	"encoding/json"
	"errors"
	"fmt"

	"sojourn/model"
	"sojourn/model/importer"
	"sojourn/model/insight"
	"sojourn/model/limits"
	"sojourn/model/roundtrip"
	"sojourn/ui/vm"
)

// errAccept says that --accept was given for what is no returned workbook of the project.
var errAccept = errors.New("no workbook of a map of that project: leave out --accept to import it as a new map")

// returnReport is what import --accept prints. Kinds are called as the tables of a file.
type returnReport struct {
	File     string         `json:"file"`
	Map      model.ID       `json:"map"`
	Blind    bool           `json:"blind,omitempty"` // it has lost what it was written from
	Accepted int            `json:"accepted"`
	Items    []returnedItem `json:"items"`
	Notes    []returnedNote `json:"notes"`
}

type returnedItem struct {
	What     insight.What `json:"what"`
	Kind     string       `json:"kind"`
	ID       model.ID     `json:"id"`
	Field    string       `json:"field,omitempty"`
	Before   string       `json:"before,omitempty"`
	After    string       `json:"after,omitempty"`
	Mine     string       `json:"mine,omitempty"`
	Clash    bool         `json:"clash,omitempty"`
	Accepted bool         `json:"accepted"`
	Message  string       `json:"message"`
}

type returnedNote struct {
	Sheet  string           `json:"sheet,omitempty"`
	Cell   string           `json:"cell,omitempty"`
	Head   string           `json:"head,omitempty"`
	Text   string           `json:"text"`
	Reason roundtrip.Reason `json:"reason"`
}

// acceptReturned merges a returned workbook into its project: all that its reader did, or what is safe, which leaves
// out what clashes with the project and what is missing in the workbook.
func (env Env) acceptReturned(path string, f importFlags) error {
	if f.accept != "all" && f.accept != "safe" {
		return fmt.Errorf("--accept takes all or safe, not %q", f.accept)
	}
	if f.into == "" {
		return errors.New("--accept needs --into PROJECT, the project that the workbook was made from")
	}
	doc, _, err := load(f.into)
	if err != nil {
		return err
	}
	data, err := read(path, limits.SheetBytes)
	if err != nil {
		return err
	}
	tables, err := importer.Read(path, data, importer.Options{})
	if err != nil {
		return err
	}
	r, err := roundtrip.Read(tables, doc)
	if err != nil {
		return about(path, errors.Join(errAccept, err))
	}
	if _, ours := model.Get[model.Map](doc, r.Map); !ours {
		return about(path, errAccept)
	}
	lang, words, err := language(r.Lang)
	if err != nil {
		return err
	}
	v := roundtrip.NewReview(r, doc, vm.Nameless(lang, words))
	out := returnReport{File: path, Map: r.Map, Blind: r.Blind, Items: []returnedItem{}, Notes: []returnedNote{}}
	for i := range v.Items {
		if f.accept == "all" {
			v.Decide(i, true)
		}
	}
	for _, i := range v.Items {
		t := vm.TellItem(v, i, lang, words)
		out.Items = append(out.Items, returnedItem{i.What, i.Kind.String(), i.ID, i.Field, i.Before, i.After, i.Mine, i.Clash, i.Accept, t.Name + ": " + t.Detail})
		if i.Accept {
			out.Accepted++
		}
	}
	for _, n := range v.Notes {
		out.Notes = append(out.Notes, returnedNote{n.Sheet, n.Cell, n.Head, n.Text, n.Reason})
	}
	to := f.out
	if to == "" {
		to = f.into
	}
	if err := store(to, v.Doc(doc)); err != nil {
		return err
	}
	enc := json.NewEncoder(env.Out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
