package layout

import (
	"slices"

	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/insight"
)

// sign is a word of the legend with what it explains.
type sign struct {
	word block
	mark func(x, y float64) []scene.Prim
}

// explained reports that one of these lanes has the colour and the name of l: a blueprint often has a lane of one kind for
// each role.
func (b *builder) explained(l *model.Lane, before []*model.Lane) bool {
	return slices.ContainsFunc(before, func(o *model.Lane) bool { return o.Type == l.Type && o.Name.Equal(l.Name) })
}

// signs are the colours of the lanes on the map and the marks on its cards.
func (b *builder) signs(width float64) []sign {
	var out []sign
	several := func(word phrase, ink scene.Color, mark func(x, y float64) []scene.Prim) {
		out = append(out, sign{b.phraseAtMost(1, word, plain(metaSize), min(signWidth, width-14), ink, scene.Near), mark})
	}
	add := func(word phrase, ink scene.Color, mark func(x, y float64) scene.Prim) {
		several(word, ink, func(x, y float64) []scene.Prim { return []scene.Prim{mark(x, y)} })
	}
	for i, l := range b.lanes {
		if !l.Type.TakesCards() || l.Type == model.MetricsLane || l.Type == model.StoryboardLane || b.explained(l, b.lanes[:i]) {
			continue
		}
		c := LaneColor(l.Type)
		add(b.both(func(v *teller) string { return v.laneName(l) }), b.pal.label(c), func(x, y float64) scene.Prim {
			return scene.Prim{Op: scene.OpPath, Path: scene.Circle(x+4, y, 4), Fill: c}
		})
	}
	moment, gap, target := b.marked()
	if target {
		add(b.word("series.target"), b.pal.muted, func(x, y float64) scene.Prim {
			return scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(x, y).LineTo(x+11, y), Stroke: EmotionColor(2), Width: 2, Dash: []float64{4, 3}}
		})
	}
	if b.has(model.EmotionLane) && len(b.voices(model.Current)) == 1 {
		if pe, ok := insight.PeakAndEnd(insight.Curve(b.doc, b.m.ID, b.voices(model.Current)[0].id, model.Current), b.m.Scale); ok {
			add(b.word("legend.peakend", "value", Signed(pe.Mean)), b.pal.muted, func(x, y float64) scene.Prim {
				return scene.Prim{Op: scene.OpPath, Path: scene.Circle(x+5, y, 5), Stroke: b.pal.ink, Width: 1.25}
			})
		}
	}
	if b.has(model.ChannelsLane) {
		add(b.word("legend.crossing"), b.pal.muted, func(x, y float64) scene.Prim { return crossing(scene.Point{X: x + 5, Y: y}, b.pal.canvas) })
	}
	if moment {
		add(b.word("legend.moment"), b.pal.muted, func(x, y float64) scene.Prim { return Star(x+5, y, 5.5, b.pal.gold) })
	}
	if gap {
		several(b.word("legend.gap"), b.pal.muted, nil)
	}
	if b.o.Against != nil {
		for _, m := range Marks {
			several(b.word(m.Word()), b.pal.muted, func(x, y float64) []scene.Prim { return m.seal(x+5, y, 5.5) })
		}
		add(b.word("compare.before"), b.pal.muted, func(x, y float64) scene.Prim {
			return scene.Prim{Op: scene.OpPath, Path: new(scene.Path).MoveTo(x, y).LineTo(x+11, y), Stroke: b.pal.muted, Width: 2, Dash: beforeDash}
		})
	}
	for _, e := range b.levels() {
		several(b.word("evidence."+string(e)), b.pal.muted, func(x, y float64) []scene.Prim { return b.evidenceMark(e, x, y) })
	}
	return out
}

// has reports that a lane of a type is laid out.
func (b *builder) has(t model.LaneType) bool {
	return slices.ContainsFunc(b.lanes, func(l *model.Lane) bool { return l.Type == t })
}

// signWidth is the widest word of the legend, in points.
const signWidth = 200.0

// marked reports which marks there are on the map to be explained.
func (b *builder) marked() (moment, gap, target bool) {
	for _, c := range b.doc.Cards(b.m.ID) {
		t := c.AsTouchpoint()
		_, has := t.Gap()
		gap = gap || has
		moment = moment || t != nil && t.Moment
	}
	for _, s := range b.doc.Stages(b.m.ID) {
		moment = moment || s.Moment
	}
	for _, p := range b.doc.Points(b.m.ID) {
		target = target || p.Series == model.Target
	}
	return moment, gap, target
}

// legend explains colours and marks below a rule, in as many lines as it needs, and says which page this is. It
// starts at y = 0.
func (b *builder) legend(left, right float64, sheet Sheet) scene.Node {
	const row = 18.0
	count := b.block(b.o.Words("page.of", "page", max(1, sheet.Page), "pages", max(1, sheet.Pages)), plain(metaSize), 100, b.pal.muted, scene.Near)
	end := right - count.width() - 20
	prims := []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{X: left, Y: posterFoot - 10, W: right - left, H: 1}, Fill: b.pal.hairline}}
	x, y := left, posterFoot
	signs, high := b.signs(end-left), row
	for _, s := range signs {
		high = max(high, row+s.word.height()-s.word.first())
	}
	for _, s := range signs {
		indent := 0.0
		if s.mark != nil {
			indent = 14
		}
		if x > left && x+indent+s.word.width() > end {
			x, y = left, y+high
		}
		if s.mark != nil {
			prims = append(prims, s.mark(x, y+row/2)...)
		}
		prims = s.word.at(prims, x+indent, y+(row-s.word.first())/2)
		x += indent + s.word.width() + 12
	}
	prims = count.at(prims, right-count.width(), posterFoot+(row-count.height())/2)
	return scene.Node{Ref: scene.Ref{Kind: scene.Legend}, Layer: scene.Content, Prims: prims,
		Bounds: scene.Rect{X: left, W: right - left, H: y + high}}
}
