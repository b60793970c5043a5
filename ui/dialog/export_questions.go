package dialog

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/export"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
)

// questions are the choices of an export, of which only those show that make sense together.
type questions struct {
	box   *fyne.Container
	room  *container.Scroll
	all   []hearing
	shows []question
}

type hearing interface {
	HearKeys(func(*fyne.KeyEvent) bool)
}

// question is one choice and when it makes sense.
type question struct {
	object fyne.CanvasObject
	makes  func(Export) bool // sense
}

// Papers on offer.
var (
	papers     = []string{"fit", "A4", "A3", "A2", "A1", "A0"}
	tilePapers = []string{"A4", "A4-portrait", "A3", "A3-portrait"}
	overlaps   = []float64{-1, 5, 10, 15, 20}  // millimetres
	smallest   = []float64{-1, 4, 5, 6, 8, 10} // points
)

const portrait = "-portrait"

// always is when a question makes sense whatever else is chosen.
func always(Export) bool { return true }

// A PDF has a layout, and each layout questions of its own.
func (e Export) pdf() bool    { return e.Format == "pdf" }
func (e Export) tiled() bool  { return e.pdf() && e.Style == "tiles" }
func (e Export) poster() bool { return e.pdf() && (e.Style == "poster" || e.Style == "tiles") }
func (e Export) paper() bool  { return e.pdf() && e.Style != "slides" } // which have a size of their own
func (e Export) turns() bool  { return e.paper() && e.Page != "fit" }
func (e Export) report() bool { return e.pdf() && (e.Style == "report" || e.Style == "persona") }

// compares says that the map can be held against another one.
func (e Export) compares() bool {
	return e.Format == "png" || e.Format == "svg" || e.pdf() && (e.Style == "poster" || e.Style == "report")
}

// OfProject says that all maps of the project are exported, and not the open one alone.
func (e Export) OfProject() bool { return e.report() && e.Whole }

// Bilingual says that the file can be in two languages.
func (e Export) Bilingual() bool { return export.Bilingual(e.Format) }

func (e Export) scaled() bool { return e.Format == "png" }
func (e Export) gives() bool  { return e.pdf() && !e.Client } // a client never gets the project

// ask makes the questions.
func (v *ExportView) ask() {
	q := &v.asked
	q.box = container.NewVBox()
	q.room = container.NewVScroll(container.NewPadded(q.box))
	w := v.h.Words
	if len(v.Formats) > 1 {
		v.choose("export.format", named(w, "export.format.", v.Formats), v.now.Format, always, func(id string) { v.now.Format = id })
	}
	v.choose("export.style", named(w, "export.style.", v.Styles), v.now.Style, Export.pdf, func(id string) { v.now.Style = id })
	name, way, _ := strings.Cut(v.now.Page, "-")
	page := func() {
		v.now.Page = name
		if way != "" && name != "fit" {
			v.now.Page += portrait
		}
	}
	v.choose("export.page", paperNames(w, papers, name), name, Export.paper, func(id string) { name = id; page() })
	v.choose("export.way", []part.Option{{ID: "", Text: w("export.way.landscape")}, {ID: "portrait", Text: w("export.way.portrait")}},
		way, Export.turns, func(id string) { way = id; page() })
	v.choose("export.tile", paperNames(w, tilePapers, v.now.Tile), v.now.Tile, Export.tiled, func(id string) { v.now.Tile = id })
	v.choose("export.overlap", amounts(w("export.overlap.none"), many(w, "export.overlap.millimetres"), overlaps, v.now.Overlap), number(v.now.Overlap), Export.tiled, func(id string) {
		v.now.Overlap, _ = strconv.ParseFloat(id, 64)
	})
	v.choose("export.smallest", amounts(w("export.smallest.any"), many(w, "export.smallest.points"), smallest, v.now.Smallest), number(v.now.Smallest), Export.poster, func(id string) {
		v.now.Smallest, _ = strconv.ParseFloat(id, 64)
	})
	v.choose("export.scale", named(w, "export.scale.", []string{"1", "2", "4"}), number(v.now.Scale), Export.scaled, func(id string) {
		v.now.Scale, _ = strconv.ParseFloat(id, 64)
	})
	v.choose("export.language", named(w, "view.language.", i18n.Languages), v.now.Language, always, func(id string) { v.now.Language = id })
	v.tick("export.both", "export.both.note", v.now.Both, Export.Bilingual, func(on bool) { v.now.Both = on })
	if v.Several {
		about := []part.Option{{ID: "all", Text: w("export.about.all")}, {ID: "one", Text: w("export.about.one")}}
		id := "one"
		if v.now.Whole {
			id = "all"
		}
		v.choose("export.about", about, id, Export.report, func(id string) { v.now.Whole = id == "all" })
	}
	if len(v.Others) > 0 {
		none := part.Option{Text: w("export.compare.none")}
		v.choose("export.compare", append([]part.Option{none}, v.Others...), v.now.Compare, Export.compares, func(id string) { v.now.Compare = id })
	}
	v.tick("export.client", "export.client.note", v.now.Client, always, func(on bool) { v.now.Client = on })
	if v.Print {
		return
	}
	v.tick("export.attach", "export.attach.note", v.now.Attach, Export.gives, func(on bool) { v.now.Attach = on })
}

