package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/ui/theme"
)

// Tile is a card of the palette: pulled onto the map it becomes the thing it names, and a press puts one where it
// fits. Positions are those of the whole window.
type Tile struct {
	touch
	Name, Note string
	Bar        Ink
	OnDrag     func(at fyne.Position)
	OnDrop     func(at fyne.Position)

	at       fyne.Position
	dragging bool
}

// NewTile returns a tile.
func NewTile(name, note string, bar Ink) *Tile {
	t := &Tile{Name: name, Note: note, Bar: bar}
	t.ExtendBaseWidget(t)
	return t
}

// Dragged tells where the tile is.
func (t *Tile) Dragged(e *fyne.DragEvent) {
	t.at, t.dragging = e.AbsolutePosition, true
	if t.OnDrag != nil {
		t.OnDrag(t.at)
	}
}

// DragEnd tells where the tile was let go.
func (t *Tile) DragEnd() {
	if !t.dragging {
		return
	}
	t.dragging = false
	if t.OnDrop != nil {
		t.OnDrop(t.at)
	}
}

// Cursor shows that the tile can be taken.
func (t *Tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	name, note := newText("", SmallSize, true), newText("", MetaSize, false)
	ground, bar := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 8
	bar.TopLeftCornerRadius, bar.BottomLeftCornerRadius = 8, 8
	l := &look{widget: t, objects: []fyne.CanvasObject{ground, bar, name, note}}
	l.paint = func() {
		p := theme.Current()
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = p.Panel, p.Hairline, p.Line()
		if t.hovered || t.focused {
			ground.StrokeColor = mix(p.Hairline, p.Muted, 0.5)
		}
		if t.focused {
			ring(ground, p)
		}
		ground.Shadow = canvas.Shadow{}
		if t.hovered {
			ground.Shadow = canvas.Shadow{Color: p.Shadow, BlurRadius: 4, Offset: fyne.NewPos(0, 1)}
		}
		bar.FillColor, name.Color, note.Color = t.Bar(p), p.Ink, p.Muted
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, 52) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		place(bar, 0, 0, 4, s.Height)
		name.Text = Fit(t.Name, SmallSize, name.TextStyle, s.Width-18)
		note.Text = Fit(t.Note, MetaSize, note.TextStyle, s.Width-18)
		place(name, 12, 8, s.Width-18, name.MinSize().Height)
		place(note, 12, s.Height-9-note.MinSize().Height, s.Width-18, note.MinSize().Height)
	}
	return l.show()
}
