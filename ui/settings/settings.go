package settings

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"sojourn/model/limits"
)

// Settings are the choices of one person. The zero value of a field means that nobody chose.
type Settings struct {
	Language     string   `json:"language,omitempty"` // zh or en; empty follows the system
	Theme        string   `json:"theme,omitempty"`    // system, light, dark or contrast; empty is the usual one
	Width        float32  `json:"width,omitempty"`    // of the window, in Fyne units
	Height       float32  `json:"height,omitempty"`
	HideLeft     bool     `json:"hideLeft,omitempty"`
	HideRight    bool     `json:"hideRight,omitempty"`
	Minimap      bool     `json:"minimap,omitempty"`
	Both         bool     `json:"both,omitempty"`         // maps show the other language below
	StillMotion  bool     `json:"stillMotion,omitempty"`  // nothing animates
	Page         string   `json:"page,omitempty"`         // what stands in place of the map: outline, gaps …; empty is the map
	OutlineTable bool     `json:"outlineTable,omitempty"` // as a table, not as a tree
	OutlineLanes bool     `json:"outlineLanes,omitempty"` // the tree by lanes, not by stages
	Recent       []string `json:"recent,omitempty"`       // paths, newest first
	Commands     []string `json:"commands,omitempty"`     // ids of what was taken from the command palette, newest first
	Folder       string   `json:"folder,omitempty"`       // where the last file was opened or saved
	Export       Export   `json:"export,omitzero"`        // the last choices, whatever the project

	Exports []ProjectExport `json:"exports,omitempty"` // by project, newest first
	Clients []Client        `json:"clients,omitempty"` // how their sheets are read, the one used last first
}

// Export is what was chosen for an export.
type Export struct {
	Format   string  `json:"format,omitempty"`   // pdf, xlsx, png …
	Style    string  `json:"style,omitempty"`    // of a PDF: poster, pages, report …
	Page     string  `json:"page,omitempty"`     // fit, A0 … A4, A3-portrait
	Tile     string  `json:"tile,omitempty"`     // the paper of a poster over many sheets
	Overlap  float64 `json:"overlap,omitempty"`  // millimetres that these sheets share; less than 0 is none
	Smallest float64 `json:"smallest,omitempty"` // points that text is to have at least; less than 0 asks for nothing
	Language string  `json:"language,omitempty"` // zh or en
	Both     bool    `json:"both,omitempty"`     // the other language stands below
	Scale    float64 `json:"scale,omitempty"`    // pixels per point of a picture
	One      bool    `json:"one,omitempty"`      // a report is about the open map alone
	Compare  string  `json:"compare,omitempty"`  // the map that another is held against, by its id
	Client   bool    `json:"client,omitempty"`
	Attach   bool    `json:"attach,omitempty"` // the project travels inside the PDF
	Folder   string  `json:"folder,omitempty"`
}

// ProjectExport is what was chosen for the last export of one project.
type ProjectExport struct {
	Path   string `json:"path"` // of the project's file
	Export Export `json:"export,omitzero"`
}

// ExportOf returns what was chosen last for the project at path; where nothing was, the last choices for any project,
// but for the one to give the project away with them.
func (s Settings) ExportOf(path string) Export {
	for _, p := range s.Exports {
		if p.Path == path {
			return p.Export
		}
	}
	last := s.Export
	last.Attach, last.Compare = false, ""
	return last
}

// WithExport returns s with choices as the last ones, and as those of the project at path unless that is "".
func (s Settings) WithExport(path string, e Export) Settings {
	s.Export = e
	if path == "" {
		return s
	}
	list := []ProjectExport{{path, e}}
	for _, p := range s.Exports {
		if p.Path != path {
			list = append(list, p)
		}
	}
	s.Exports = list[:min(len(list), limits.ExportMemory)]
	return s
}

// WithRecent returns s with path as its newest recent file.
func (s Settings) WithRecent(path string) Settings {
	list := append([]string{path}, slices.DeleteFunc(slices.Clone(s.Recent), func(p string) bool { return p == path })...)
	s.Recent = list[:min(len(list), limits.RecentFiles)]
	return s
}

// WithCommand returns s with a command as the one taken last.
func (s Settings) WithCommand(id string) Settings {
	list := append([]string{id}, slices.DeleteFunc(slices.Clone(s.Commands), func(c string) bool { return c == id })...)
	s.Commands = list[:min(len(list), limits.RecentCommands)]
	return s
}

// WithoutRecent returns s without a recent file that is no longer there.
func (s Settings) WithoutRecent(path string) Settings {
	s.Recent = slices.DeleteFunc(slices.Clone(s.Recent), func(p string) bool { return p == path })
	return s
}

// Store reads and writes the settings through functions that know the file, so that they are written as safely as a
// project is.
type Store struct {
	Read  func() ([]byte, error)
	Write func([]byte) error
}

// Load returns the settings of the file. What is missing or damaged takes its default, field by field: settings never
// keep the program from starting.
func (st Store) Load() Settings {
	var s Settings
	raw, err := st.Read()
	if err != nil {
		return s
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return s
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) { // in order, since names that differ in case are one field
		next := s
		one, err := json.Marshal(map[string]json.RawMessage{name: fields[name]})
		if err == nil && json.Unmarshal(one, &next) == nil {
			s = next
		}
	}
	return s.sound()
}

// Encode returns the settings as the file holds them.
func (s Settings) Encode() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(s)
	return b.Bytes(), err
}

// sound brings values within what the program can use.
func (s Settings) sound() Settings {
	if s.Language != "zh" && s.Language != "en" {
		s.Language = ""
	}
	if !slices.Contains([]string{"system", "light", "dark", "contrast"}, s.Theme) {
		s.Theme = ""
	}
	if s.Width < limits.WindowWidthMin || s.Height < limits.WindowHeightMin || max(s.Width, s.Height) > limits.WindowSideMax {
		s.Width, s.Height = 0, 0
	}
	s.Recent = slices.DeleteFunc(s.Recent, func(p string) bool { return p == "" })
	s.Recent = s.Recent[:min(len(s.Recent), limits.RecentFiles)]
	s.Commands = s.Commands[:min(len(s.Commands), limits.RecentCommands)]
	s.Clients = fitting(slices.DeleteFunc(s.Clients, func(c Client) bool { return c.Name == "" }))
	s.Export = s.Export.sound()
	s.Exports = slices.Clone(s.Exports[:min(len(s.Exports), limits.ExportMemory)])
	for i := range s.Exports {
		s.Exports[i].Export = s.Exports[i].Export.sound()
	}
	return s
}

func (e Export) sound() Export {
	if e.Scale < 0 || e.Scale > limits.ScaleMax {
		e.Scale = 0
	}
	return e
}
