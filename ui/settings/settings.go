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
	StillMotion  bool     `json:"stillMotion,omitempty"`  // nothing animates
	Outline      bool     `json:"outline,omitempty"`      // the outline stands in place of the map
	OutlineTable bool     `json:"outlineTable,omitempty"` // as a table, not as a tree
	OutlineLanes bool     `json:"outlineLanes,omitempty"` // the tree by lanes, not by stages
	Recent       []string `json:"recent,omitempty"`       // paths, newest first
	Commands     []string `json:"commands,omitempty"`     // ids of what was taken from the command palette, newest first
	Folder       string   `json:"folder,omitempty"`       // where the last file was opened or saved
	Export       Export   `json:"export,omitzero"`
}

// Export is what was chosen for the last export.
type Export struct {
	Style    string  `json:"style,omitempty"`    // of a PDF: poster, pages or report
	Page     string  `json:"page,omitempty"`     // fit, A0 … A4
	Language string  `json:"language,omitempty"` // zh or en
	Scale    float64 `json:"scale,omitempty"`    // pixels per point of a picture
	Client   bool    `json:"client,omitempty"`
	Folder   string  `json:"folder,omitempty"`
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

// Save writes the settings. The error is the file's own.
func (st Store) Save(s Settings) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(s); err != nil {
		return err
	}
	return st.Write(b.Bytes())
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
	if s.Export.Scale < 0 || s.Export.Scale > limits.ScaleMax {
		s.Export.Scale = 0
	}
	return s
}
