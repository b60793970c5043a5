package layout

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
)

// The narrowest column of cards where lanes stand side by side, before it is enlarged, and the most of these.
const (
	slideColumnMin  = 120.0
	slideColumnsMax = 2
)

// fill lays a stage out on as few slides as it needs, and as large as these allow; one that has nothing to show needs none.
func (s *slideshow) fill(st stage) []slide {
	var best []slide
	for _, k := range slideScales {
		for n := slideColumnsMax; n > 0; n-- {
			f, ok := s.measure(st, k, n)
			if !ok {
				continue
			}
			if len(f.lanes) == 0 {
				return nil
			}
			if parts := f.balanced(); parts != nil {
				return f.slides(st, parts)
			}
			if now := f.slides(st, f.poured()); best == nil || len(now) < len(best) {
				best = now
			}
		}
	}
	return best
}

// slides puts columns of lanes on slides, side by side.
func (f *filling) slides(st stage, parts []*part) []slide {
	many := max(1, (len(parts)+f.across-1)/f.across)
	var out []slide
	for i := range many {
		out = append(out, slide{stage: st, scale: f.scale, across: f.across, columns: parts[i*f.across : min(len(parts), (i+1)*f.across)], no: i + 1, many: many})
	}
	return out
}

// filling is a stage at one scale in columns of one width, with the lanes that have something to show.
type filling struct {
	part   part // of all lanes
	scene  *scene.Scene
	lanes  []scene.Track
	scale  float64
	across int     // columns of lanes on a slide
	room   float64 // for the lanes of one of these
}

// measure lays out a stage, and reports false where its columns would get too narrow or a card is too long for a slide that a
// smaller scale may have room for.
func (s *slideshow) measure(st stage, scale float64, across int) (filling, bool) {
	cols := map[model.ID]bool{}
	for _, c := range s.cols {
		if c.Stage.ID == st.ID {
			cols[c.ID] = true
		}
	}
	w := columnRoom(scale, across) / float64(len(cols))
	if across > 1 && w < slideColumnMin {
		return filling{}, false
	}
	f := filling{part: part{columns: cols, width: max(w, 40)}, scale: scale, across: across}
	o := s.o
	o.part = &f.part
	f.scene = Build(s.doc, o, s.type_)
	f.room = (slideFoot-12-s.contentTop(st))/scale - (f.scene.Grid.Y - headOf(f.scene))
	if f.tooLong() {
		if scale != slideScales[len(slideScales)-1] {
			return filling{}, false
		}
		o.ends = s.endTexts(&f)
		f.scene = Build(s.doc, o, s.type_)
	}
	f.lanes = s.telling(f.scene)
	return f, true
}

// slideAround is what a lane needs above and below its cards.
const slideAround = cellTop + cellBottom

// tooLong reports that a card is longer than a slide: it would shrink until nobody could read it.
func (f *filling) tooLong() bool {
	return slices.ContainsFunc(f.scene.Nodes, func(n scene.Node) bool { return n.Ref.Kind == scene.Card && n.Bounds.H > f.room-slideAround })
}

// endTexts has cards of the stage that are longer than a slide keep their first lines.
func (s *slideshow) endTexts(f *filling) *shortening {
	f.part.ends = newShortening(f.room - slideAround)
	f.part.ends.ids = s.ends.ids
	return f.part.ends
}

// columnRoom is what lanes have beside their labels, in one of some columns of them.
func columnRoom(scale float64, across int) float64 {
	return (slideInner/scale-slideGap*float64(across-1))/float64(across) - gridLeft - margin
}

// headOf is where what stands above the lanes begins: the names of the steps, or nothing.
func headOf(sc *scene.Scene) float64 {
	for _, n := range sc.Nodes {
		if n.Ref.Kind == scene.StepHead {
			return n.Bounds.Y
		}
	}
	return sc.Grid.Y
}

// telling returns the lanes that have something to show, with the lines between two of them. The curve stands above
// all stages and is none of them.
func (s *slideshow) telling(sc *scene.Scene) []scene.Track {
	full := make([]bool, len(sc.Lanes))
	for _, n := range sc.Nodes {
		if n.Layer != scene.Content || n.Ref.Kind == scene.LinkLine || n.Ref.Kind != scene.Card && len(n.Prims) == 0 {
			continue
		}
		if _, lane, ok := sc.Cell(n.Bounds.Center()); ok {
			full[lane] = true
		}
	}
	var out []scene.Track
	line := -1 // one that waits for a lane below it
	for i, t := range sc.Lanes {
		l, _ := model.Get[model.Lane](s.doc, model.ID(t.ID))
		switch {
		case l.Type == model.EmotionLane && s.route.known():
		case l.Type.Line():
			line = i
		case full[i]:
			if line >= 0 && len(out) > 0 {
				out = append(out, sc.Lanes[line])
			}
			out, line = append(out, t), -1
		}
	}
	return out
}

// of returns the part with some of the lanes.
func (f *filling) of(lanes []scene.Track, cards map[model.ID]bool) *part {
	p := f.part
	p.lanes, p.cards = map[model.ID]bool{}, cards
	for _, t := range lanes {
		p.lanes[model.ID(t.ID)] = true
	}
	return &p
}

// balanced shares the lanes out over the columns of one slide so that these are about equally long; nil is when they do
// not fit.
func (f *filling) balanced() []*part {
	for limit := f.room / 16; ; limit += f.room / 16 {
		limit = min(limit, f.room)
		if groups := f.groups(limit); groups != nil && len(groups) <= f.across {
			var out []*part
			for _, g := range groups {
				out = append(out, f.of(g, nil))
			}
			return out
		}
		if limit >= f.room {
			return nil
		}
	}
}

// groups cuts the lanes into columns no longer than a limit; nil is when one lane alone is longer.
func (f *filling) groups(limit float64) [][]scene.Track {
	out := [][]scene.Track{{}}
	h := 0.0
	for _, t := range f.lanes {
		if t.Extent > limit {
			return nil
		}
		if h+t.Extent > limit {
			out, h = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], t)
		h += t.Extent
	}
	return out
}

// poured cuts the lanes into columns for as many slides as they need. A lane that is too long has columns of its own.
func (f *filling) poured() []*part {
	var out []*part
	var now []scene.Track
	h := 0.0
	turn := func() {
		if len(now) > 0 {
			out = append(out, f.of(now, nil))
		}
		now, h = nil, 0
	}
	for _, t := range f.lanes {
		if h+t.Extent > f.room {
			turn()
		}
		if t.Drop && t.Extent > f.room {
			room := f.room - cellTop - cellBottom
			for _, cards := range chunks(f.scene, t, room, room) {
				out = append(out, f.of([]scene.Track{t}, cards))
			}
			continue
		}
		now, h = append(now, t), h+t.Extent
	}
	turn()
	return out
}
