package layout

import (
	"sojourn/canvas/scene"
	"sojourn/model"
)

// Where things stand on the slide of a stage.
const (
	slideTop   = 26.0
	slideTitle = 30.0 // size of the name of a stage
	slideAir   = 12.0 // below that
)

// people makes the slides before the first stage: the title, with the personas as far as they fit, and more for others.
func (s *slideshow) people() {
	const scale, air = 1.2, 10.0
	s.slides = []slide{{}}
	y, room := s.titleEnd(), s.routeTop()-12
	o := s.o
	o.ends = newShortening((room - slideTop) / scale)
	o.ends.ids = s.ends.ids
	for _, id := range s.m.Personas {
		p, ok := model.Get[model.Persona](s.doc, id)
		if !ok {
			continue
		}
		b := newBuilder(s.doc, o, s.type_)
		h := b.strip(&p, scene.Rect{W: slideInner / scale}) * scale
		if y+h > room {
			s.slides = append(s.slides, slide{})
			y = slideTop
		}
		last := &s.slides[len(s.slides)-1]
		last.people = append(last.people, strip{b.scene, y, scale})
		y += h + air
	}
}

// strip is a persona on a slide, enlarged by a scale.
type strip struct {
	scene    *scene.Scene
	y, scale float64
}

// titleBlocks are the title and what it rests on, for the first slide.
func (s *slideshow) titleBlocks() (title, sub block) {
	lines := 3
	if s.other != nil {
		lines = 2
	}
	title = s.phraseAtMost(2, s.both((*teller).mapTitle), bold(44), slideInner, s.pal.ink, scene.Far)
	sub = s.phraseAtMost(lines, s.line((*teller).subtitle), plain(18), slideInner, s.pal.muted, scene.Near)
	return title, sub
}

const titleTop = 46.0

func (s *slideshow) titleEnd() float64 {
	title, sub := s.titleBlocks()
	return titleTop + title.height() + 4 + sub.height() + 22
}

// routeTop is where the way of the stages stands on slides that show nothing else below it.
func (s *slideshow) routeTop() float64 { return slideFoot - 20 - s.route.height(true) }

func (s *slideshow) titleSlide(page *scene.Scene, at int, one slide) {
	if at == 0 {
		title, sub := s.titleBlocks()
		prims := title.at(nil, slideEdge, titleTop)
		y := titleTop + title.height() + 4
		prims = sub.at(prims, slideEdge, y)
		page.Nodes = append(page.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.Title, ID: string(s.m.ID)}, Layer: scene.Content, Prims: prims, Label: s.mapTitle(),
			Bounds: scene.Rect{X: slideEdge, Y: titleTop, W: slideInner, H: y + sub.height() - titleTop}})
	}
	page.Nodes = append(page.Nodes, scene.Node{Layer: scene.Content}) // the place of the slide, where it has no title
	for _, p := range one.people {
		page.Nodes = append(page.Nodes, s.goingOn(p.scene, s.ends, s.rest).Place(p.scale, slideEdge, p.y).Nodes...)
	}
	page.Nodes = append(page.Nodes, s.way(s.routeTop(), nil, true)...)
}

// about is what the customer wants in a stage and how long it takes.
func (s stage) about() []model.Text { return []model.Text{s.Intent, s.Duration} }

// stageBlocks are the heading of a stage: its name, what the customer wants there and how long it takes. The name in the
// second language stands behind the first where it has room there.
func (s *slideshow) stageBlocks(one stage) (name, after, about block) {
	said := s.stageWords(one)
	name = s.atMost(2, said.first, bold(slideTitle), slideInner-120, s.pal.ink, scene.Far)
	if after = s.beside(name, said.second, slideInner-120); after.empty() {
		name = s.second(name, said.second, 1, bold(slideTitle), slideInner-120)
	}
	about = s.phraseAtMost(2, s.texts(one.about()), plain(16), slideInner-120, s.pal.muted, scene.Near)
	return name, after, about
}

// contentTop is where the lanes of a stage begin.
func (s *slideshow) contentTop(one stage) float64 {
	name, _, about := s.stageBlocks(one)
	return slideTop + name.height() + about.height() + slideAir + s.route.height(false) + 14
}

func (s *slideshow) stageSlide(page *scene.Scene, one slide) {
	name, after, about := s.stageBlocks(one.stage)
	head := scene.Node{Ref: scene.Ref{Kind: scene.StageHead, ID: string(one.stage.ID)}, Layer: scene.Content, Label: s.stageName(one.stage), Again: one.no > 1,
		Bounds: scene.Rect{X: slideEdge, Y: slideTop, W: slideInner, H: name.height() + about.height()}}
	head.Prims = about.at(name.at(nil, slideEdge, slideTop), slideEdge, slideTop+name.height())
	head.Prims = after.at(head.Prims, slideEdge+name.width(), slideTop+(name.height()-after.height())/2)
	x := slideEdge + name.width() + after.width() + 18
	middle := slideTop + slideTitle*leading/2
	if one.stage.Moment {
		head.Prims = append(head.Prims, Star(x, middle, 10, s.pal.gold))
	}
	if one.many > 1 {
		of := s.block(s.o.Words("page.of", "page", one.no, "pages", one.many), plain(16), 100, s.pal.muted, scene.Near)
		head.Prims = of.at(head.Prims, slideEdge+slideInner-of.width(), middle-of.height()/2)
	}
	page.Nodes = append(page.Nodes, head)
	page.Nodes = append(page.Nodes, s.way(slideTop+head.Bounds.H+slideAir, []stage{one.stage}, false)...)
	top := s.contentTop(one.stage)
	w := (slideInner + slideGap*one.scale) / float64(one.across)
	for i, p := range one.columns {
		o := s.o
		o.part, o.ends = p, p.ends
		sc := s.goingOn(Build(s.doc, o, s.type_), p.ends, s.rest)
		head := headOf(sc)
		k := min(one.scale, (slideFoot-12-top)/(sc.Size.H-margin-head))
		page.Nodes = append(page.Nodes, readingOrder(sc.Place(k, slideEdge+float64(i)*w, top-head*k))...)
	}
}
