package importer

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"sojourn/assets"
	"sojourn/model"
)

// A workbook that the program wrote itself is read by its table of cards, in which every field of a card has a column,
// and by the order of stages and lanes on its map. It is known by the hidden column that names each card.
const (
	ownID   = "_id"
	ownHash = "_h"        // the last column, of the way back
	ownMark = "sojourn:1" // of a map whose first row and column are hidden
)

// vocabulary holds the program's words of one language by key.
type vocabulary map[string]string

var vocabularies = sync.OnceValue(func() map[string]vocabulary {
	all := map[string]vocabulary{}
	files, _ := fs.Glob(assets.I18n, "i18n/*.json")
	for _, name := range files {
		data, err := fs.ReadFile(assets.I18n, name)
		v := vocabulary{}
		if err != nil || json.Unmarshal(data, &v) != nil { // embedded: only a broken build gets here
			continue
		}
		all[strings.TrimSuffix(path.Base(name), ".json")] = v
	}
	return all
})

// Both is what a table in two languages says for a key of the program's words: what each says, one after the other.
// Units stay short, and what has a gap to be filled stays in the first.
func Both(key, first, second string) string {
	if second == "" || first == second || strings.HasPrefix(key, "unit.") || strings.Contains(first, "{") {
		return first
	}
	return first + " " + second
}

// doubles are the vocabularies of tables in two languages, by names such as "zh+en".
var doubles = sync.OnceValue(func() map[string]vocabulary {
	all := map[string]vocabulary{}
	for a, first := range vocabularies() {
		for b, second := range vocabularies() {
			if a == b {
				continue
			}
			v := vocabulary{}
			for key, word := range first {
				v[key] = Both(key, word, second[key])
			}
			all[a+"+"+b] = v
		}
	}
	return all
})

// wordLists are the vocabularies in order of their languages, then those in two.
var wordLists = sync.OnceValue(func() (all []vocabulary) {
	for _, some := range []map[string]vocabulary{vocabularies(), doubles()} {
		for _, lang := range slices.Sorted(maps.Keys(some)) {
			all = append(all, some[lang])
		}
	}
	return all
})

// EveryLanguage is what the program says for a key, in all its languages.
func EveryLanguage(key string) model.Text {
	by := map[string]string{}
	for lang, v := range vocabularies() {
		by[lang] = v[key]
	}
	return model.Texts(by)
}

// vocabularyOf returns the words of a language, or of its base language, and of two for "zh+en"; nil when there are none.
func vocabularyOf(lang string) vocabulary {
	if first, second, two := strings.Cut(lang, "+"); two {
		return doubles()[first+"+"+second]
	}
	base, _, _ := strings.Cut(lang, "-")
	if v := vocabularies()[lang]; v != nil {
		return v
	}
	return vocabularies()[base]
}

// laneType returns the lane type of a name of the program's own.
func (v vocabulary) laneType(name string) model.LaneType {
	for _, t := range model.LaneTypes {
		if v["lane."+string(t)] == name {
			return t
		}
	}
	return ""
}

// cardType returns the card type of a word.
func (v vocabulary) cardType(s string) model.CardType {
	for _, t := range []model.CardType{model.TouchpointCard, model.PainCard, model.OpportunityCard, model.ActionCard, model.QuoteCard, model.MetricCard, model.PictureCard} {
		if v["card."+string(t)] == s {
			return t
		}
	}
	return model.TextCard
}

// ownLanguage returns the words in which a sheet is the program's own table of cards, nil when it is none.
func ownLanguage(t *Table) vocabulary {
	if t.At(0, 0) != ownID {
		return nil
	}
	for _, v := range wordLists() {
		has := func(key string) bool {
			return slices.ContainsFunc(t.Rows[0], func(c Cell) bool { return c.Text == v[key] })
		}
		if has("inspector.stage") && has("inspector.lane") && has("field.title") {
			return v
		}
	}
	return nil
}

