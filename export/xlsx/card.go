package xlsx

import (
	"strings"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/model"
	"sojourn/model/limits"
)

// placed is a card, or a word, in a row of the matrix: the columns of the map that it covers, and what it says.
type placed struct {
	column, last int
	runs         []run
	dress        *dress
	card         *model.Card // nil of a word
	lines        string      // what each line of runs is, a letter each
}

// shown reports whether a card goes into the workbook at all.
func (b *book) shown(c *model.Card) bool { return !b.job.Client || !c.Internal }

// place stacks the cards of a lane, one row for each position. A card over several columns starts below all it covers.
func (m *matrix) place(l *model.Lane) [][]placed {
	var rows [][]placed
	floor := make([]int, len(m.cols))
	for i, col := range m.cols {
		for _, c := range m.job.Doc.Cell(l.ID, col.ID) {
			if !m.shown(c) {
				continue
			}
			last := min(len(m.cols), i+max(1, c.Span)) - 1
			row := 0
			for k := i; k <= last; k++ {
				row = max(row, floor[k])
			}
			for k := i; k <= last; k++ {
				floor[k] = row + 1
			}
			for len(rows) <= row {
				rows = append(rows, nil)
			}
			text := m.cardText(c, l.Type)
			rows[row] = append(rows[row], placed{i, last, text.runs, m.cardDress(c, l.Type, text.runs), c, text.lines})
		}
	}
	return rows
}

// dress is a look with its number as a style. Cards share them, because looking a style up takes as long as writing a
// cell.
type dress struct {
	look  look
	style int
}

// occasion is what decides the dress of a card.
type occasion struct {
	lane  model.LaneType
	color string
	wide  bool // its gap
	font  font // of its first words
}

// cardDress is the look of a card that begins with these runs.
func (m *matrix) cardDress(c *model.Card, lane model.LaneType, runs []run) *dress {
	at := occasion{lane: lane, color: m.cardColor(c, lane)}
	if gap, ok := c.Touchpoint.Gap(); ok {
		at.wide = gap >= layout.WideGap
	}
	if len(runs) > 0 {
		at.font = runs[0].font
	}
	if known, ok := m.dresses[at]; ok {
		return known
	}
	l := cardLook(at)
	m.dresses[at] = &dress{l, m.style(l)}
	return m.dresses[at]
}

// wear returns the cell of a card or a word.
func (m *matrix) wear(column int, p placed) cell {
	size := 0
	for _, r := range p.runs {
		size += len(r.text)
	}
	if len(p.runs) < 2 || size > limits.CellRunes || formulaLike(p.runs[0].text) {
		return m.rich(column, p.runs, p.dress.look)
	}
	return cell{style: p.dress.style, kind: fancy, runs: p.runs}
}

// ownColors is how many colours of cards' own a workbook takes, because each costs it several styles.
const ownColors = 500

// cardLook is the sheet of a card: its kind's colour down the left edge and a hairline round it.
func cardLook(at occasion) look {
	if at.lane == model.MetricsLane {
		return look{font: at.font, down: "top", wrap: true, indent: 1, right: edge{dashed, dash}}
	}
	line := edge{rule, thin}
	if at.wide {
		line.color = alarm
	}
	return look{font: at.font, down: "center", wrap: true, indent: 1, left: edge{at.color, thick}, right: line, top: line, bottom: line}
}

// cardColor is the colour of a card as on the map; cards with colours of their own lose them when there are too many.
func (m *matrix) cardColor(c *model.Card, lane model.LaneType) string {
	kind := *c
	if len(m.styles) >= ownColors {
		kind.Color = ""
	}
	return hex(layout.CardColor(&kind, lane))
}

func titleFont(c *model.Card, lane model.LaneType) font {
	st := layout.TitleStyle(c, lane)
	return font{bold: st.Face == scene.Bold, italic: st.Skew}
}

