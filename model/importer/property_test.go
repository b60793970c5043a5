package importer

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
)

// strange makes sheets of every shape, right or wrong.
type strange struct {
	*rand.Rand
	n int
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// token is a word that stands nowhere else, so that it can be looked for.
func (s *strange) token() string {
	s.n++
	return "q" + strings.Map(func(r rune) rune { return r - '0' + 'k' }, fmt.Sprint(1000+s.n)) + "w"
}

func (s *strange) header() string {
	var known []string
	for f, list := range dictionary {
		known = append(known, list...)
		known = append(known, string(f))
	}
	slices.Sort(known)
	for f := range recordWords {
		known = append(known, recordWords[f][0])
	}
	switch s.IntN(8) {
	case 0:
		return s.token()
	case 1:
		return ""
	case 2:
		return pick(s.Rand, known) + pick(s.Rand, []string{" 1", "（1-5分）", "*", "：", "/" + pick(s.Rand, known)})
	}
	return pick(s.Rand, known)
}

func (s *strange) cell() string {
	switch s.IntN(12) {
	case 0, 1, 2:
		return ""
	case 3:
		return pick(s.Rand, []string{"3", "-2", "75%", "4/5", "★★★", "x", "1,200 次", "NPS 31", "2026-03-05", "3/5/2026", "Total", "合计"})
	case 4:
		return pick(s.Rand, []string{"😟 " + s.token(), "开心", "好奇→疑惑", "线上", "Offline - " + s.token(), "高", "是"})
	case 5:
		return "- " + s.token() + "\n- " + s.token()
	case 6:
		return s.token() + "／" + s.token()
	case 7:
		return pick(s.Rand, stageWords)
	}
	return s.token()
}

func (s *strange) table() Table {
	width, t := 1+s.IntN(9), Table{Sheet: pick(s.Rand, []string{"", "S"}), File: "f"}
	row := func(cell func() string) {
		var r Row
		for c := range width {
			if text := tidy(cell()); text != "" {
				r = append(r, Cell{c, text})
			}
		}
		t.Rows = append(t.Rows, r)
	}
	for range s.IntN(4) {
		row(func() string {
			return pick(s.Rand, []string{"", "", s.token(), "用户画像：" + s.token(), "版本: " + s.token(), "场景"})
		})
	}
	across := s.IntN(2) == 0
	for range 1 + s.IntN(2) {
		row(func() string {
			if across {
				return pick(s.Rand, []string{pick(s.Rand, stageWords), s.token(), "", "阶段"})
			}
			return s.header()
		})
	}
	for range s.IntN(12) {
		first := across
		row(func() string {
			if first {
				first = false
				return s.header()
			}
			return s.cell()
		})
	}
	for range s.IntN(4) {
		top, left := s.IntN(len(t.Rows)), s.IntN(width)
		t.Merges = append(t.Merges, Merge{top, left, min(len(t.Rows)-1, top+s.IntN(4)), min(width-1, left+s.IntN(3))})
	}
	for range s.IntN(3) {
		t.HiddenRows, t.HiddenColumns = append(t.HiddenRows, s.IntN(len(t.Rows))), append(t.HiddenColumns, s.IntN(width))
	}
	t.finish()
	return t
}

// mapping is what nobody would guess.
func (s *strange) mapping(t *Table) Mapping {
	m := Mapping{Layout: pick(s.Rand, []Layout{Long, Stages, Matrix, Contacts, UnknownLayout}), HeaderRow: s.IntN(len(t.Rows) + 2), StageRow: 1 + s.IntN(4),
		LabelColumn: 1 + s.IntN(3), Hidden: s.IntN(2) == 0, ListOnly: s.IntN(3) == 0, Records: pick(s.Rand, []Records{"", People, Deals, Tickets})}
	if m.HeaderRow > 1 {
		m.GroupRow = s.IntN(m.HeaderRow)
	}
	if s.IntN(2) == 0 {
		m.StepRow = m.StageRow + 1
	}
	for _, at := range s.Perm(12) {
		m.Fields = append(m.Fields, FieldAt{At: at + 1, Field: pick(s.Rand, Fields), Name: pick(s.Rand, []string{"", "触点 2", s.token()})})
	}
	return m
}

// TestNoCellIsEverLost builds from sheets of every shape, as guessed, in every layout, and under mappings without sense.
func TestNoCellIsEverLost(t *testing.T) {
	seeds := []uint64{3109} // two columns of stages
	for seed := range uint64(200) {
		seeds = append(seeds, seed)
	}
	for _, seed := range seeds {
		s := &strange{Rand: rand.New(rand.NewPCG(seed, 7))}
		table := s.table()
		if table.Cells() == 0 {
			continue
		}
		ways := []Mapping{Guess(&table, nil).Mapping, s.mapping(&table)}
		for _, l := range []Layout{Long, Stages, Matrix, Contacts, UnknownLayout} {
			ways = append(ways, GuessAs(&table, l, nil).Mapping)
		}
		for _, m := range ways {
			m.Sheet = table.Sheet
			accounted(t, seed, table, m)
			if t.Failed() {
				t.Fatalf("seed %d, %+v\n%s", seed, m, grid(&table))
			}
		}
	}
}

func accounted(t *testing.T, seed uint64, table Table, m Mapping) {
	t.Helper()
	plan, err := Build(&table, m, nil)
	if err != nil {
		t.Fatalf("seed %d: %v", seed, err)
	}
	c := plan.Counts()
	where := map[string]bool{}
	for _, l := range plan.Leftovers {
		where[l.Cell] = true
	}
	if c.Lost != 0 || c.Cells != table.Cells() || c.Listed != len(plan.Leftovers) || len(where) != c.Listed {
		t.Errorf("%+v with %d leftovers in %d cells", c, len(plan.Leftovers), len(where))
	}
	s := model.NewSession(model.New(), &counter{})
	if _, err := s.Do("do.import", func(tx *model.Tx) error { _, err := Apply(tx, plan, ""); return err }); err != nil {
		t.Errorf("%v", err)
		return
	}
	saved, err := codec.Encode(s.Doc())
	if err != nil {
		t.Error(err)
	}
	if m.Layout != Contacts {
		everywhere(t, table, m, plan, string(saved))
	}
}

var token = regexp.MustCompile(`q[k-t]+w`)

// everywhere looks for every word of the sheet in the saved file and in the list, whatever the counts say. Only what
// became the meaning of a row or column may be missing.
func everywhere(t *testing.T, table Table, m Mapping, plan Plan, saved string) {
	t.Helper()
	for _, l := range plan.Leftovers {
		saved += "\n" + l.Text
	}
	fitted := m.Fit(&table)
	for r, row := range table.Rows {
		for _, c := range row {
			if m.Layout == Matrix && c.Column == m.LabelColumn-1 || m.Layout != Matrix && (r == fitted.HeaderRow-1 || r == fitted.GroupRow-1) {
				continue
			}
			if m.has(LaneName) && c.Column == fitted.at(LaneName)-1 {
				continue
			}
			for _, word := range token.FindAllString(c.Text, -1) {
				if !strings.Contains(saved, word) {
					t.Errorf("%q of %s is nowhere", c.Text, Address(r, c.Column))
				}
			}
		}
	}
}
