package importer

import (
	"slices"
	"strings"

	"sojourn/model/limits"
)

// Memory is what a person taught while mapping the sheets of one client. It is plain data, to be kept under the
// client's name.
type Memory struct {
	Known Known  `json:"known,omitempty"`
	Forms []Form `json:"forms,omitempty"` // the latest first
}

// Form is a sheet as it was filled in before, with the mapping a person settled on.
type Form struct {
	Signature string  `json:"signature"`
	Mapping   Mapping `json:"mapping"`
}

// Signature tells a form from others by its own words, whatever is filled in and however its columns or rows are
// ordered: the headers of a list, the labels of a matrix. It is empty for a sheet that has fewer than two of them.
func Signature(t *Table, m Mapping) string {
	var list []string
	if m.Layout == Matrix {
		for r := max(m.StageRow, m.StepRow); r < len(t.Rows); r++ {
			list = append(list, t.At(r, m.LabelColumn-1))
		}
	} else {
		for _, c := range m.headers(t) {
			list = append(list, c.Text)
		}
	}
	return signature(list)
}

func signature(list []string) string {
	var words []string
	for _, s := range list {
		if w := fold(s); w != "" && len(s) <= longHeader {
			words = append(words, w)
		}
	}
	if len(words) < 2 || len(words) > limits.SheetColumns {
		return ""
	}
	slices.Sort(words)
	return strings.Join(words, "|")
}

// Learn remembers a mapping that a person settled on, and what it says about single headers.
func (y *Memory) Learn(t *Table, m Mapping) {
	if y.Known == nil {
		y.Known = Known{}
	}
	y.Known.Learn(m)
	sign := Signature(t, m)
	if sign == "" || m.Own {
		return
	}
	m.Head, m.Listed = nil, nil // they are about this sheet
	forms := slices.DeleteFunc(slices.Clone(y.Forms), func(f Form) bool { return f.Signature == sign })
	forms = append([]Form{{sign, m}}, forms...)
	y.Forms = forms[:min(len(forms), limits.SheetForms)]
}

// Find looks for a form that came before among the sheets of a file, and returns which sheet it is and how to read it.
func (y Memory) Find(tables []Table) (int, Proposal, bool) {
	for _, f := range y.Forms {
		for i := range tables {
			if t := &tables[i]; !t.Hidden {
				if m, ok := f.in(t); ok {
					m.Sheet, m.Head = t.Sheet, readHead(t, newMatcher(y.Known), m.top()-1)
					return i, Proposal{Mapping: m, Confidence: 1, Warnings: hiddenWarnings(t)}, true
				}
			}
		}
	}
	return 0, Proposal{}, false
}

// in returns the form's mapping moved to where the form stands in a sheet.
func (f Form) in(t *Table) (Mapping, bool) {
	m := f.Mapping
	if m.Check() != nil || f.Signature == "" {
		return m, false
	}
	if m.Layout == Matrix {
		m = m.Fit(t)
		return m, Signature(t, m) == f.Signature
	}
	grouped := m.HeaderRow - m.GroupRow
	for r := range min(len(t.Rows), headRows) {
		m.HeaderRow = r + 1
		if m.GroupRow > 0 {
			m.GroupRow = max(1, m.HeaderRow-grouped)
		}
		if Signature(t, m) == f.Signature {
			return m.Fit(t), true
		}
	}
	return m, false
}

// top is the row where the table begins.
func (m Mapping) top() int {
	switch {
	case m.Layout == Matrix:
		return m.StageRow
	case m.GroupRow > 0:
		return m.GroupRow
	}
	return m.HeaderRow
}