// guessOwn maps every column of the program's own table of cards.
func guessOwn(t *Table) (Proposal, bool) {
	v := ownLanguage(t)
	if v == nil {
		return Proposal{}, false
	}
	m := Mapping{Sheet: t.Sheet, Layout: Long, HeaderRow: 1, Own: true}
	for _, c := range t.Rows[0] {
		m.Fields = append(m.Fields, FieldAt{At: c.Column + 1, Name: c.Text, Field: ownColumn(v, c.Text).shown, Confidence: 1})
	}
	p := Proposal{Mapping: m, Confidence: 1}
	if t.Hidden || len(t.HiddenRows) > 0 || len(t.HiddenColumns) > hiddenOnes(t) {
		p.Warnings = hiddenWarnings(t)
	}
	return p, true
}

// hiddenOnes is how many columns the program itself hides.
func hiddenOnes(t *Table) int {
	if slices.ContainsFunc(t.Rows[0], func(c Cell) bool { return c.Text == ownHash }) {
		return 2
	}
	return 1
}

// readsOwn reports that a mapping is still the one of the program's own table: a person may have left columns out.
func readsOwn(t *Table, m Mapping) bool {
	v := ownLanguage(t)
	return m.Own && v != nil && m.Layout == Long && m.HeaderRow == 1 &&
		!slices.ContainsFunc(m.Fields, func(f FieldAt) bool { return f.Field != Skip && f.Field != ownColumn(v, f.Name).shown })
}

// frame is what the map of an own workbook says beside its cards.
type frame struct {
	title   string
	columns []frameColumn
	lanes   []string
	points  []framePoint
}

type frameColumn struct {
	stage, step   string
	moment, truth bool // of the stage, of the step
}

type framePoint struct {
	column string // "stage · step"
	series model.Series
	text   string
}

// addFrames gives the tables of cards what the other sheets of their workbook say.
func addFrames(tables []Table) {
	for i := range tables {
		v := ownLanguage(&tables[i])
		if v == nil {
			continue
		}
		f := &frame{}
		for k := range tables {
			switch t := &tables[k]; {
			case k == i || len(t.Rows) == 0:
			case t.At(0, 0) == v["inspector.stage"] && t.At(0, 1) == v["series.current"]:
				f.readCurve(t, 0)
			case t.At(0, 0) == ownID && t.At(0, 1) == v["inspector.stage"] && t.At(0, 2) == v["series.current"]:
				f.readCurve(t, 1)
			default:
				f.readMap(t, v)
			}
		}
		tables[i].frame = f
	}
}

// readCurve reads the values of the curve from the table whose first column that a person sees is left.
func (f *frame) readCurve(t *Table, left int) {
	for r := 1; r < len(t.Rows); r++ {
		for c, series := range []model.Series{model.Current, model.Target} {
			if s := t.At(r, left+c+1); s != "" {
				f.points = append(f.points, framePoint{t.At(r, left), series, s})
			}
		}
	}
}

func (f *frame) readMap(t *Table, v vocabulary) {
	left, top := 0, 0 // where what a person sees begins
	if t.At(0, 0) == ownMark {
		left, top = 1, 1
	}
	head := slices.IndexFunc(t.Rows, func(r Row) bool { return r.At(left) == v["inspector.stage"] })
	if head < 1 {
		return
	}
	f.title = t.At(top, left)
	body := head + 1
	if t.At(body, left) == v["inspector.step"] {
		body++
	}
	_, width := t.Size()
	var now frameColumn
	for c := left + 1; c < width; c++ {
		s, step := t.At(head, c), ""
		if body > head+1 {
			step = t.At(head+1, c)
		}
		if s != "" {
			now = frameColumn{}
			now.stage, now.moment = starred(s)
			if got := numbered.FindStringSubmatch(now.stage); got != nil {
				now.stage = strings.TrimSpace(got[1])
			}
		} else if step == "" {
			continue
		}
		now.step, now.truth = starred(step)
		f.columns = append(f.columns, now)
	}
	for r := body; r < len(t.Rows); r++ {
		name, _, _ := strings.Cut(t.At(r, left), "\n")
		curve := name == v["series.current"] || name == v["series.target"] && t.At(r-1, left) == v["series.current"] // below "emotion"
		if name != "" && !curve && !strings.HasPrefix(name, "■") {
			f.lanes = append(f.lanes, name)
		}
	}
}

// starred cuts the star of a moment of truth off a name.
func starred(s string) (string, bool) {
	name, moment := strings.CutSuffix(s, "★")
	return strings.TrimSpace(name), moment
}
