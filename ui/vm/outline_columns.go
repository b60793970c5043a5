package vm

import (
	"strconv"
	"strings"

	"sojourn/canvas/layout"
	"sojourn/model"
	"sojourn/ui/i18n"
)

// column is one column of the table.
type column struct {
	key    string // names its heading too
	head   string // a key of the word list; empty: that of the field
	width  float64
	one    bool // what it holds is each card's own, so that it is never set for several at once
	text   func(o *Outline, c *model.Card) string
	number func(o *Outline, c *model.Card) (float64, bool) // sorts by it; nil: by the text
	field  func(o *Outline, f form[model.Card]) Field      // nil: it can only be read
	fits   func(c *model.Card) bool                        // nil: every card has it
	local  bool                                            // it means something on one map only
}

// columns in the order in which they stand. The first one stays in view.
var columns = []column{
	{key: "title", width: 240, one: true, text: titleText, field: func(_ *Outline, f form[model.Card]) Field {
		return f.text("title", Line, func(c *model.Card) *model.Text { return &c.Title })
	}},
	{key: "stage", head: "card.stage", width: 120, local: true, text: stageText, number: columnNumber, field: stageField},
	{key: "step", head: "outline.step", width: 110, local: true, text: stepText, number: columnNumber, field: stepField},
	{key: "lane", head: "outline.lane", width: 110, local: true, text: laneText, number: laneNumber, field: laneField},
	{key: "type", head: "outline.type", width: 104, text: func(o *Outline, c *model.Card) string { return o.w("card." + cardType(c.Type)) }},
	{key: "body", width: 220, one: true, text: said(func(c *model.Card) model.Text { return c.Body }), field: func(_ *Outline, f form[model.Card]) Field {
		return f.text("body", Paragraph, func(c *model.Card) *model.Text { return &c.Body })
	}},
	{key: "channel", width: 120, fits: isTouchpoint, text: said(channelOf), field: func(o *Outline, f form[model.Card]) Field {
		out := f.suggest("channel", func(c *model.Card) *model.Text { return &touchpoint(c).Channel }, f.channels)
		out.Options = o.offers(o.channels())
		return out
	}},
	{key: "line", width: 100, fits: isTouchpoint, text: lineText, field: func(_ *Outline, f form[model.Card]) Field { return lineField(f) }},
	scored("expectation", func(t *model.Touchpoint) **float64 { return &t.Expectation }),
	scored("experience", func(t *model.Touchpoint) **float64 { return &t.Experience }),
	{key: "gap", head: "outline.gap", width: 70, text: gapText, number: func(_ *Outline, c *model.Card) (float64, bool) { return c.Touchpoint.Gap() }},
	{key: "emotion", width: 100, local: true, fits: isTouchpoint, text: emotionText, number: emotionNumber, field: emotionField},
	scored("importance", func(t *model.Touchpoint) **float64 { return &t.Importance }),
	{key: "owner", width: 110, text: said(func(c *model.Card) model.Text { return c.Owner }), field: func(_ *Outline, f form[model.Card]) Field {
		return f.text("owner", Line, func(c *model.Card) *model.Text { return &c.Owner })
	}},
	{key: "department", width: 130, text: said(func(c *model.Card) model.Text { return c.Department }), field: func(_ *Outline, f form[model.Card]) Field { return department(f) }},
	{key: "status", width: 90, text: statusText, number: func(_ *Outline, c *model.Card) (float64, bool) {
		return rank(orElse(string(c.Status), string(model.Draft)), string(model.Draft), string(model.Review), string(model.Approved), string(model.Archived))
	}, field: func(_ *Outline, f form[model.Card]) Field { return statusField(f) }},
	{key: "evidence", width: 110, text: evidenceText, number: func(_ *Outline, c *model.Card) (float64, bool) {
		return rank(string(c.Evidence), string(model.Assumption), string(model.Partial), string(model.Verified))
	}, field: func(_ *Outline, f form[model.Card]) Field { return evidenceField(f) }},
	{key: "tags", width: 140, text: func(o *Outline, c *model.Card) string { return strings.Join(c.Tags, comma(o.lang)) },
		field: func(_ *Outline, f form[model.Card]) Field {
			return f.tags(func(c *model.Card) *[]string { return &c.Tags })
		}},
}

// comma is what stands between the members of a list.
func comma(lang string) string {
	if i18n.Base(lang) == "zh" {
		return "\uff0c"
	}
	return ", "
}

func cardType(t model.CardType) string { return orElse(string(t), "text") }

func isTouchpoint(c *model.Card) bool { return c.Type == model.TouchpointCard }

func said(get func(*model.Card) model.Text) func(*Outline, *model.Card) string {
	return func(o *Outline, c *model.Card) string { return get(c).In(o.lang) }
}

