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

const noticeHeight = 44

// notice is the bar that shows a Notice.
type notice struct {
	box    *fyne.Container
	text   *part.Label
	offers *fyne.Container
}

func newNotice() *notice {
	n := &notice{text: part.NewLabel("", part.BodySize, false, selectedInk), offers: container.New(line{gap: 8, weights: make([]float32, 4)})}
	row := container.NewBorder(nil, nil, nil, n.offers, n.text)
	n.box = container.NewStack(newGround(selectedGround, fyne.Size{}), pad(row, 14, 6, 10, 6))
	n.box.Hide()
	return n
}

func selectedInk(p theme.Palette) color.NRGBA    { return p.OnSelected }
func selectedGround(p theme.Palette) color.NRGBA { return p.Selected }

func (n *notice) set(v Notice) {
	n.text.SetText(v.Text)
	n.offers.RemoveAll()
	for _, o := range v.Offers {
		n.offers.Add(part.NewButton(o.Label, "", part.Outline, o.Run))
	}
	show(n.box, v.Text != "")
	n.box.Refresh()
}
