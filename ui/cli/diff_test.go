package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/insight"
)

// twoStates writes the sample and the sample after edit, and returns their paths.
func twoStates(t *testing.T, edit func(tx *model.Tx) error) (a, b string) {
	t.Helper()
	a, b = sampleFile(t), filepath.Join(t.TempDir(), "b.journey")
	data, _ := os.ReadFile(a)
	doc, _, err := codec.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(doc, model.RandomIDs{})
	if _, err := s.Do("do.edit", edit); err != nil {
		t.Fatal(err)
	}
	if err := store(b, s.Doc()); err != nil {
		t.Fatal(err)
	}
	return a, b
}

// moveAndRename moves the first touchpoint of the first map to the third column and gives the second another title.
func moveAndRename(tx *model.Tx) error {
	d := tx.Doc()
	m := d.Maps()[0].ID
	lanes, cols := d.Lanes(m), d.Columns(m)
	lane := lanes[slices.IndexFunc(lanes, func(l *model.Lane) bool { return l.Type == model.TouchpointsLane })].ID
	cell := d.Cell(lane, cols[0].ID)
	second := *cell[1]
	second.Title = second.Title.With("zh", "新名字")
	model.Put(tx, second)
	return model.MoveCards(tx, []model.ID{cell[0].ID}, lane, cols[2].ID, "")
}

func TestDiffSaysWhatChanged(t *testing.T) {
	a, b := twoStates(t, moveAndRename)
	code, out, errs := run(t, "diff", a, b, "--lang", "zh")
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if code != Findings || errs != "" || len(lines) != 3 {
		t.Fatalf("exit %d: %s%s", code, out, errs)
	}
	if !strings.HasSuffix(lines[0], ": 修改卡片“新名字”：名称") {
		t.Errorf("%q", lines[0])
	}
	if !strings.Contains(lines[1], ": 移动卡片“") || !strings.Contains(lines[1], " → 触点/") || lines[2] != "修改 1 张卡片 · 移动 1 张卡片" {
		t.Errorf("%q", lines[1:])
	}
	if _, out, _ = run(t, "diff", a, b, "--lang", "en"); !strings.HasSuffix(out, "\n1 card changed · 1 card moved\n") {
		t.Errorf("%q", out)
	}
	if code, out, errs = run(t, "diff", a, a); code != OK || out != "" || errs != "" {
		t.Errorf("a file and itself: exit %d: %s%s", code, out, errs)
	}
}

func TestDiffAsJSON(t *testing.T) {
	a, b := twoStates(t, moveAndRename)
	code, out, _ := run(t, "diff", a, b, "--json", "--lang", "en")
	var r diffReport
	if err := json.Unmarshal([]byte(out), &r); err != nil || code != Findings || r.A != a || r.B != b || len(r.Changes) != 2 {
		t.Fatalf("exit %d, %v: %s", code, err, out)
	}
	changed, moved := r.Changes[0], r.Changes[1]
	if changed.What != insight.Changed || changed.Kind != "cards" || !slices.Equal(changed.Fields, []string{"title"}) || changed.Map == "" || changed.ID == "" {
		t.Errorf("%+v", changed)
	}
	if moved.What != insight.Moved || !moved.Moved || moved.From.Lane != "Touchpoints" || moved.To.Column == moved.From.Column || moved.Message == "" {
		t.Errorf("%+v", moved)
	}
	if r.Counts["cards"] != (diffTally{Changed: 1, Moved: 1}) || len(r.Counts) != 1 {
		t.Errorf("%+v", r.Counts)
	}
	code, out, _ = run(t, "diff", a, a, "--json")
	if err := json.Unmarshal([]byte(out), &r); err != nil || code != OK || !strings.Contains(out, `"changes": []`) {
		t.Errorf("a file and itself: exit %d, %v: %s", code, err, out)
	}
	_, out, _ = run(t, "diff", b, a, "--json", "--lang", "en")
	if err := json.Unmarshal([]byte(out), &r); err != nil || len(r.Changes) != 2 || r.Counts["cards"] != (diffTally{Changed: 1, Moved: 1}) {
		t.Errorf("the way back: %v: %s", err, out)
	}
}

func TestDiffTellsWhatCameAndWent(t *testing.T) {
	a, b := twoStates(t, func(tx *model.Tx) error {
		d := tx.Doc()
		m := d.Maps()[0].ID
		if _, err := model.AddCard(tx, model.Card{Map: m, Title: model.Plain("便条")}, ""); err != nil {
			return err
		}
		return model.Delete(tx, d.Lanes(m)[0].ID)
	})
	_, out, _ := run(t, "diff", a, b, "--json", "--lang", "zh")
	var r diffReport
	json.Unmarshal([]byte(out), &r)
	came := slices.IndexFunc(r.Changes, func(c diffChange) bool { return c.What == insight.Added })
	if came < 0 || r.Changes[came].From != nil || *r.Changes[came].To != (diffPlace{}) || r.Counts["lanes"].Removed != 1 {
		t.Fatalf("%s", out)
	}
	for _, c := range r.Changes {
		if c.Kind == "cards" && c.What == insight.Removed && (c.To != nil || c.From.Lane == "" || c.From.Column == "") {
			t.Errorf("%+v", c)
		}
	}
}

// What had to be repaired in a damaged file goes to standard error, a line each, and leaves the list as it is.
func TestDiffOfADamagedFile(t *testing.T) {
	a := sampleFile(t)
	data, _ := os.ReadFile(a)
	cut := filepath.Join(t.TempDir(), "cut.journey")
	os.WriteFile(cut, data[:9000], 0o600)
	code, out, errs := run(t, "diff", a, cut)
	if code != Findings || strings.Contains(out, "repaired") || errs == "" {
		t.Errorf("exit %d: %s", code, errs)
	}
	for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
		if !strings.HasPrefix(line, cut+": repaired: ") {
			t.Errorf("a stray line: %q", line)
		}
	}
}

func TestDiffOfWhatCannotBeRead(t *testing.T) {
	a, dir := sampleFile(t), t.TempDir()
	text := filepath.Join(dir, "text.journey")
	os.WriteFile(text, []byte("not ours"), 0o600)
	for _, args := range [][]string{
		{"diff", a}, {"diff", a, text}, {"diff", text, a}, {"diff", a, filepath.Join(dir, "none.journey")}, {"diff", a, dir}, {"diff", a, a, "--lang", "fr"},
	} {
		code, out, errs := run(t, args...)
		if code != Failed || out != "" || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "sojourn: ") {
			t.Errorf("%v: exit %d, %q, %q", args, code, out, errs)
		}
	}
}
