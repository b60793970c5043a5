package merge

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/limits"
	"sojourn/model/modeltest"
)

func TestWithoutABase(t *testing.T) {
	mine := model.Assemble([]model.Record{
		&model.Project{Title: model.Plain("A"), Revision: 3},
		&model.Persona{ID: "p", Order: "a0", Name: model.Plain("Ann"), Goals: []model.Text{model.Plain("x")}, Share: num(0.5)},
		&model.Persona{ID: "q", Order: "a1"},
	}, model.Kept{Fields: model.Extra{"f": json.RawMessage("1")}})
	theirs := model.Assemble([]model.Record{
		&model.Project{Title: model.Plain("B")},
		&model.Persona{ID: "p", Order: "a2", Name: model.Plain("Ann"), Goals: []model.Text{model.Plain("y")}, Color: "#000000"},
		&model.Persona{ID: "r", Order: "a1"},
	}, model.Kept{Fields: model.Extra{"g": json.RawMessage("1")}})
	r := Documents(nil, mine, theirs)
	if got, want := listed(r), "project project title: [A] | B; personas p place: [1] | 2"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	doc := r.Doc(nil)
	p, _ := model.Get[model.Persona](doc, "p")
	want := model.Persona{
		ID: "p", Order: "a0", Name: model.Plain("Ann"), Goals: []model.Text{model.Plain("x"), model.Plain("y")}, Share: num(0.5), Color: "#000000",
	}
	if !reflect.DeepEqual(p, want) || doc.Len() != 3 || doc.Project().Revision != 3 || len(doc.Kept().Fields) != 2 {
		t.Errorf("%+v among %d", p, doc.Len())
	}
	sound(t, mine, doc)
}