func (v *ExportView) choose(label string, options []part.Option, id string, makes func(Export) bool, set func(id string)) {
	c := part.NewChoice(options, func(id string) { set(id); v.change() })
	c.SetID(id)
	v.asked.add(c, fieldOf(v.h.Words(label), c), makes)
}

func (v *ExportView) tick(label, note string, on bool, makes func(Export) bool, set func(on bool)) {
	c := part.NewCheck(v.h.Words(label), part.Box, func(on bool) { set(on); v.change() })
	c.SetOn(on)
	more := part.NewParagraph(v.h.Words(note), part.MetaSize, part.Muted).Within(choicesWidth - 24)
	v.asked.add(c, container.NewVBox(c, more), makes)
}

func (q *questions) add(c hearing, o fyne.CanvasObject, makes func(Export) bool) {
	o = container.NewVBox(o, gap(2))
	q.all = append(q.all, c)
	q.shows = append(q.shows, question{o, makes})
	q.box.Add(o)
}

// fit shows the questions that make sense.
func (q *questions) fit(e Export) {
	for _, one := range q.shows {
		visible(one.object, one.makes(e))
	}
	q.room.Refresh()
}

// named are options whose words have a common beginning of their keys.
func named(w i18n.Words, key string, ids []string) (out []part.Option) {
	for _, id := range ids {
		out = append(out, part.Option{ID: id, Text: w(key + id)})
	}
	return out
}

// paperNames are sizes of paper in words; one that is chosen and not among the usual ones comes last.
func paperNames(w i18n.Words, ids []string, chosen string) (out []part.Option) {
	if !slices.Contains(ids, chosen) {
		ids = append(slices.Clone(ids), chosen)
	}
	for _, id := range ids {
		text := id
		if name, turned := strings.CutSuffix(id, portrait); turned {
			text = w("export.page.portrait", "name", name)
		}
		if id == "fit" {
			text = w("export.page.fit")
		}
		out = append(out, part.Option{ID: id, Text: text})
	}
	return out
}

// many says a number in words.
func many(w i18n.Words, key string) func(float64) string {
	return func(f float64) string { return w(key, "n", number(f)) }
}

// amounts are numbers in words, below 0 that for none; one that is chosen and not among the usual ones comes last.
func amounts(none string, many func(float64) string, list []float64, chosen float64) (out []part.Option) {
	if !slices.Contains(list, chosen) {
		list = append(slices.Clone(list), chosen)
	}
	for _, f := range list {
		text := none
		if f >= 0 {
			text = many(f)
		}
		out = append(out, part.Option{ID: number(f), Text: text})
	}
	return out
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
