package report

// terms that a report explains where it uses them, in this order.
var terms = []string{"persona", "map", "stage", "touchpoint", "moment", "emotion", "peakend", "gap", "importance", "pain", "opportunity", "quadrants", "action", "evidence"}

// glossary explains the terms that the report uses.
func (b *book) glossary() {
	var used []string
	for _, t := range terms {
		if b.used[t] {
			used = append(used, t)
		}
	}
	if len(used) == 0 {
		return
	}
	b.open(b.o.Words("report.glossary"), "")
	b.columns(b.wide(400), nil, func() (out []block) {
		for _, t := range used {
			text := row{cells: []cell{b.set(b.o.Words("term."+t+".text"), plain(bodyText), b.w, ink)}, xs: []float64{0}}
			out = append(out, block{gap: 18, rows: chain(b.subhead(b.o.Words("term."+t)), text)})
		}
		return out
	})
}
