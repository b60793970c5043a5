package layout

import (
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
)

// Measures of slides in points: 16 by 9.
const (
	slideWidth  = 960.0
	slideHeight = 540.0
	slideEdge   = 40.0
	slideInner  = slideWidth - 2*slideEdge
	slideFoot   = 508.0 // where the page number stands
	slideText   = 12.0  // the smallest that a projector shows well
	slideGap    = 28.0  // between two columns of lanes
)

// slideScales are how much a stage is enlarged, best first. At the last one its smallest text is slideText.
var slideScales = [...]float64{1.6, 1.35, slideText / chipSize}

// Slides lays out one map for a projector, whatever the size of the sheet: a title with the personas, then a slide for
// each stage with the way of all stages above it. A stage that has too much for one slide takes several, cut between
// lanes; a lane that has too much is cut between cards; of a card that is longer than a slide the first lines stand there, and its
// whole text on slides behind all others. Stages that have nothing to show share a slide. Folded stages have no slides.
func Slides(doc *model.Document, o Options, sheet Sheet, t *typeset.Typesetter) []Page {
	o.Print = true
	b := newBuilder(doc, o, t)
	if b == nil {
		return []Page{Poster(doc, o, sheet, t)}
	}
	show := &slideshow{builder: b, sheet: sheet, first: map[model.ID]int{}, ends: newShortening(0)}
	show.route = show.newRoute()
	show.people()
	for _, s := range b.stages {
		if s.Folded {
			continue
		}
		slides := show.fill(s)
		if show.first[s.ID] = len(show.slides); len(slides) == 0 {
			show.empty(s)
			show.first[s.ID] = len(show.slides) - 1
		}
		show.slides = append(show.slides, slides...)
	}
	return show.pages()
}

// pages draws the slides, and behind them the whole texts of cards that are longer than one.
func (s *slideshow) pages() []Page {
	var texts *longTexts
	if s.count = len(s.slides); len(s.ends.ids) > 0 {
		texts = s.newLongTexts(s.endedOf(s.ends), scene.Size{W: slideWidth, H: slideHeight}, slideText/metaSize)
		s.rest = texts.rest(s.count + 1)
		s.count += len(texts.leaves)
	}
	pages := make([]Page, len(s.slides))
	for i, one := range s.slides {
		pages[i] = s.page(i, one)
	}
	if texts == nil {
		return pages
	}
	return append(pages, texts.pages(placesOf(pages, 1), s.sheet.as(len(pages)+1, s.count))...)
}

// slideshow is the drawing of slides.
type slideshow struct {
	*builder
	sheet  Sheet
	route  route
	slides []slide
	first  map[model.ID]int // slide of a stage
	ends   *shortening      // the cards that are ended on any of them
	count  int              // of all, with those behind these that have the whole texts of that
	rest   Rest             // where that stands whole
}

// slide is what stands on one: the stage, or none on those with the title and the personas.
type slide struct {
	stage    stage
	scale    float64
	across   int     // how many columns of lanes have room side by side
	columns  []*part // these
	people   []strip // of personas, from the top
	no, many int     // which slide of how many of the stage
	bare     []stage // those that the slide names and that have nothing to show; nil where the stage has
}

// page draws a slide.
func (s *slideshow) page(at int, one slide) Page {
	page := &scene.Scene{Size: scene.Size{W: slideWidth, H: slideHeight}, Ground: scene.RGB(0xFFFFFF)}
	result := Page{Size: page.Size, Scene: page, Title: s.mapTitle()}
	switch {
	case one.stage.Stage == nil:
		s.titleSlide(page, at, one)
		if at == 0 {
			result.Marks = []Bookmark{{Title: s.mapTitle()}}
		}
	case len(one.bare) > 0:
		s.bareSlide(page, one)
		result.Title = s.bareTitle(one.bare).first
		for _, st := range one.bare {
			result.Marks = append(result.Marks, Bookmark{Title: s.stageName(st), Level: 1})
		}
	default:
		s.stageSlide(page, one)
		result.Title = s.stageName(one.stage)
		if one.no == 1 {
			result.Marks = []Bookmark{{Title: result.Title, Level: 1}}
		}
	}
	page.Nodes[0].Anchor = pageAnchor(at)
	page.Nodes = append(page.Nodes, s.footer(at))
	return result
}

// footer says for whom and when, and which slide this is.
func (s *slideshow) footer(at int) scene.Node {
	n := scene.Node{Ref: scene.Ref{Kind: scene.Running}, Layer: scene.Content, Bounds: scene.Rect{X: slideEdge, Y: slideFoot, W: slideInner, H: slideText * leading}}
	count := s.block(s.o.Words("page.of", "page", at+1, "pages", s.count), plain(slideText), 100, s.pal.muted, scene.Near)
	left := s.mapTitle()
	if at == 0 {
		left = s.made(s.sheet)
	}
	about := s.atMost(1, left, plain(slideText), slideInner-count.width()-20, s.pal.muted, scene.Near)
	n.Prims = count.at(about.at(nil, slideEdge, slideFoot), slideEdge+slideInner-count.width(), slideFoot)
	return n
}
