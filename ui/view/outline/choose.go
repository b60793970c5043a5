package outline

import (
	"slices"

	"sojourn/model"
	"sojourn/ui/vm"
)

// Current returns the line that the keyboard is on, and false where there is none.
func (o *Outline) Current() (vm.OutlineLine, bool) {
	if o.at >= len(o.lines) {
		return vm.OutlineLine{}, false
	}
	return o.lines[o.at], true
}

// Chosen returns the selected lines, top to bottom.
func (o *Outline) Chosen() []vm.OutlineLine {
	if l, ok := o.Current(); ok && len(o.chosen) == 1 && o.chosen[l.LineKey] {
		return []vm.OutlineLine{l}
	}
	var out []vm.OutlineLine
	for _, l := range o.lines {
		if o.chosen[l.LineKey] {
			out = append(out, l)
		}
	}
	return out
}

// Select selects lines by their records, unfolds what hides them and brings the first into view. Records without a line
// are passed over; with none left the selection stays.
func (o *Outline) Select(ids ...string) {
	want := map[string]bool{}
	for _, id := range ids {
		want[id] = true
		if !o.look.Table {
			o.unfold(id)
		}
	}
	o.rebuild()
	first, chosen := -1, map[vm.LineKey]bool{}
	for i, l := range o.lines {
		if want[string(l.ID)] && l.Kind != vm.CellLine && l.Kind != vm.CurveLine && l.Kind != vm.TrayLine {
			chosen[l.LineKey] = true
			if first < 0 {
				first = i
			}
		}
	}
	if first < 0 {
		return
	}
	if !chosen[o.key] {
		o.at, o.key, o.anchor = first, o.lines[first].LineKey, o.lines[first].LineKey
	}
	o.chosen = chosen
	o.reveal()
	o.raster.Refresh()
}

// unfold opens what hides the line of a record.
func (o *Outline) unfold(id string) {
	for _, kind := range []vm.LineKind{vm.CardLine, vm.StepLine} {
		for _, k := range o.model.Above(vm.LineKey{Kind: kind, ID: model.ID(id)}, o.look.ByLanes) {
			delete(o.tree.Folded, k)
		}
	}
}

// goTo makes another line the current one. With more, the range from where it began is selected.
func (o *Outline) goTo(at int, more bool) {
	if len(o.lines) == 0 {
		return
	}
	o.at = max(0, min(at, len(o.lines)-1))
	o.key = o.lines[o.at].LineKey
	if !more {
		o.anchor = o.key
	}
	clear(o.chosen)
	from := o.index(o.anchor)
	if from < 0 {
		from = o.at
	}
	for i := min(from, o.at); i <= max(from, o.at); i++ {
		o.chosen[o.lines[i].LineKey] = true
	}
	o.reveal()
	o.selected()
}

// toggle takes a line into the selection, or out of it.
func (o *Outline) toggle(at int) {
	k := o.lines[at].LineKey
	if o.chosen[k] && len(o.chosen) > 1 {
		delete(o.chosen, k)
	} else {
		o.chosen[k] = true
	}
	o.at, o.key, o.anchor = at, k, k
	o.selected()
}

// SelectAll selects every card that is shown.
func (o *Outline) SelectAll() {
	clear(o.chosen)
	for _, l := range o.lines {
		if l.Kind == vm.CardLine {
			o.chosen[l.LineKey] = true
		}
	}
	o.selected()
}

func (o *Outline) selected() {
	o.raster.Refresh()
	if o.ev.Select != nil {
		o.ev.Select()
	}
}

func (o *Outline) index(k vm.LineKey) int {
	for i := range o.lines {
		if o.lines[i].LineKey == k {
			return i
		}
	}
	return -1
}

// fold opens or closes a branch.
func (o *Outline) fold(k vm.LineKey, closed bool) {
	if closed {
		o.tree.Folded[k] = true
	} else {
		delete(o.tree.Folded, k)
	}
	o.rebuild()
}

// outwards goes to the line above this one in the tree.
func (o *Outline) outwards(more bool) {
	for i := o.at - 1; i >= 0; i-- {
		if o.lines[i].Level < o.lines[o.at].Level {
			o.goTo(i, more)
			return
		}
	}
}

// Text returns what a spreadsheet takes for the selected lines of the table, all columns of them; "" in the tree.
func (o *Outline) Text() string {
	if !o.look.Table {
		return ""
	}
	cols := make([]int, len(o.heads))
	for i := range cols {
		cols[i] = i
	}
	return o.model.TSV(o.Chosen(), cols...)
}

// ColumnText returns what the selected lines say in the current column.
func (o *Outline) ColumnText() string { return o.model.TSV(o.Chosen(), o.col) }

// Keep selects these cards besides the current line, where they have lines.
func (o *Outline) Keep(ids []model.ID) {
	for _, l := range o.lines {
		if l.Kind == vm.CardLine && slices.Contains(ids, l.ID) {
			o.chosen[l.LineKey] = true
		}
	}
	o.selected()
}
