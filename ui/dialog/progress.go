package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

// Progress is an open dialog that tells how far a long piece of work is.
type Progress struct {
	shell *shell
	gauge *part.Gauge
	text  *part.Label
}

// Progress opens a dialog about a piece of work that can be called off. It stays until Close or cancel.
func (h Host) Progress(title string, cancel func()) *Progress {
	p := &Progress{gauge: part.NewGauge(), text: part.NewLabel("", part.BodySize, false, part.Muted)}
	p.gauge.Hide()
	p.shell = h.open(title, container.NewVBox(p.text, gap(4), p.gauge), fyne.NewSize(messageWidth, 0),
		Answer{Label: h.Words("button.cancel"), Style: part.Outline, Run: cancel})
	p.shell.also = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter } // pressed in passing
	h.Window.Canvas().Unfocus()
	return p
}

// Tell says how far the work is: a text, and the share that is done, less than 0 where nobody knows.
func (p *Progress) Tell(text string, share float64) {
	p.text.SetText(text)
	p.gauge.SetShare(float32(share))
	visible(p.gauge, share >= 0)
}

// Close takes the dialog away.
func (p *Progress) Close() {
	if !p.shell.closed {
		p.shell.close()
	}
}
