package layout

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"sojourn/assets"
	"sojourn/canvas/golden"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// runsOf returns the texts of a node that are in a language, "" for the map's own.
func runsOf(n *scene.Node, lang string) (out []*scene.Run) {
	for _, p := range n.Placed() {
		if p.Run != nil && p.Run.Lang == lang {
			out = append(out, p.Run)
		}
	}
	return out
}

// nodeOf returns the node of a record.
func nodeOf(t *testing.T, s *scene.Scene, k scene.Kind, id model.ID) *scene.Node {
	t.Helper()
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Ref.Kind == k && n.Ref.ID == string(id) {
			return n
		}
	}
	t.Fatalf("%s is not on the map", id)
	return nil
}

// A card says its title in both languages and then its body in both, the second smaller and below; what is the same in both, and
// what is plain, it says once.
func TestSecondLanguageFollowsTheFirst(t *testing.T) {
	both := func(zh, en string) model.Text { return model.Texts(map[string]string{"zh": zh, "en": en}) }
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	add := func(title, body model.Text) (id model.ID) {
		do(t, s, func(tx *model.Tx) {
			var err error
			if id, err = model.AddCard(tx, model.Card{Map: m, Lane: tx.Doc().Lanes(m)[0].ID, Column: tx.Doc().Columns(m)[0].ID, Title: title, Body: body}, ""); err != nil {
				t.Fatal(err)
			}
		})
		return id
	}
	said := add(both("结算", "Checkout"), both("太慢", "Too slow"))
	once := add(both("App", "App"), model.Plain("2026"))
	o := inBoth(options(s.Doc()))
	sc := Build(s.Doc(), o, typeset.Shared())
	n := nodeOf(t, sc, scene.Card, said)
	order := ""
	for _, p := range n.Placed() {
		if p.Run != nil {
			order += p.Run.Lang + ":" + p.Run.Text + " "
		}
	}
	if order != ":结算 en:Checkout :太慢 en:Too slow " {
		t.Errorf("the card says %q", order)
	}
	first, second := runsOf(n, "")[0], runsOf(n, "en")[0]
	if second.Size >= first.Size || second.Y-second.Size*capHeight < first.Y {
		t.Errorf("%q stands at %.1f in %.1f points, %q at %.1f in %.1f", first.Text, first.Y, first.Size, second.Text, second.Y, second.Size)
	}
	if n := nodeOf(t, sc, scene.Card, once); len(runsOf(n, "en")) > 0 || n.Bounds.H >= nodeOf(t, sc, scene.Card, said).Bounds.H {
		t.Errorf("what is the same in both languages is said %d times more", len(runsOf(n, "en")))
	}
	o.Also = ""
	if n := nodeOf(t, Build(s.Doc(), o, typeset.Shared()), scene.Card, said); len(runsOf(n, "en")) > 0 {
		t.Error("a map in one language shows another")
	}
}

// Stages, lanes and personas are named in both languages too, lanes that have no name of their own by the program's words.
func TestHeadsAreNamedInBothLanguages(t *testing.T) {
	d := sample(t)
	s := Build(d, inBoth(options(d)), typeset.Shared())
	for _, n := range s.Nodes {
		switch n.Ref.Kind {
		case scene.StageHead, scene.StepHead, scene.LaneHead, scene.PersonaStrip:
			if len(runsOf(&n, "en")) == 0 {
				t.Errorf("%s is not named in English", n.Label)
			}
		}
	}
}

// A link has room for one line only: the second language stands behind the first.
func TestWordsOfALinkStandSideBySide(t *testing.T) {
	b := &builder{o: Options{Also: "en"}, type_: typeset.Shared(), piece: 8}
	first := b.block("解决", plain(chipSize), 100, b.pal.ink, scene.Near)
	if after := b.beside(first, "solves", 100); len(after.lines) != 1 || !after.second {
		t.Errorf("there is room for %+v", after.lines)
	}
	if after := b.beside(first, "solves", 30); !after.empty() {
		t.Error("the second language runs over the end of its line")
	}
}

// listOf is the program's list of words in a language.
func listOf(t *testing.T, lang string) Words {
	t.Helper()
	raw, err := assets.I18n.ReadFile("i18n/" + lang + ".json")
	list := map[string]string{}
	if err == nil {
		err = json.Unmarshal(raw, &list)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func(key string, args ...any) string {
		text := list[key]
		for i := 0; i+1 < len(args); i += 2 {
			text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", args[i]), fmt.Sprint(args[i+1]))
		}
		return text
	}
}

func TestBilingualMapLooksAsItDid(t *testing.T) {
	d := sample(t)
	o := options(d)
	o.Words = listOf(t, "zh")
	o.Also, o.AlsoWords = "en", listOf(t, "en")
	golden.Compare(t, "bilingual", paint(Build(d, o, typeset.Shared()), 0.75, 880, 850), rounding)
	p := Poster(d, o, Sheet{Size: scene.Size{W: 1684, H: 1190}}, typeset.Shared())
	golden.Compare(t, "bilingual-poster", paint(p.Scene, 0.8, 1347, 952), rounding)
}
