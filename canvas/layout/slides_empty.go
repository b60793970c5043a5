package layout

import (
	"cmp"
	"strings"

	"sojourn/canvas/scene"
)

// A stage of which nothing is known would be an empty slide, and several of them several: neighbours share one, which says
// so in words. It stays in the talk, because an audience asks about what is missing on the way.

// empty is the slide of a stage that has nothing to show, or what became of the slide before when that is one as well.
func (s *slideshow) empty(st stage) {
	if last := &s.slides[len(s.slides)-1]; len(last.bare) > 0 && last.bare[len(last.bare)-1].at+1 == st.at {
		last.bare = append(last.bare, st)
		return
	}
	s.slides = append(s.slides, slide{stage: st, bare: []stage{st}, no: 1, many: 1})
}

// bareTitle names the stages of an empty slide.
func (s *slideshow) bareTitle(bare []stage) phrase {
	var first, second []string
	for _, st := range bare {
		name := s.stageWords(st)
		first, second = append(first, name.first), append(second, cmp.Or(name.second, name.first))
	}
	return phrase{strings.Join(first, " · "), strings.Join(second, " · ")}.once()
}

// bareSlide names the stages, shows them on the way, and says that there is nothing yet; of each what the customer wants
// there, where that is known.
func (s *slideshow) bareSlide(page *scene.Scene, one slide) {
	title := s.bareTitle(one.bare)
	name := s.phraseAtMost(2, title, bold(slideTitle), slideInner, s.pal.ink, scene.Far)
	page.Nodes = append(page.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.StageHead, ID: string(one.stage.ID)}, Layer: scene.Content, Label: title.first,
		Bounds: scene.Rect{X: slideEdge, Y: slideTop, W: slideInner, H: name.height()}, Prims: name.at(nil, slideEdge, slideTop)})
	y := slideTop + name.height() + slideAir
	page.Nodes = append(page.Nodes, s.way(y, one.bare, false)...)
	y += s.route.height(false) + 30
	line := func(t block) {
		if y+t.height() < slideFoot-12 {
			page.Nodes = append(page.Nodes, scene.Node{Layer: scene.Content, Bounds: scene.Rect{X: slideEdge, Y: y, W: slideInner, H: t.height()}, Prims: t.at(nil, slideEdge, y)})
		}
		y += t.height() + 6
	}
	line(s.phrase(s.word("slides.bare", "n", len(one.bare)), plain(20), slideInner, s.pal.ink, scene.Far))
	for _, st := range one.bare {
		if about := s.texts(st.about()); !about.empty() {
			if len(one.bare) > 1 {
				about.first = s.stageName(st) + "　" + about.first
			}
			line(s.phraseAtMost(2, about, plain(16), slideInner, s.pal.muted, scene.Near))
		}
	}
}
