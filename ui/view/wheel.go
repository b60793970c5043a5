package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a panel and takes nothing but the mouse wheel. Without it every text field under the pointer would
// keep the wheel for itself, and the panel would stand still.
type wheel struct {
	widget.BaseWidget
	of *container.Scroll
}

func newWheel(of *container.Scroll) *wheel {
	w := &wheel{of: of}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled moves the panel.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) { w.of.Scrolled(e) }

// CreateRenderer implements fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout())
}
