package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"sojourn/model/fileio"
	"sojourn/model/importer"
	"sojourn/model/limits"
	"sojourn/ui/settings"
)

// chooseMapping returns the sheet to read and how: by a mapping file, by what the window has saved under a client's
// name, else by the guess.
func chooseMapping(tables []importer.Table, f importFlags) (int, importer.Proposal, error) {
	if f.mapping == "" {
		return importer.Pick(tables, f.sheet, nil)
	}
	if _, err := os.Stat(f.mapping); err != nil {
		memory, err := savedMapping(f.mapping)
		if err != nil {
			return 0, importer.Proposal{}, err
		}
		return byMemory(tables, f.sheet, memory)
	}
	data, err := read(f.mapping, limits.SheetBytes)
	if err != nil {
		return 0, importer.Proposal{}, err
	}
	var m importer.Mapping
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return 0, importer.Proposal{}, fmt.Errorf("%s: this is no mapping (%w); take the \"mapping\" of a report", f.mapping, err)
	}
	at, _, err := importer.Pick(tables, cmp.Or(f.sheet, m.Sheet), nil)
	if err != nil {
		return 0, importer.Proposal{}, err
	}
	return at, importer.Proposal{Mapping: m.Fit(&tables[at])}, nil
}

// savedMapping returns what the window has saved under a client's name.
func savedMapping(name string) (importer.Memory, error) {
	home, err := settings.Home()
	if err != nil {
		return importer.Memory{}, err
	}
	set := settings.File(fileio.OS, home).Load()
	if memory, ok := set.ClientOf(name); ok {
		return memory, nil
	}
	var names []string
	for _, c := range set.Clients {
		names = append(names, c.Name)
	}
	if len(names) == 0 {
		return importer.Memory{}, fmt.Errorf("--mapping: there is no file %s, and the window has saved no mapping: save one on its import page", name)
	}
	return importer.Memory{}, fmt.Errorf("--mapping: there is no file %s and no saved mapping of that name; saved are: %s", name, strings.Join(names, ", "))
}

// byMemory reads a form that came before as it was read then, and any other sheet by the guess, with the client's words.
func byMemory(tables []importer.Table, sheet string, memory importer.Memory) (int, importer.Proposal, error) {
	at, guess, err := importer.Pick(tables, sheet, memory.Known)
	if err != nil {
		return 0, guess, err
	}
	from, among := 0, tables
	if sheet != "" {
		from, among = at, tables[at:at+1]
	}
	if i, known, ok := memory.Find(among); ok {
		return from + i, known, nil
	}
	return at, guess, nil
}