func titleText(o *Outline, c *model.Card) string { return c.Title.In(o.lang) }

func channelOf(c *model.Card) model.Text {
	if c.Touchpoint == nil {
		return model.Text{}
	}
	return c.Touchpoint.Channel
}

// at is the column that a card stands in.
func (o *Outline) at(c *model.Card) (model.Column, bool) {
	i, ok := o.column[c.Column]
	if !ok || c.InTray() {
		return model.Column{}, false
	}
	return o.cols[i], true
}

func stageText(o *Outline, c *model.Card) string {
	if at, ok := o.at(c); ok {
		return o.name(at.Stage.Name, "untitled.stage")
	}
	return ""
}

func stepText(o *Outline, c *model.Card) string {
	if at, ok := o.at(c); ok && at.Step != nil {
		return o.name(at.Step.Name, "untitled.step")
	}
	return ""
}

func laneText(o *Outline, c *model.Card) string {
	if i, ok := o.lane[c.Lane]; ok && !c.InTray() {
		return o.laneName(*o.lanes[i])
	}
	return o.w("tray")
}

func columnNumber(o *Outline, c *model.Card) (float64, bool) {
	i, ok := o.column[c.Column]
	return float64(i), ok && !c.InTray()
}

func laneNumber(o *Outline, c *model.Card) (float64, bool) {
	i, ok := o.lane[c.Lane]
	return float64(i), ok && !c.InTray()
}

func lineText(o *Outline, c *model.Card) string {
	if c.Touchpoint == nil || c.Touchpoint.Line == "" {
		return ""
	}
	return o.w("line." + string(c.Touchpoint.Line))
}

func gapText(_ *Outline, c *model.Card) string {
	if gap, ok := c.Touchpoint.Gap(); ok {
		return layout.Number(gap)
	}
	return ""
}

func emotionNumber(_ *Outline, c *model.Card) (float64, bool) {
	if c.Touchpoint == nil || c.Touchpoint.Emotion == nil {
		return 0, false
	}
	return *c.Touchpoint.Emotion, true
}

// emotionText says a value as a word and as a number.
func emotionText(o *Outline, c *model.Card) string {
	if v, ok := emotionNumber(o, c); ok {
		return o.feeling(v)
	}
	return ""
}

func (o *Outline) feeling(v float64) string {
	return o.w("face."+strconv.Itoa(o.m.Scale.Face(v))) + " " + layout.Signed(v)
}

func statusText(o *Outline, c *model.Card) string {
	return o.w("status." + orElse(string(c.Status), string(model.Draft)))
}

func evidenceText(o *Outline, c *model.Card) string {
	if c.Evidence == "" {
		return ""
	}
	return o.w("evidence." + string(c.Evidence))
}

// rank is the place of a value in an order, and false for a value that has none.
func rank(v string, order ...string) (float64, bool) {
	for i, s := range order {
		if s == v {
			return float64(i), true
		}
	}
	return 0, false
}

// scored is a column of a number of 1 to 5 of touchpoints.
func scored(key string, at func(*model.Touchpoint) **float64) column {
	number := func(_ *Outline, c *model.Card) (float64, bool) {
		if c.Touchpoint == nil || *at(c.Touchpoint) == nil {
			return 0, false
		}
		return **at(c.Touchpoint), true
	}
	return column{
		key: key, width: 80, fits: isTouchpoint, number: number,
		text: func(o *Outline, c *model.Card) string {
			if v, ok := number(o, c); ok {
				return layout.Number(v)
			}
			return ""
		},
		field: func(o *Outline, f form[model.Card]) Field {
			out := f.number(key, Bar, 1, 5, func(c *model.Card) **float64 { return at(touchpoint(c)) })
			for n := 1; n <= 5; n++ {
				out.Options = append(out.Options, Option{ID: strconv.Itoa(n), Text: strconv.Itoa(n)})
			}
			out.Options = append(out.Options, Option{Text: o.w("line.none")})
			return out
		},
	}
}

// emotionField offers the five faces, and takes any number of the scale.
func emotionField(o *Outline, f form[model.Card]) Field {
	lo, hi := o.m.Scale.Range()
	out := f.number("emotion", Faces, lo, hi, func(c *model.Card) **float64 { return &touchpoint(c).Emotion })
	for face := 2; face >= -2; face-- {
		v := lo + float64(face+2)/4*(hi-lo)
		out.Options = append(out.Options, Option{ID: strconv.FormatFloat(v, 'g', -1, 64), Text: o.w("face." + strconv.Itoa(face))})
	}
	out.Options = append(out.Options, Option{Text: o.w("line.none")})
	return out
}
