package outline

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// mostValues is how many values of a column a menu offers; there is the field to search in for the others.
const mostValues = 60

// setTable looks at the table in another way.
func (o *Outline) setTable(v vm.TableView) {
	o.CloseEditor()
	o.table = v
	o.rebuild()
	o.reveal()
	o.selected()
}

// OfferValues opens a menu of what the cells of a column say: those with a tick are shown, with none all.
func (o *Outline) OfferValues(col int) {
	c := o.canvas()
	if c == nil || !o.look.Table {
		return
	}
	key := o.heads[col].Key
	all := fyne.NewMenuItem(o.w("outline.values.all"), func() { o.setTable(o.table.Without(key)) })
	all.Checked = o.table.Only[key] == nil
	items := []*fyne.MenuItem{all, fyne.NewMenuItemSeparator()}
	for i, v := range o.model.Values(col, o.table) {
		if i == mostValues {
			break
		}
		it := fyne.NewMenuItem(part.Fit(o.model.ValueText(v.Text), part.BodySize, fyne.TextStyle{}, menuWidth)+"  "+strconv.Itoa(v.Count), func() { o.setTable(o.table.Toggled(key, v.Text)) })
		it.Checked = slices.Contains(o.table.Only[key], v.Text)
		items = append(items, it)
	}
	r := o.cellRect(0, col)
	widget.ShowPopUpMenuAtRelativePosition(fyne.NewMenu("", items...), c, fyne.NewPos(float32(r.X), headHeight), o)
}

const menuWidth = 320 // of a value in a menu, so that it is no wider than the table

// Here returns the current column's name and what its cell says in the current line, and false outside of a table.
func (o *Outline) Here() (column, value string, ok bool) {
	l, on := o.Current()
	if !on || l.Card == nil || !o.look.Table {
		return "", "", false
	}
	return o.heads[o.col].Text, o.model.Cell(l.Card, o.col), true
}

// OfferHere opens the values of the current column.
func (o *Outline) OfferHere() { o.OfferValues(o.col) }

// OnlyHere shows only the lines that say in the current column what the current line says.
func (o *Outline) OnlyHere() {
	if _, value, ok := o.Here(); ok {
		key := o.heads[o.col].Key
		o.setTable(o.table.Without(key).Toggled(key, value))
	}
}

// Filtered reports that some column is filtered.
func (o *Outline) Filtered() bool { return len(o.table.Only) > 0 }

// ClearFilters shows all lines of the table again, but for those that a search leaves out.
func (o *Outline) ClearFilters() { o.setTable(o.table.Without("")) }