// cardText is what a card says on the map: title, text, where it happens and how it feels, gap and who answers.
func (m *matrix) cardText(c *model.Card, lane model.LaneType) paragraph {
	if lane == model.MetricsLane {
		return m.metricText(c)
	}
	t := paragraph{runs: make([]run, 0, 6)}
	t.line('t', m.say(c.Title), titleFont(c, lane))
	if c.Touchpoint != nil && c.Touchpoint.Moment {
		t.more(" ★", font{bold: true, color: gold})
	}
	t.line('b', m.say(c.Body), font{size: 9, color: muted})
	for _, s := range m.also(c.Title, c.Body) {
		t.line('a', s, font{size: 9, italic: true, color: muted})
	}
	if c.Touchpoint != nil && c.Type == model.TouchpointCard {
		m.where(&t, c.Touchpoint)
	}
	who := m.say(c.Department)
	if who == "" {
		who = m.say(c.Owner)
	}
	gap, has := c.Touchpoint.Gap()
	if has {
		color := muted
		if gap > 0 {
			color = alarm
		} else if gap < 0 {
			color = relief
		}
		t.line('g', m.job.Words("card.gap", "gap", layout.Number(gap)), font{size: 9, bold: true, color: color})
	}
	switch {
	case has && who != "":
		t.more("  "+who, font{size: 9, color: muted})
	case c.Type != model.TextCard:
		t.line('g', who, font{size: 9, color: muted})
	}
	return t
}

// where is the channel of a touchpoint and the word of its face.
func (m *matrix) where(t *paragraph, p *model.Touchpoint) {
	label := m.say(p.Channel)
	if p.Line != "" {
		line := m.job.Words("line." + string(p.Line))
		if label != "" {
			line += " · "
		}
		label = line + label
	}
	t.line('w', label, font{size: 9, color: chipInk})
	if p.Emotion == nil {
		return
	}
	face := m.m.Scale.Face(*p.Emotion)
	word, f := m.job.Words("face."+number(float64(face))), font{size: 9, bold: true, color: hex(layout.EmotionColor(face))}
	if label == "" {
		t.line('w', word, f)
	} else {
		t.more("   "+word, f)
	}
}

// metricText is numbers large and their names small, as on the map.
func (m *matrix) metricText(c *model.Card) paragraph {
	var t paragraph
	big, small := font{size: 12, bold: true}, font{size: 9, color: muted}
	title := m.say(c.Title)
	for i, of := range c.Metrics {
		value, name := layout.Quantity(of, m.job.Words), m.say(of.Name)
		if value == "" {
			value = "–"
		}
		if name == "" && i == 0 {
			name = title
		}
		if name == title {
			title = ""
		}
		t.line('m', value, big)
		t.line('m', name, small)
	}
	if len(c.Metrics) == 0 {
		t.line('t', title, big)
		title = ""
	}
	t.line('t', title, font{size: 9})
	t.line('b', m.say(c.Body), small)
	return t
}

// paragraph gathers runs line by line, leaving out what is empty, and remembers what each line is: a letter of
// model/roundtrip.
type paragraph struct {
	runs  []run
	lines string
}

func (p *paragraph) line(what byte, s string, f font) {
	if s == "" {
		return
	}
	p.lines += strings.Repeat(string(what), 1+strings.Count(clean(s), "\n"))
	if len(p.runs) > 0 {
		s = "\n" + s
	}
	p.runs = append(p.runs, run{s, f})
}

// more goes on in the line before; without one it is where a title would be.
func (p *paragraph) more(s string, f font) {
	if len(p.runs) == 0 {
		p.lines = "t"
	}
	p.runs = append(p.runs, run{s, f})
}

// channels is one row for each channel, named where the customer meets it.
func (m *matrix) channels() [][]placed {
	return m.words("● ", hex(layout.LaneColor(model.TouchpointsLane)), func(c *model.Card) string {
		if c.Touchpoint == nil {
			return ""
		}
		return m.say(c.Touchpoint.Channel)
	})
}

// departments is one row for each department that answers for something.
func (m *matrix) departments() [][]placed {
	return m.words("", chipInk, func(c *model.Card) string { return m.say(c.Department) })
}

// words is one row for each word that pick finds on the cards of the map, in the columns where it finds it.
func (m *matrix) words(sign, color string, pick func(*model.Card) string) [][]placed {
	var rows [][]placed
	row := map[string]int{}
	f := font{size: 9, color: color}
	plainDress := &dress{look: look{font: f, down: "center", wrap: true, indent: 1, right: edge{dashed, dash}}}
	plainDress.style = m.style(plainDress.look)
	for i, col := range m.cols {
		seen := map[string]bool{}
		for _, l := range m.lanes {
			for _, c := range m.job.Doc.Cell(l.ID, col.ID) {
				word := pick(c)
				if word == "" || seen[word] || !m.shown(c) {
					continue
				}
				seen[word] = true
				if _, ok := row[word]; !ok {
					row[word] = len(rows)
					rows = append(rows, nil)
				}
				p := placed{column: i, last: i, runs: []run{{sign + word, f}}, dress: plainDress}
				rows[row[word]] = append(rows[row[word]], p)
			}
		}
	}
	return rows
}