func TestWithoutABaseNobodyKnowsWhoMovedWhat(t *testing.T) {
	base := ground()
	r := Documents(nil, edited(t, base, move("c1", "l2", "s1")), edited(t, base, card(func(c *model.Card) { c.Order = "a4" })))
	if got, want := listed(r), "cards c1 place: [one] | above · one"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	r = Documents(nil, base, edited(t, base, card(func(c *model.Card) { c.Order = "a4" })))
	if got, want := listed(r), "cards c1 place: [above · one · 1] | above · one · 1"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// What is as one side has it is that side's own record, so that comparing is quick and finds nothing that is not there.
func TestRecordsOfOneSideAreNotCopied(t *testing.T) {
	base := ground()
	mine, theirs := edited(t, base, title("c2", "x")), edited(t, base, title("c1", "x"))
	doc := Documents(base, mine, theirs).Doc(nil)
	for id, d := range map[model.ID]*model.Document{"c1": theirs, "c2": mine, "c3": base} {
		got, _ := doc.Find(id)
		if want, _ := d.Find(id); got != want {
			t.Errorf("%s is another record", id)
		}
	}
}

func TestWhatIsTakenIsCounted(t *testing.T) {
	base := ground()
	mine := edited(t, base, both(title("c2", "x"), remove("q")))
	theirs := edited(t, base, both(
		fresh("l1", "s1"), put(model.Persona{ID: "z"}), // added
		title("c1", "y"), // changed
		change("c2", func(c *model.Card) { c.Title, c.Color = model.Plain("y"), "#000000" }), // in part
		remove("c3"), remove("n"), // removed
		change("q", func(q *model.Persona) { q.Name = model.Plain("y") }), // in question
	))
	if r := Documents(base, mine, theirs); r.Taken != (Counts{Added: 2, Changed: 2, Removed: 2}) || len(r.Conflicts) != 2 {
		t.Errorf("%+v with %s", r.Taken, listed(r))
	}
	if r := Documents(base, theirs, base); r.Taken != (Counts{}) {
		t.Errorf("%+v of nothing", r.Taken)
	}
	if r := Documents(base, edited(t, base, title("c1", "")), edited(t, base, title("c1", "x"))); r.Taken != (Counts{}) {
		t.Errorf("%+v though it is in question", r.Taken)
	}
}

// Both put a card at the end of one cell, and a stage at the end of the map: each gets a key of its own, and who stood
// behind stays behind.
func TestSiblingsInOnePlaceGetKeysOfTheirOwn(t *testing.T) {
	put := func(id model.ID, order string) edit {
		return both(
			put(model.Card{ID: id, Map: "m", Lane: "l1", Column: "s1", Order: order}),
			put(model.Stage{ID: "s" + id, Map: "m", Order: order}),
			put(model.Card{ID: "t" + id, Map: "m", Order: order}),
		)
	}
	base := ground()
	mine := edited(t, base, both(put("x", "a5"), put("z", "a6")))
	theirs := edited(t, base, put("y", "a5"))
	doc := Documents(base, mine, theirs).Doc(nil)
	var cell, stages, tray []string
	for _, c := range doc.Cell("l1", "s1") {
		cell = append(cell, string(c.ID)+"="+c.Order)
	}
	for _, s := range doc.Stages("m") {
		stages = append(stages, string(s.ID)+"="+s.Order)
	}
	for _, c := range doc.Tray("m") {
		tray = append(tray, string(c.ID)+"="+c.Order)
	}
	if got := fmt.Sprint(cell, stages, tray); got != "[c1=a0 x=a5 y=a5V z=a6] [s1=a0 s2=a1 sx=a5 sy=a5V sz=a6] [tx=a5 ty=a5V tz=a6]" {
		t.Error(got)
	}
	sound(t, base, doc)
}

func TestCardsOfAStageAndOfItsFirstStepShareACell(t *testing.T) {
	base := ground()
	at := func(id, column model.ID) edit {
		return put(model.Card{ID: id, Map: "m", Lane: "l1", Column: column, Order: "a5"})
	}
	doc := Documents(base, edited(t, base, at("x", "s2")), edited(t, base, at("y", "t1"))).Doc(nil)
	cell := doc.Cell("l1", "t1")
	if len(cell) != 3 || cell[1].Order == cell[2].Order {
		t.Errorf("%d cards, keys %q and %q", len(cell), cell[1].Order, cell[2].Order)
	}
}

// Equal keys that a file has brought along are told apart by the ids, as ever.
func TestEqualKeysOfOneSideStay(t *testing.T) {
	base := edited(t, ground(), both(put(model.Persona{ID: "x", Order: "a5"}), put(model.Persona{ID: "y", Order: "a5"})))
	doc := Documents(base, edited(t, base, title("c1", "x")), edited(t, base, put(model.Persona{ID: "z", Order: "a6"}))).Doc(nil)
	x, _ := model.Get[model.Persona](doc, "x")
	y, _ := model.Get[model.Persona](doc, "y")
	if x.Order != "a5" || y.Order != "a5" {
		t.Errorf("keys %q and %q", x.Order, y.Order)
	}
}

func TestMapsThatWouldDeriveFromEachOtherAreAskedAbout(t *testing.T) {
	base := ground()
	derive := func(m, from model.ID) edit { return change(m, func(m *model.Map) { m.Parent = from }) }
	mine, theirs := edited(t, base, derive("m", "n")), edited(t, base, derive("n", "m"))
	r := Documents(base, mine, theirs)
	if got := listed(r); got != "maps m parent: [N] | ; maps n parent: [] | M" {
		t.Fatal(got)
	}
	for want, sides := range map[string][]Side{"n ": {Mine, Mine}, " m": {Theirs, Theirs}, " ": {Theirs, Mine}, "m first": {Mine, Theirs}} {
		doc := r.Doc(sides)
		sound(t, base, doc)
		m, _ := model.Get[model.Map](doc, "m")
		n, _ := model.Get[model.Map](doc, "n")
		if got := string(m.Parent + " " + n.Parent); got != want && want != "m first" {
			t.Errorf("%v: %q, want %q", sides, got, want)
		}
	}
}

func TestWhatWasNotUnderstood(t *testing.T) {
	raw := func(s string) json.RawMessage { return json.RawMessage(s) }
	piece := func(s string) model.Quarantined { return model.Quarantined{Where: s, Reason: "orphan", Raw: raw("1")} }
	was := model.Kept{
		Fields:     model.Extra{"a": raw("1"), "b": raw("1"), "c": raw("1"), "minReader": raw("2"), "schema": raw("2")},
		Quarantine: []model.Quarantined{piece("x"), piece("y")},
	}
	mine := model.Kept{
		Fields:     model.Extra{"a": raw("2"), "b": raw("1"), "c": raw("2"), "minReader": raw("3"), "schema": raw("9"), "app": raw(`"M"`)},
		Tables:     model.Extra{"t": raw("[1]")},
		Quarantine: []model.Quarantined{piece("x"), piece("m")},
	}
	theirs := model.Kept{
		Fields:     model.Extra{"a": raw("1"), "b": raw("3"), "c": raw("4"), "minReader": raw("4"), "schema": raw("10"), "app": raw(`"T"`)},
		Tables:     model.Extra{"u": raw("[2]")},
		Quarantine: []model.Quarantined{piece("x"), piece("m"), piece("t")},
	}
	doc := func(k model.Kept) *model.Document { return model.Assemble(nil, k) }
	r := Documents(doc(was), doc(mine), doc(theirs))
	want := model.Kept{
		Fields: model.Extra{"a": raw("2"), "b": raw("3"), "c": raw("2"), "minReader": raw("4"), "schema": raw("10"), "app": raw(`"M"`)},
		Tables: model.Extra{"t": raw("[1]"), "u": raw("[2]")},
		Quarantine: []model.Quarantined{
			piece("x"), piece("m"), piece("t"), {Where: "project/c", Reason: "conflict", Raw: raw("4")},
		},
	}
	if got := r.Doc(nil).Kept(); !reflect.DeepEqual(got, want) || len(r.Conflicts) > 0 {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := Documents(doc(was), doc(was), doc(theirs)).Doc(nil).Kept(); !reflect.DeepEqual(got, theirs) {
		t.Errorf("theirs alone: %q", got)
	}
	sound(t, doc(mine), r.Doc(nil))
	if got := Documents(doc(was), doc(mine), doc(was)).Doc(nil).Kept(); !reflect.DeepEqual(got, mine) {
		t.Errorf("mine alone: %q", got)
	}
	roomy := model.Kept{Quarantine: append(make([]model.Quarantined, 0, 4), piece("m"))}
	Documents(doc(was), doc(roomy), doc(theirs))
	if behind := roomy.Quarantine[:2][1]; behind.Where != "" {
		t.Errorf("%s was written behind mine", behind.Where)
	}
}

func TestTwoDocumentsTooLargeForOneAreNotCut(t *testing.T) {
	crowd := func(prefix string) *model.Document {
		var all []model.Record
		for i := range limits.Records/2 + 1 {
			all = append(all, &model.Persona{ID: model.ID(fmt.Sprint(prefix, i))})
		}
		return model.Assemble(all, model.Kept{})
	}
	mine, theirs := crowd("x"), crowd("y")
	r := Documents(model.New(), mine, theirs)
	if got, want := listed(r), "project project records: [50001] | 50001"; got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
	if r.Doc(nil) != mine || r.Doc([]Side{Theirs}) != theirs {
		t.Error("neither stands whole")
	}
}

func TestTooManyPicturesAreNotCut(t *testing.T) {
	base := ground()
	album := func(prefix string) *model.Document {
		return edited(t, base, func(tx *model.Tx) {
			for i := range limits.Media/2 + 1 {
				model.Put(tx, model.Media{ID: model.ID(fmt.Sprint(prefix, i)), Name: fmt.Sprint(prefix, i), Data: []byte{byte(i)}})
			}
			model.Put(tx, model.Card{ID: model.ID("card" + prefix), Map: "m", Order: "a" + prefix, Picture: model.ID(prefix + "0")})
			title("c1", prefix)(tx)
		})
	}
	mine, theirs := album("x"), album("y")
	r := Documents(base, mine, theirs)
	if len(r.Conflicts) != 2 || r.Conflicts[1].Field != "media" || !strings.HasPrefix(r.Conflicts[1].Text(Theirs, "en", nil), "photo · y0 · y1 · ") {
		t.Fatal(listed(r))
	}
	for side, want := range []*model.Document{mine, theirs} {
		doc := r.Doc([]Side{Mine, Side(side)})
		sound(t, mine, doc)
		if !slices.Equal(doc.Records(model.KindMedia), want.Records(model.KindMedia)) {
			t.Errorf("side %d: %d pictures", side, len(doc.Media()))
		}
		x, _ := model.Get[model.Card](doc, "cardx")
		y, _ := model.Get[model.Card](doc, "cardy")
		if got := fmt.Sprint(x.ID, x.Picture, y.ID, y.Picture); got != []string{"cardxx0cardy", "cardxcardyy0"}[side] {
			t.Errorf("side %d: %s", side, got)
		}
	}
}

func TestPicturesTooLargeForOneFileAreNotCut(t *testing.T) {
	base, data := ground(), make([]byte, limits.MediaBytes)
	heavy := func(id model.ID) *model.Document { return edited(t, base, put(model.Media{ID: id, Data: data})) }
	both := func(a, b model.ID) *model.Document { return edited(t, heavy(a), put(model.Media{ID: b, Data: data})) }
	if r := Documents(base, heavy("x"), heavy("y")); len(r.Conflicts) != 0 {
		t.Error(listed(r))
	}
	if r := Documents(base, both("x", "y"), heavy("y")); len(r.Conflicts) != 0 {
		t.Error(listed(r))
	}
	if r := Documents(base, both("x", "y"), heavy("z")); len(r.Conflicts) != 1 || r.Conflicts[0].Field != "media" {
		t.Error(listed(r))
	}
}

func TestConflictsAreTold(t *testing.T) {
	base := ground()
	mine := edited(t, base, both(
		change("p", func(p *model.Persona) { p.Share, p.Photo = num(0.5), "i" }),
		put(model.Media{ID: "j"}),
		card(func(c *model.Card) { c.Lane, c.Status, c.Span = "l2", model.Review, 2 }),
	))
	theirs := edited(t, base, both(
		put(model.Media{ID: "h", Name: "other"}),
		change("p", func(p *model.Persona) { p.Share, p.Photo = num(0.25), "h" }),
		card(func(c *model.Card) { c.Column, c.Status, c.Span = "t2", model.Approved, 3 }),
	))
	word := func(rec model.Record) string {
		if l, ok := rec.(*model.Lane); ok {
			return "the " + string(l.Type)
		}
		return ""
	}
	var got []string
	for _, c := range Documents(base, mine, theirs).Conflicts {
		got = append(got, fmt.Sprint(c.Kind, c.Map, " ", c.Field, ": ", c.Text(Mine, "en", word), " | ", c.Text(Theirs, "en", word)))
	}
	want := []string{
		"personas photo: photo | other",
		"personas share: 0.5 | 0.25",
		"cardsm place: the pains · one | above · two · second",
		"cardsm span: 2 | 3",
		"cardsm status: review | approved",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestOneQuestionForWhatWentInOneGo(t *testing.T) {
	base := ground()
	r := Documents(base, edited(t, base, remove("m")), edited(t, base, both(title("c1", "x"), title("c2", "x"), fresh("l1", "s1"))))
	if len(r.Conflicts) != 1 || r.Conflicts[0].ID != "m" || r.Conflicts[0].With != 11 || r.Conflicts[0].Map != "m" {
		t.Fatalf("%s with %d", listed(r), r.Conflicts[0].With)
	}
}

// Documents belong to everybody: joining them writes to none.
func TestJoiningChangesNeitherSide(t *testing.T) {
	for seed := range uint64(30) {
		e, again := randomEdits(t, seed), randomEdits(t, seed)
		r := Documents(e.base, e.mine, e.theirs)
		first := r.Doc(nil)
		r.Doc(all(Theirs, r))
		if !model.Compare(first, r.Doc(nil)).Empty() {
			t.Errorf("seed %d: twice the same settled is not the same", seed)
		}
		for i, d := range []*model.Document{e.base, e.mine, e.theirs} {
			if !model.Compare(d, []*model.Document{again.base, again.mine, again.theirs}[i]).Empty() {
				t.Errorf("seed %d: document %d was written to", seed, i)
			}
		}
	}
}

func BenchmarkJoin5000Cards(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	base := modeltest.Random(r, 5000)
	mine, theirs := wild(r, base, base), wild(r, modeltest.Random(rand.New(rand.NewPCG(1, 1)), 5000), base)
	for b.Loop() {
		r := Documents(base, mine, theirs)
		r.Doc(all(Theirs, r))
	}
}
