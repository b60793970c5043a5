package ui

import (
	"image"
	"path/filepath"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/raster"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/template"
	"sojourn/ui/dialog"
)

// ownTemplates are those that a person has saved.
func (w *window) ownTemplates() template.Store {
	return template.Store{FS: fileio.OS, Folder: filepath.Join(w.home, "templates")}
}

// beginning is something to start a project from.
type beginning struct {
	dialog.Template
	make func() (*model.Document, error)
}

// newFromTemplate lets a person choose what to begin with: the lifecycles, templates of their own, worked examples.
func (w *window) newFromTemplate() {
	list := w.beginnings()
	var shown []dialog.Template
	for _, b := range list {
		shown = append(shown, b.Template)
	}
	manage := w.manageTemplates
	if own, _ := w.ownTemplates().All(); len(own) == 0 {
		manage = nil
	}
	w.host().Templates(shown, func(i int) {
		if i == 0 {
			w.newProject()
			return
		}
		w.afterAsking(func() { w.startFrom(list[i]) })
	}, manage)
}

func (w *window) startFrom(b beginning) {
	doc, err := b.make()
	if err != nil {
		w.frame.Say(w.explain(err))
		return
	}
	w.start(doc)
}

func (w *window) beginnings() []beginning {
	pens := raster.New(typeset.Shared())
	out := []beginning{{Template: dialog.Template{Name: w.words("template.blank"), About: w.words("template.blank.about")}}}
	own, damaged := w.ownTemplates().All()
	for _, o := range own {
		b := w.beginning(pens, o.Name(), w.words("template.own"), func() (*model.Document, error) {
			return begun(func(tx *model.Tx) error { _, err := template.Copy(tx, o.Doc, o.Map().ID, true); return err })
		})
		out = append(out, b)
	}
	if len(damaged) > 0 {
		w.frame.Say(w.words("template.damaged", "names", strings.Join(damaged, w.words("list.comma"))))
	}
	for _, t := range template.All() {
		out = append(out, w.beginning(pens, t.Name.In(w.lang), t.About.In(w.lang), func() (*model.Document, error) {
			return begun(func(tx *model.Tx) error { _, err := t.Apply(tx); return err })
		}))
	}
	for _, name := range template.Worked {
		data, _ := template.Example(name)
		out = append(out, w.example(pens, data))
	}
	return out
}

// beginning tells of the map that a project would begin with.
func (w *window) beginning(pens *raster.Painter, name, about string, make func() (*model.Document, error)) beginning {
	b := beginning{dialog.Template{Name: name, About: about}, make}
	if doc, err := make(); err == nil {
		m := firstMap(doc)
		var stages []string
		for _, s := range doc.Stages(m) {
			stages = append(stages, s.Name.In(w.lang))
		}
		b.Foot = w.words("template.stages", "n", len(stages)) + " · " + strings.Join(stages, " → ")
		b.Picture = w.small(pens, doc, m)
	}
	return b
}

// example tells of a worked example: what its first map says, and how much there is.
func (w *window) example(pens *raster.Painter, data []byte) beginning {
	open := func() (*model.Document, error) {
		doc, _, err := codec.Decode(data)
		return doc, err
	}
	doc, err := open()
	if err != nil { // embedded: only a broken build gets here
		panic(err)
	}
	first := doc.Maps()[0]
	return beginning{dialog.Template{
		Name: doc.Project().Title.In(w.lang), About: first.Description.In(w.lang),
		Foot:    w.words("template.example") + " · " + w.words("template.maps", "n", len(doc.Maps())),
		Picture: w.small(pens, doc, first.ID),
	}, open}
}

// begun is a new project after one step.
func begun(step func(tx *model.Tx) error) (*model.Document, error) {
	s := model.NewSession(model.New(), model.RandomIDs{})
	_, err := s.Do("do.template", step)
	return s.Doc(), err
}

// small paints a map as large as it is shown beside its name, twice as fine.
func (w *window) small(pens *raster.Painter, doc *model.Document, m model.ID) image.Image {
	sc := layout.Build(doc, layout.Options{Map: m, Lang: w.lang, Words: layout.Words(w.words), Print: true}, typeset.Shared())
	zoom := 2 * min(dialog.PictureWidth/sc.Size.W, dialog.PictureHeight/sc.Size.H)
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(sc.Size.W*zoom)), max(1, int(sc.Size.H*zoom))))
	pens.Paint(img, raster.Frame{Scene: sc, Camera: viewport.Camera{Zoom: zoom}})
	return img
}

// askTemplate saves the map as a template.
func (w *window) askTemplate() {
	w.closeEditor()
	m, _ := model.Get[model.Map](w.session.Doc(), w.mapID)
	w.nameTemplate(m.Title.In(w.lang), "")
}

// nameTemplate asks what the template is to be called, once more where that cannot be.
func (w *window) nameTemplate(now, problem string) {
	w.host().SaveTemplate(now, problem, func(name string, cards bool) {
		doc, err := template.Part(w.session.Doc(), w.mapID, model.Plain(name), cards)
		if err == nil {
			err = w.ownTemplates().Add(doc)
		}
		if err != nil {
			w.nameTemplate(name, w.reason(err))
			return
		}
		w.frame.Say(w.words("template.saved", "name", name))
	})
}

// manageTemplates lets a person rename and delete templates of their own.
func (w *window) manageTemplates() {
	own, _ := w.ownTemplates().All()
	var list []dialog.Saved
	for _, o := range own {
		list = append(list, dialog.Saved{Name: o.Name(), Note: w.words("template.stages", "n", len(o.Doc.Stages(o.Map().ID)))})
	}
	text := w.words("template.manage.text")
	if len(list) == 0 {
		text = w.words("template.manage.none")
	}
	done := func(err error) {
		if err != nil {
			w.frame.Say(w.explain(err))
		}
		w.manageTemplates()
	}
	w.host().Saved(w.words("template.manage.title"), text, list, func(i int) {
		w.host().Name(w.words("import.rename.title", "name", own[i].Name()), own[i].Name(), w.words("button.rename"), func(to string) {
			done(w.ownTemplates().Rename(own[i], to))
		})
	}, func(i int) { done(w.ownTemplates().Remove(own[i])) })
}
