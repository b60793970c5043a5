package present

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// Desk is what only the one who presents sees: what is shown and what comes next, the notes, and the time.
type Desk struct {
	Content fyne.CanvasObject

	show  *Show
	w     i18n.Words
	lang  string
	begun time.Time

	place, next *part.Label
	clock, past *part.Label
	notes       *part.Paragraph
	scroll      *container.Scroll
}

// NewDesk returns the desk of a show that began at a time. Whoever makes it calls Tell and Tick.
func NewDesk(v *Show, w i18n.Words, lang string, begun time.Time) *Desk {
	d := &Desk{show: v, w: w, lang: lang, begun: begun}
	label := func(size float32, bold bool, ink part.Ink) *part.Label { return part.NewLabel("", size, bold, ink) }
	d.place, d.next = label(footText, true, part.Strong), label(part.BodySize, false, part.Muted)
	d.clock, d.past = label(noteText, true, part.Strong), label(part.BodySize, false, part.Muted)
	d.notes = part.NewParagraph("", noteText, part.Strong)
	d.scroll = container.NewVScroll(d.notes)
	back := part.NewButton(w("present.back"), "", part.Outline, func() { v.press(fyne.KeyLeft) })
	on := part.NewButton(w("present.next"), "", part.Primary, func() { v.press(fyne.KeyRight) })
	times := container.NewGridWrap(fyne.NewSize(130, 28), d.clock, d.past)
	head := container.NewBorder(nil, nil, nil, times, container.NewVBox(d.place, d.next))
	foot := container.NewBorder(nil, nil, nil, container.NewHBox(back, on), label(0, false, part.Muted))
	ground := part.NewGround(part.Panel, fyne.Size{})
	d.Content = container.NewStack(ground, container.New(inset(aside), container.NewBorder(head, foot, nil, nil, container.New(inset(12), d.scroll))))
	return d
}

// Tell follows the show.
func (d *Desk) Tell() {
	d.place.SetText(d.show.place())
	next := d.w("present.last")
	if stop, ok := d.show.following(); ok {
		next = d.w("present.after", "name", stop)
	}
	d.next.SetText(next)
	d.notes.SetText(d.show.spoken())
	d.scroll.ScrollToTop()
}

// Tick shows the time of day, and how long the show has gone on.
func (d *Desk) Tick(now time.Time) {
	past := now.Sub(d.begun)
	d.clock.SetText(i18n.Clock(d.lang, now))
	d.past.SetText(d.w("present.past", "time", fmt.Sprintf("%d:%02d", int(past.Minutes()), int(past.Seconds())%60)))
}

// inset leaves so much room around what it holds.
type inset float32

// MinSize implements fyne.Layout.
func (i inset) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*float32(i), 2*float32(i))
}

// Layout implements fyne.Layout.
func (i inset) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(float32(i), float32(i)))
	o[0].Resize(fyne.NewSize(max(0, s.Width-2*float32(i)), max(0, s.Height-2*float32(i))))
}
