package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

// Import is what the import dialog shows: the sheet on the left with what each of its columns, or in a matrix each of
// its rows, means; the journey it would become on the right.
type Import struct {
	Name    string // of the file
	Sheets  []string
	Sheet   int
	Layouts []part.Option
	Layout  string
	Across  bool          // meanings belong to rows, not to columns
	Fields  []part.Option // what a column or row can mean
	Meaning []string      // the id of a field per column or row
	Fixed   []string      // per row: what it means whatever is chosen, empty for those with a choice; may be nil
	Rows    [][]string    // the first rows as they stand
	Header  int           // index of the row of headers, −1 for none
	Counts  string        // one line about what comes in
	Trouble string        // one line about what is wrong, if anything
	Ready   bool          // Import makes sense
	Picture Picture
}

// ImportChange is what the person changed.
type ImportChange struct {
	Sheet   int
	Layout  string
	Meaning []string
}

// ImportView is an open import dialog.
type ImportView struct {
	h       Host
	shell   *shell
	now     Import
	change  func(ImportChange)
	table   *fyne.Container
	head    *fyne.Container
	body    *fyne.Container
	counts  *part.Label
	trouble *part.Label
	picture *canvas.Raster
}

const (
	cellWidth  = 132
	cellHeight = 30
)

// Import opens the import dialog. Change is called with every correction; show its outcome with Show, at once or when
// it is ready. Done is called once, and with false when the person changed their mind.
func (h Host) Import(first Import, change func(ImportChange), done func(ok bool)) *ImportView {
	v := &ImportView{h: h, change: change, table: container.NewWithoutLayout(), head: container.NewHBox()}
	v.counts = part.NewLabel("", part.SmallSize, false, part.Muted)
	v.trouble = part.NewLabel("", part.SmallSize, false, part.Alarm)
	v.picture = newPicture(fyne.NewSize(300, 240), func() Picture { return v.now.Picture })
	left := container.NewBorder(part.NewHeading(h.Words("import.table")), nil, nil, nil, container.NewScroll(v.table))
	right := container.NewBorder(part.NewHeading(h.Words("import.preview")), nil, nil, nil, v.picture)
	halves := container.NewGridWithColumns(2, container.NewPadded(left), container.NewPadded(right))
	v.body = container.NewBorder(v.head, container.NewVBox(v.counts, v.trouble), nil, nil, halves)
	v.shell = h.open(h.Words("import.title", "name", first.Name), v.body, fyne.NewSize(1360, 800),
		Answer{Label: h.Words("button.cancel"), Style: part.Outline, Run: func() { done(false) }},
		Answer{Label: h.Words("button.import"), Style: part.Primary, Run: func() { done(true) }})
	v.shell.keep = func(i int) bool { return i == 1 && !v.now.Ready }
	v.Show(first)
	return v
}

// Show shows another state of the import.
func (v *ImportView) Show(i Import) {
	v.now = i
	v.showHead()
	v.showTable()
	v.counts.SetText(i.Counts)
	v.trouble.SetText(i.Trouble)
	if b := v.shell.buttons[1]; i.Ready {
		b.Enable()
	} else {
		b.Disable()
	}
	v.body.Refresh()
	v.picture.Refresh()
}

func (v *ImportView) tell(c ImportChange) {
	if v.change != nil {
		v.change(c)
	}
}

func (v *ImportView) state() ImportChange {
	return ImportChange{v.now.Sheet, v.now.Layout, append([]string(nil), v.now.Meaning...)}
}

// showHead offers the sheets, when there are several, and the layouts.
func (v *ImportView) showHead() {
	v.head.RemoveAll()
	add := func(label string, options []part.Option, id string, chosen func(string)) {
		c := part.NewChoice(options, chosen)
		c.SetID(id)
		c.HearKeys(v.shell.key)
		v.head.Add(container.NewGridWrap(fyne.NewSize(220, 52), fieldOf(label, c)))
	}
	if len(v.now.Sheets) > 1 {
		var options []part.Option
		for _, name := range v.now.Sheets {
			options = append(options, part.Option{ID: name, Text: name})
		}
		add(v.h.Words("import.sheet"), options, v.now.Sheets[v.now.Sheet], func(name string) {
			for i, n := range v.now.Sheets {
				if n == name && i != v.now.Sheet {
					v.tell(ImportChange{Sheet: i})
				}
			}
		})
	}
	add(v.h.Words("import.layout"), v.now.Layouts, v.now.Layout, func(id string) {
		if id != v.now.Layout {
			v.tell(ImportChange{Sheet: v.now.Sheet, Layout: id})
		}
	})
	v.head.Refresh()
}

// showTable draws the first rows as a grid with a choice above each column, or beside each row.
func (v *ImportView) showTable() {
	v.table.RemoveAll()
	columns := 0
	for _, r := range v.now.Rows {
		columns = max(columns, len(r))
	}
	var left, top float32
	if v.now.Across {
		left = cellWidth
	} else if len(v.now.Meaning) > 0 {
		top = cellHeight + 4
	}
	for i, meaning := range v.now.Meaning {
		if v.now.Across && i < len(v.now.Fixed) && v.now.Fixed[i] != "" {
			t := part.Text(v.now.Fixed[i], part.SmallSize, false, theme.Current().Muted)
			t.Move(fyne.NewPos(8, float32(i)*cellHeight+6))
			v.table.Add(t)
			continue
		}
		c := part.NewChoice(v.now.Fields, func(id string) {
			next := v.state()
			next.Meaning[i] = id
			v.tell(next)
		})
		c.SetID(meaning)
		c.HearKeys(v.shell.key)
		at := fyne.NewPos(float32(i)*cellWidth, 0)
		if v.now.Across {
			at = fyne.NewPos(0, float32(i)*cellHeight)
		}
		c.Move(at)
		c.Resize(fyne.NewSize(cellWidth-6, cellHeight))
		v.table.Add(c)
	}
	p := theme.Current()
	for y, row := range v.now.Rows {
		for x, text := range row {
			t := part.Text(part.Fit(text, part.SmallSize, fyne.TextStyle{Bold: y == v.now.Header}, cellWidth-14), part.SmallSize, y == v.now.Header, p.Body)
			t.Move(fyne.NewPos(left+float32(x)*cellWidth+4, top+float32(y)*cellHeight+6))
			v.table.Add(t)
		}
		edge := canvas.NewRectangle(p.Hairline)
		edge.Move(fyne.NewPos(0, top+float32(y+1)*cellHeight-1))
		edge.Resize(fyne.NewSize(left+float32(columns)*cellWidth, 1))
		v.table.Add(edge)
	}
	v.table.Layout = exactly(fyne.NewSize(left+float32(columns)*cellWidth, top+float32(len(v.now.Rows))*cellHeight))
	v.table.Refresh()
}

// exactly is a layout that moves nothing and has one size.
type exactly fyne.Size

func (e exactly) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size(e) }
func (e exactly) Layout([]fyne.CanvasObject, fyne.Size) {}
