package ui

import (
	"strings"

	"sojourn/model/importer"
	"sojourn/ui/dialog"
)

// imported is what is told of the last import of a window.
type imported struct {
	name   string
	counts string
	left   []dialog.LeftCell
}

// leftCells words the cells that found no place.
func (w *window) leftCells(list []importer.Leftover, m importer.Mapping) []dialog.LeftCell {
	reasons := map[[2]string]string{}
	out := make([]dialog.LeftCell, len(list))
	aside := map[string]bool{}
	for _, cell := range m.Listed {
		aside[cell] = true
	}
	for i, l := range list {
		why := [2]string{l.Reason, l.To}
		if reasons[why] == "" {
			reasons[why] = w.words("import.reason."+l.Reason) + " " + w.words("import.to."+toWord(l.To))
		}
		out[i] = dialog.LeftCell{Row: l.Row - 1, Column: l.Column - 1, Place: l.Cell, Name: l.Name, Text: l.Text, Reason: reasons[why],
			Note: l.To != "", Fixed: l.To == "" && !m.ListOnly && !aside[l.Cell] || l.Reason == importer.IsHidden || l.Reason == importer.Skipped}
	}
	return out
}

func toWord(to string) string {
	if to == "" {
		return "nowhere"
	}
	return to
}

// copyLeft puts the list on the clipboard, as cells.
func (w *window) copyLeft(list []dialog.LeftCell) {
	var b strings.Builder
	cell := func(s string) string { return strings.NewReplacer("\t", " ", "\n", " ").Replace(s) }
	for _, c := range list {
		b.WriteString(strings.Join([]string{c.Place, cell(c.Name), cell(c.Text), c.Reason}, "\t") + "\n")
	}
	w.app.Clipboard().SetContent(b.String())
	w.frame.Say(w.words("import.copied", "n", len(list)))
}

// showImported tells once more what became of the last import.
func (w *window) showImported() {
	last := w.imported
	title := w.words("import.report.title", "name", last.name)
	if len(last.left) == 0 {
		w.host().Tell(title, last.counts+"\n"+w.words("import.left.none"))
		return
	}
	w.host().Left(title, last.counts, last.left, func() { w.copyLeft(last.left) })
}
