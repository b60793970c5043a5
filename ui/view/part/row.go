package part

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sojourn/canvas/entry"
	"sojourn/ui/theme"
)

// Row is a line of a list: an avatar, an icon or a dot, then text that is cut where it does not fit.
type Row struct {
	touch
	Text    string
	Initial string // with Avatar: in a circle
	Avatar  string // #RRGGBB
	photo   image.Image
	Icon    string // a name of Icon
	Dot     Ink    // nil is none
	Ink     Ink    // nil is the usual one
	On      bool   // chosen
	Aimed   bool   // what is dragged would fall here
	Note    string // at the right end, muted
	Tight   bool   // words are small and near to the edges, for rows that stand side by side
	// OnMenu opens the menu of the row at a place of the window; nil is none.
	OnMenu func(at fyne.Position)
}

// NewRow returns a row; set the rest before it is shown.
func NewRow(text string, tapped func()) *Row {
	r := &Row{Text: text}
	r.OnTapped = tapped
	r.ExtendBaseWidget(r)
	return r
}

// TappedSecondary opens the menu.
func (r *Row) TappedSecondary(e *fyne.PointEvent) {
	if r.OnMenu != nil {
		r.OnMenu(e.AbsolutePosition)
	}
}

// TypedKey opens the menu below the row, or presses it.
func (r *Row) TypedKey(k *fyne.KeyEvent) {
	if r.OnMenu == nil || !entry.IsMenuKey(k, entry.Held()) {
		r.touch.TypedKey(k)
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r)
	r.OnMenu(at.AddXY(rowHeight, r.Size().Height))
}

const (
	rowHeight  = 30
	avatarSide = 22
)

// SetPhoto shows a picture in the circle of the avatar, over its letter.
func (r *Row) SetPhoto(m image.Image) {
	r.photo = m
	r.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	ground := canvas.NewRectangle(color.Transparent)
	ground.CornerRadius = 6
	disc := canvas.NewCircle(color.Transparent)
	initial, text, note := newText("", MetaSize, true), newText(r.Text, BodySize, false), newText("", MetaSize, false)
	initial.Alignment = fyne.TextAlignCenter
	icon, photo := newSign(), &canvas.Image{FillMode: canvas.ImageFillCover, CornerRadius: avatarSide / 2}
	l := &look{widget: r, objects: []fyne.CanvasObject{ground, disc, initial, photo, icon.raster, text, note}}
	l.paint = func() {
		p := theme.Current()
		fill, ink := p.Panel, p.Body
		text.TextStyle.Bold = r.On
		if r.Tight {
			text.TextSize = SmallSize
		}
		switch {
		case r.On:
			fill, ink = p.Selected, p.OnSelected
		case r.Aimed, r.hovered && r.OnTapped != nil:
			fill = p.Hover
		}
		ground.FillColor, ground.StrokeColor, ground.StrokeWidth = fill, fill, 1
		if r.focused || r.Aimed {
			ring(ground, p)
		}
		// A row that is pressed stands on a panel. The others may stand in a list of the toolkit, whose own marks they cover.
		ground.Hidden = r.OnTapped != nil && ground.FillColor == p.Panel && ground.StrokeColor == p.Panel
		text.Color = ink
		if r.Ink != nil {
			text.Color = r.Ink(p)
		}
		disc.Hidden = r.Avatar == "" && r.Dot == nil
		switch {
		case r.Avatar != "":
			disc.FillColor = ParseColor(r.Avatar, p.Persona)
		case r.Dot != nil:
			disc.FillColor = r.Dot(p)
		}
		initial.Text, initial.Color, initial.Hidden = r.Initial, color.NRGBA{0x4A, 0x36, 0x10, 255}, r.Initial == ""
		photo.Image, photo.Hidden = r.photo, r.photo == nil
		icon.Drawing, icon.raster.Hidden = Icon(r.Icon, ink), r.Icon == ""
		note.Text, note.Color, note.Hidden = r.Note, p.Muted, r.Note == ""
	}
	l.min = func() fyne.Size { return fyne.NewSize(60, rowHeight) }
	l.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width, s.Height)
		edge := float32(8)
		if r.Tight {
			edge = 4
		}
		x := edge
		switch {
		case r.Avatar != "":
			place(disc, x, (s.Height-avatarSide)/2, avatarSide, avatarSide)
			place(photo, x, (s.Height-avatarSide)/2, avatarSide, avatarSide)
			middle(initial, x, avatarSide, s.Height)
			x += avatarSide + 8
		case r.Dot != nil:
			place(disc, x+1, (s.Height-10)/2, 10, 10)
			x += 18
		case r.Icon != "":
			icon.place(x, (s.Height-14)/2, 14)
			x += 20
		}
		end := s.Width - edge
		if r.Note != "" {
			end -= note.MinSize().Width
			middle(note, end, note.MinSize().Width, s.Height)
			end -= 8
		}
		text.Text = Fit(r.Text, text.TextSize, text.TextStyle, end-x)
		middle(text, x, end-x, s.Height)
	}
	return l.show()
}

// ParseColor reads #RRGGBB, and returns other for anything else.
func ParseColor(s string, other color.NRGBA) color.NRGBA {
	if len(s) != 7 || s[0] != '#' {
		return other
	}
	var v [6]uint8
	for i := range v {
		switch c := s[i+1]; {
		case c >= '0' && c <= '9':
			v[i] = c - '0'
		case c >= 'a' && c <= 'f':
			v[i] = c - 'a' + 10
		case c >= 'A' && c <= 'F':
			v[i] = c - 'A' + 10
		default:
			return other
		}
	}
	return color.NRGBA{v[0]<<4 | v[1], v[2]<<4 | v[3], v[4]<<4 | v[5], 255}
}
