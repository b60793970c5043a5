package pdf_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/export"
	"sojourn/export/pdf"
	"sojourn/model"
	"sojourn/model/modeltest"
)

// For any map with stages: over pages, an independent reader finds no letter smaller than 6 points, and every text of every card just where the
// layout says that it is: on the page of the card, or whole on the pages behind the map that the card names.
func TestEveryTextOverPagesIsThereAndReadable(t *testing.T) {
	texts := 0
	check := func(name string, d *model.Document, m model.ID) {
		job := export.Job{Doc: d, Map: m, Lang: "zh", Words: keyed, Fonts: typeset.Shared(), Style: export.Pages, Page: scene.Size{W: 841.89, H: 595.28}}
		sheets, err := job.Complete().Sheets(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := pdf.Export(context.Background(), &out, job); err != nil {
			t.Fatal(err)
		}
		if least := smallestLetter(t, out.Bytes()); least < 6 {
			t.Errorf("%s: a letter of %.2f points", name, least)
		}
		read := strings.Split(text(t, out.Bytes()), "\f")
		if len(read) != len(sheets) {
			t.Fatalf("%s: %d pages are read of %d", name, len(read), len(sheets))
		}
		behind, first := behindTheMap(sheets, read)
		for _, c := range d.Cards(m) {
			at, goesOn := standsOn(sheets, c.ID)
			if at < 0 {
				continue // in a lane that is folded, or in the tray
			}
			for _, said := range []string{c.Title.In("zh"), c.Body.In("zh")} {
				where := solid(read[at])
				if goesOn > 0 {
					where, texts = behind, texts+1
				}
				seen := strings.Map(func(r rune) rune { // what has no letter
					if unicode.Is(unicode.Cc, r) {
						return -1
					}
					return r
				}, solid(said))
				if !rightToLeft(said) && !strings.Contains(where, seen) {
					t.Errorf("%s: %.60q of card %s is not given back, of page %d, going on on %d", name, said, c.ID, at+1, goesOn)
				}
			}
			if goesOn > 0 && (goesOn <= first || !strings.Contains(solid(read[at]), "card.goeson")) {
				t.Errorf("%s: card %s of page %d goes on on page %d, texts begin behind page %d", name, c.ID, at+1, goesOn, first)
			}
		}
	}
	for _, m := range layouttest.Maps() {
		switch m.Name {
		case "texts", "one-stage", "curve", "links":
			check(m.Name, m.Doc, m.Map)
		}
	}
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 47))
		d := modeltest.Random(r, 10+r.IntN(40))
		if m := d.Maps()[0].ID; len(d.Columns(m)) > 0 { // else there is nothing that could be cut
			check(fmt.Sprintf("seed %d", seed), d, m)
		}
	}
	if texts < 20 {
		t.Errorf("%d texts went on behind their maps", texts)
	}
}

// standsOn says on which page a card stands, counted from 0, and which page it says that it goes on on, from 1; -1 and 0 for none.
func standsOn(sheets []layout.Page, id model.ID) (at, goesOn int) {
	at = -1
	anchors := map[string]int{}
	for i, p := range sheets {
		for _, n := range p.Scene.Nodes {
			anchors["#"+n.Anchor] = i + 1
			if n.Ref.Kind == scene.Card && n.Ref.ID == string(id) && at < 0 {
				at = i
			}
		}
	}
	for _, n := range sheets[max(at, 0)].Scene.Nodes {
		if n.Link == "#text-"+string(id) {
			goesOn = anchors[n.Link]
		}
	}
	return at, goesOn
}

// behindTheMap returns what is read on the pages behind a map, without their heads and feet, and how many pages are before them.
func behindTheMap(sheets []layout.Page, read []string) (all string, before int) {
	for i, p := range sheets {
		if !strings.HasSuffix(p.Title, "texts.title") {
			before = i + 1
			continue
		}
		head := ""
		for _, q := range p.Scene.Nodes[0].Prims {
			if q.Run != nil {
				head += q.Run.Text
			}
		}
		said, _ := strings.CutPrefix(solid(read[i]), solid(head))
		said, _ = strings.CutSuffix(said, "page.of")
		all += said
	}
	return all, before
}

var letterSize = regexp.MustCompile(`<font name="[^"]*" size="([0-9.]+)"`)

// smallestLetter is the smallest size of type, in points, that mupdf meets in a file.
func smallestLetter(t *testing.T, file []byte) float64 {
	t.Helper()
	least := 1000.0
	for _, m := range letterSize.FindAllStringSubmatch(tool(t, file, "mutool", "draw", "-q", "-N", "-F", "stext", "FILE"), -1) {
		size, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		least = min(least, size)
	}
	return least
}
