package vm

import "sojourn/model"

// TreeView is how a tree is looked at.
type TreeView struct {
	ByLanes bool // lanes, then columns; otherwise stages, steps, then lanes
	Folded  map[LineKey]bool
	Filter  string // only cards that say this, all unfolded
}

// Tree returns the lines of the tree that are not folded away, top to bottom.
func (o *Outline) Tree(v TreeView) []OutlineLine {
	if o.m.ID == "" {
		return nil
	}
	t := &tree{Outline: o, TreeView: v, hits: o.matching(v.Filter)}
	t.out = make([]OutlineLine, 0, o.Cards()+(len(o.cols)+1)*(len(o.lanes)+2))
	t.out = append(t.out, OutlineLine{LineKey: LineKey{Kind: MapLine, ID: o.m.ID}})
	if v.ByLanes {
		t.byLanes()
	} else {
		t.byStages()
	}
	if tray := t.said(o.doc.Tray(o.m.ID)); len(tray) > 0 {
		t.branch(LineKey{Kind: TrayLine, ID: o.m.ID}, 1, func() { t.out = appendCards(t.out, tray, 2) })
	}
	return t.out
}

// tree is a tree being made.
type tree struct {
	*Outline
	TreeView
	hits map[model.ID]bool
	out  []OutlineLine
}

// branch adds a line and, unless it is folded, what is below it. While cards are searched for, a branch without any
// goes.
func (t *tree) branch(k LineKey, level int, below func()) {
	open := t.hits != nil || !t.Folded[k]
	at := len(t.out)
	t.out = append(t.out, OutlineLine{LineKey: k, Level: level, Folds: true, Open: open})
	if open {
		below()
	}
	if t.hits != nil && len(t.out) == at+1 {
		t.out = t.out[:at]
	}
}

func (t *tree) byStages() {
	for _, s := range t.doc.Stages(t.m.ID) {
		t.branch(LineKey{Kind: StageLine, ID: s.ID}, 1, func() {
			steps := t.doc.Steps(s.ID)
			if len(steps) == 0 {
				t.laneLines(s.ID, 2)
			}
			for _, p := range steps {
				t.branch(LineKey{Kind: StepLine, ID: p.ID}, 2, func() { t.laneLines(p.ID, 3) })
			}
		})
	}
}

// laneLines adds the lanes of a column.
func (t *tree) laneLines(column model.ID, level int) {
	for _, l := range t.lanes {
		t.cell(l, column, level)
	}
}

func (t *tree) byLanes() {
	for _, l := range t.lanes {
		t.branch(LineKey{Kind: LaneLine, ID: l.ID}, 1, func() {
			for _, c := range t.cols {
				t.cell(l, c.ID, 2)
			}
		})
	}
	if t.hits != nil {
		return
	}
	for i := range t.out { // a line that divides has nothing to unfold
		if t.out[i].Kind == LaneLine && !t.holds(t.out[i].ID) {
			t.out[i].Folds = false
		}
	}
}

func (t *tree) holds(lane model.ID) bool {
	l := t.lanes[t.lane[lane]]
	return l.Type.TakesCards() || l.Type == model.EmotionLane
}

// cell adds what stands where a lane and a column meet: cards, or the emotion.
func (t *tree) cell(l *model.Lane, column model.ID, level int) {
	if l.Type == model.EmotionLane && t.hits == nil {
		t.points(l, column, level)
	}
	all := t.doc.Cell(l.ID, column)
	if len(all) == 0 && (!l.Type.TakesCards() || t.hits != nil) {
		return
	}
	k := LineKey{Kind: CellLine, ID: l.ID, Column: column}
	t.branch(k, level, func() { t.out = appendCards(t.out, t.said(all), level+1) })
	if len(all) == 0 {
		t.out[len(t.out)-1].Folds = false
	}
}

func (t *tree) points(l *model.Lane, column model.ID, level int) {
	k := LineKey{Kind: CurveLine, ID: l.ID, Column: column}
	t.out = append(t.out, OutlineLine{LineKey: k, Level: level})
	if k.Series = model.Target; t.emotion(column, model.Target).Known {
		t.out = append(t.out, OutlineLine{LineKey: k, Level: level})
	}
}

// said returns the cards that are searched for.
func (t *tree) said(cards []*model.Card) []*model.Card {
	if t.hits == nil {
		return cards
	}
	var out []*model.Card
	for _, c := range cards {
		if t.hits[c.ID] {
			out = append(out, c)
		}
	}
	return out
}

// Above returns the lines that must be open for a line to be seen in the tree, the outermost first.
func (o *Outline) Above(k LineKey, byLanes bool) []LineKey {
	lane, column := k.ID, k.Column
	var out []LineKey
	switch k.Kind {
	case StepLine:
		if p, ok := model.Get[model.Step](o.doc, k.ID); ok {
			return []LineKey{{Kind: StageLine, ID: p.Stage}}
		}
		return nil
	case CardLine:
		c, _ := model.Get[model.Card](o.doc, k.ID)
		i, ok := o.column[c.Column]
		if c.InTray() || !ok {
			return []LineKey{{Kind: TrayLine, ID: o.m.ID}}
		}
		lane, column = c.Lane, o.cols[i].ID
		out = []LineKey{{Kind: CellLine, ID: lane, Column: column}}
	case CellLine, CurveLine:
	default:
		return nil
	}
	return append(o.outer(lane, column, byLanes), out...)
}

// outer returns the lines above a cell.
func (o *Outline) outer(lane, column model.ID, byLanes bool) []LineKey {
	if byLanes {
		return []LineKey{{Kind: LaneLine, ID: lane}}
	}
	if p, ok := model.Get[model.Step](o.doc, column); ok {
		return []LineKey{{Kind: StageLine, ID: p.Stage}, {Kind: StepLine, ID: column}}
	}
	return []LineKey{{Kind: StageLine, ID: column}}
}
