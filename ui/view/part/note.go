package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/ui/theme"
)

// Paragraph is text of several lines that is only read.
type Paragraph struct {
	widget.BaseWidget
	text  string
	size  float32
	ink   Ink
	width float32
}

// NewParagraph returns text that breaks its lines to the width it is given.
func NewParagraph(text string, size float32, ink Ink) *Paragraph {
	p := &Paragraph{text: text, size: size, ink: ink, width: 260}
	p.ExtendBaseWidget(p)
	return p
}

// Within tells the width before the first layout, so that the height is right from the start.
func (p *Paragraph) Within(width float32) *Paragraph { p.width = width; return p }

// SetText changes the text.
func (p *Paragraph) SetText(s string) {
	if p.text != s {
		p.text = s
		p.Refresh()
	}
}

// Lines breaks text at spaces and between Chinese characters so that no line is wider than width.
func Lines(text string, size float32, width float32) []string {
	var out []string
	line, breakAt := []rune{}, 0
	end := func(at int) {
		out = append(out, string(line[:at]))
		line = append([]rune{}, line[at:]...)
		for len(line) > 0 && line[0] == ' ' {
			line = line[1:]
		}
		breakAt = 0
	}
	for _, r := range text {
		if r == '\n' {
			end(len(line))
			continue
		}
		line = append(line, r)
		if clings(r) {
			breakAt = len(line)
			continue // hangs over the edge rather than beginning a line
		}
		if w := fyne.MeasureText(string(line), size, fyne.TextStyle{}).Width; w > width && len(line) > 1 {
			at := breakAt
			if at == 0 || at >= len(line) {
				at = len(line) - 1
			}
			end(at)
		}
		if r == ' ' || r > 0x2E7F {
			breakAt = len(line)
		}
	}
	return append(out, string(line))
}

// clings reports a mark that must not begin a line.
func clings(r rune) bool {
	return strings.ContainsRune("\u3001\u3002\uff0c\uff1a\uff1b\uff01\uff1f\uff09\u201d\u300b", r)
}

// CreateRenderer implements fyne.Widget.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	l := &look{widget: p}
	fit := func() {
		lines := Lines(p.text, p.size, p.width)
		l.objects = l.objects[:0]
		for _, s := range lines {
			t := newText(s, p.size, false)
			t.Color = p.ink(theme.Current())
			l.objects = append(l.objects, t)
		}
	}
	height := func() float32 { return fyne.MeasureText("国", p.size, fyne.TextStyle{}).Height }
	l.paint = fit
	l.min = func() fyne.Size { return fyne.NewSize(40, float32(len(l.objects))*height()) }
	l.layout = func(s fyne.Size) {
		if s.Width > 0 && s.Width != p.width {
			p.width = s.Width
			fit()
		}
		for i, o := range l.objects {
			place(o.(*canvas.Text), 0, float32(i)*height(), s.Width, height())
		}
	}
	return l.show()
}
