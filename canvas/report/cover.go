package report

import (
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
)

// cover says what the report is about, for whom, by whom and of when.
func (b *book) cover() {
	b.part = b.heading()
	b.page()
	l := b.leaf()
	l.bare = true
	b.x = max(b.left, bandWidth+edge)
	b.w = min(b.left+b.width-b.x, 1100)
	b.band(l)
	b.y = max(headRoom, b.logo(l)+48, b.size.H*0.26)
	b.emit(row{kind: scene.Heading, cells: []cell{append(b.most(3, b.part, bold(hugeText), b.w, ink), b.below(b.also(b.titled()), bold(hugeText), b.w)...)}, xs: []float64{0}, mark: mark{title: b.part, unlisted: true}, anchor: "cover"})
	b.emit(row{cells: []cell{b.set(b.o.Words("report.name"), plain(leadText), b.w, muted)}, xs: []float64{0}, above: 6, below: 26, rule: true})
	b.y += 20
	made := b.madeBy()
	room := b.bottom() - 30
	for _, r := range made {
		room -= r.height()
	}
	b.about(room)
	b.y = max(b.y, room+30)
	for _, r := range made {
		b.emit(r)
	}
}

// bandWidth is that of the stripe along the edge of the cover.
const bandWidth = 72.0

// band is the way down the edge of the cover: stages from first to last, in the brand's colours if it has any.
func (b *book) band(l *leaf) {
	const n, point = 6, 22.0
	brand := b.doc.Project().Color
	if brand == "" && len(b.maps) > 0 {
		brand = b.maps[0].Color
	}
	node := scene.Node{Ref: scene.Ref{Kind: scene.Backdrop}, Bounds: scene.Rect{W: bandWidth, H: b.size.H}}
	colors, _ := layout.StageColors(n, brand)
	for i := n - 1; i >= 0; i-- { // each lies over the one after it
		bottom := b.size.H * float64(i+1) / n
		p := new(scene.Path).MoveTo(0, 0).LineTo(bandWidth, 0)
		if i == n-1 {
			p.LineTo(bandWidth, bottom).LineTo(0, bottom)
		} else {
			p.LineTo(bandWidth, bottom-point/2).LineTo(bandWidth/2, bottom+point/2).LineTo(0, bottom-point/2)
		}
		node.Prims = append(node.Prims, scene.Prim{Op: scene.OpPath, Path: p.Close(), Fill: colors[i], Stroke: white, Width: 2})
	}
	l.nodes = append(l.nodes, node)
}

// logo draws that of the project, or else of its only map, and returns where it ends.
func (b *book) logo(l *leaf) float64 {
	const tallest, widest = 72.0, 260.0
	id := b.doc.Project().Logo
	if id == "" && len(b.maps) == 1 {
		id = b.maps[0].Logo
	}
	image, ratio, ok := layout.Picture(b.doc, id)
	if !ok {
		return 0
	}
	h := min(tallest, widest*ratio)
	r := scene.Rect{X: b.x, Y: headRoom, W: h / ratio, H: h}
	l.nodes = append(l.nodes, scene.Node{Ref: scene.Ref{Kind: scene.Backdrop}, Layer: scene.Content, Bounds: r, Prims: []scene.Prim{{Op: scene.OpImage, Rect: r, Image: image}}})
	return r.MaxY()
}

// about names the maps, as many as there is room for down to end.
func (b *book) about(end float64) {
	for i, m := range b.maps {
		r := b.mapRow(m)
		more := row{cells: []cell{b.set(b.o.Words("report.more", "n", len(b.maps)-i), plain(bodyText), b.w, muted)}, xs: []float64{0}, above: 6}
		room := end - b.y - r.height()
		if i < len(b.maps)-1 {
			room -= more.height()
		}
		if room < 0 {
			if b.y+more.height() <= end {
				b.emit(more)
			}
			return
		}
		b.emit(r)
	}
}

// mapRow names a map on the cover, beside who travels on it.
func (b *book) mapRow(m *model.Map) row {
	const r, step, most = 20.0, 28.0, 3
	var people []*model.Persona
	for _, id := range m.Personas {
		if p, ok := model.Get[model.Persona](b.doc, id); ok && len(people) < most {
			people = append(people, &p)
		}
	}
	left := 0.0
	if len(people) > 0 {
		left = 2*r + step*float64(len(people)-1) + 18
	}
	words := b.most(2, b.name(m.Title, "untitled.map"), bold(leadText), b.w-left, ink)
	words = append(words, b.below(b.also(m.Title), bold(leadText), b.w-left)...)
	words = append(words, b.most(2, dotted(b.travellers(m), b.o.Words("poster.state."+string(state(m)))), plain(bodyText), b.w-left, muted)...)
	return row{cells: []cell{words}, xs: []float64{left}, above: 6, below: 6, link: "#map-" + string(m.ID), draw: func(at scene.Rect) (prims []scene.Prim) {
		for i, p := range people {
			prims = append(prims, b.portrait(p, at.X+r+step*float64(i), at.Center().Y, r)...)
		}
		return prims
	}}
}

// travellers are the personas of a map.
func (b *book) travellers(m *model.Map) string {
	var out []string
	for _, id := range m.Personas {
		if p, ok := model.Get[model.Persona](b.doc, id); ok {
			out = append(out, dotted(b.name(p.Name, "untitled.persona"), b.say(p.Role)))
		}
	}
	return dotted(out...)
}

func state(m *model.Map) model.MapState {
	if m.State == "" {
		return model.AsIs
	}
	return m.State
}

// madeBy are the lines at the foot of the cover.
func (b *book) madeBy() []row {
	by := ""
	if c := b.say(b.doc.Project().Consultant); c != "" {
		by = b.o.Words("report.by", "name", c)
	}
	var out []row
	for _, s := range []string{b.client(), by, b.edition()} {
		if s != "" {
			out = append(out, row{cells: []cell{b.most(2, s, plain(15), b.w, ink)}, xs: []float64{0}, below: 4})
		}
	}
	return out
}
