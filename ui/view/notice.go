package view

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/theme"
	"sojourn/ui/view/part"
)

// Notice is what stands above the map for as long as it holds, with what can be done about it.
type Notice struct {
	Text   string
	Offers []Offer
}

// Offer is a button of a notice.
type Offer struct {
	Label string
	Run   func()
}

const (
	noticeHeight = 44 // of one line
	noticeEdge   = 14
)

// notice is the bar that shows a Notice. It grows by the lines that its text takes beside the buttons.
type notice struct {
	box    *fyne.Container
	text   *part.Paragraph
	offers *fyne.Container
	said   string
}

func newNotice() *notice {
	n := &notice{text: part.NewParagraph("", part.BodySize, selectedInk), offers: container.New(line{gap: 8, weights: make([]float32, 4)})}
	n.box = container.NewStack(newGround(selectedGround, fyne.Size{}), container.New(n, n.text, n.offers))
	n.box.Hide()
	return n
}

// room is the width that is left for the text.
func (n *notice) room(width float32) float32 {
	return max(40, width-n.offers.MinSize().Width-3*noticeEdge)
}

// height is that of the bar in a width.
func (n *notice) height(width float32) float32 {
	one := fyne.MeasureText(n.said, part.BodySize, fyne.TextStyle{}).Height
	return noticeHeight + float32(len(part.Lines(n.said, part.BodySize, n.room(width)))-1)*one
}

// MinSize implements fyne.Layout: the frame gives the bar its room.
func (n *notice) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (n *notice) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	n.text.Resize(fyne.NewSize(n.room(s.Width), s.Height))
	n.text.Move(fyne.NewPos(noticeEdge, (s.Height-n.text.MinSize().Height)/2))
	o := n.offers.MinSize()
	n.offers.Resize(o)
	n.offers.Move(fyne.NewPos(s.Width-o.Width-noticeEdge, (s.Height-o.Height)/2))
}

func selectedInk(p theme.Palette) color.NRGBA    { return p.OnSelected }
func selectedGround(p theme.Palette) color.NRGBA { return p.Selected }

func (n *notice) set(v Notice) {
	n.said = v.Text
	n.text.SetText(v.Text)
	n.offers.RemoveAll()
	for _, o := range v.Offers {
		n.offers.Add(part.NewButton(o.Label, "", part.Outline, o.Run))
	}
	show(n.box, v.Text != "")
	n.box.Refresh()
}
