package dialog

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// Export is what can be chosen before an export. Pages are names of paper as the command line knows them.
type Export struct {
	Format   string   // pdf, xlsx, png
	Style    string   // of a PDF
	Styles   []string // on offer
	Page     string   // of a PDF
	Pages    []string // on offer
	Language string
	Scale    float64 // pixels per point of a picture
	Client   bool    // leave out what is internal
}

// Export asks how to export. Done gets the choices; where to comes after it.
func (h Host) Export(first Export, done func(Export)) {
	now := first
	body := container.NewVBox()
	choice := func(label string, options []part.Option, id string, set func(string)) fyne.CanvasObject {
		c := part.NewChoice(options, set)
		c.SetID(id)
		return fieldOf(label, c)
	}
	w := h.Words
	var style, page, scale fyne.CanvasObject
	fit := func() {
		visible(style, now.Format == "pdf")
		visible(page, now.Format == "pdf")
		visible(scale, now.Format == "png")
	}
	format := choice(w("export.format"), []part.Option{{ID: "pdf", Text: w("export.format.pdf")}, {ID: "xlsx", Text: w("export.format.xlsx")}, {ID: "png", Text: w("export.format.png")}},
		now.Format, func(id string) { now.Format = id; fit() })
	var styles []part.Option
	for _, s := range first.Styles {
		styles = append(styles, part.Option{ID: s, Text: w("export.style." + s)})
	}
	style = choice(w("export.style"), styles, now.Style, func(id string) { now.Style = id })
	var papers []part.Option
	for _, p := range first.Pages {
		papers = append(papers, part.Option{ID: p, Text: paper(w, p)})
	}
	page = choice(w("export.page"), papers, now.Page, func(id string) { now.Page = id })
	var scales []part.Option
	for _, s := range []string{"1", "2", "4"} {
		scales = append(scales, part.Option{ID: s, Text: w("export.scale." + s)})
	}
	scale = choice(w("export.scale"), scales, strconv.FormatFloat(now.Scale, 'f', -1, 64), func(id string) {
		now.Scale, _ = strconv.ParseFloat(id, 64)
	})
	var languages []part.Option
	for _, l := range i18n.Languages {
		languages = append(languages, part.Option{ID: l, Text: w("view.language." + l)})
	}
	language := choice(w("export.language"), languages, now.Language, func(id string) { now.Language = id })
	client := part.NewCheck(w("export.client"), part.Box, func(on bool) { now.Client = on })
	client.SetOn(now.Client)
	for _, o := range []fyne.CanvasObject{format, style, page, scale, language, client} {
		body.Add(o)
		body.Add(gap(2))
	}
	fit()
	h.open(w("export.title"), body, fyne.NewSize(420, 0), h.Cancel(),
		Answer{Label: w("export.next"), Style: part.Primary, Run: func() { done(now) }})
}

// paper names a page size: the usual ones in words, any other as it is.
func paper(w i18n.Words, p string) string {
	if p == "fit" {
		return w("export.page.fit")
	}
	return p
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
