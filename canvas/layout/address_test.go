package layout

import (
	"testing"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
)

func TestAddressesLeadToTheWebAndToMailOnly(t *testing.T) {
	for in, want := range map[string]string{
		"https://shop.example/a?b=1#c": "https://shop.example/a?b=1#c",
		" HTTP://shop.example ":        "http://shop.example",
		"https://商店.example/付款 页":      "https://%E5%95%86%E5%BA%97.example/%E4%BB%98%E6%AC%BE%20%E9%A1%B5",
		"mailto:ann@shop.example":      "mailto:ann@shop.example",
		"":                             "",
		"shop.example":                 "",
		"https://":                     "",
		"https://:80":                  "",
		"mailto:":                      "",
		"mailto:nobody":                "",
		"javascript:alert(1)":          "",
		"file:///etc/passwd":           "",
		"data:text/html,x":             "",
		"//shop.example/x":             "",
		"#page-3":                      "",
		"https://a b.example":          "",
		"https://shop.example/\x00":    "",
		"http://[::1":                  "",
	} {
		got, ok := Address(in)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", in, got, ok)
		}
	}
}

// On paper a card leads to its address; on the screen the program does that.
func TestCardsLeadToTheirAddressOnPaper(t *testing.T) {
	d := withCards(t, model.Card{Title: model.Plain("a"), URL: "https://shop.example"}, model.Card{Title: model.Plain("b"), URL: "mailto:nobody"})
	for print, want := range map[bool]string{true: "https://shop.example", false: ""} {
		o := options(d)
		o.Print = print
		var links []string
		for _, n := range Build(d, o, typeset.Shared()).Nodes {
			if n.Ref.Kind == scene.Card {
				links = append(links, n.Link)
			}
		}
		if len(links) != 2 || links[0] != want || links[1] != "" {
			t.Errorf("printed %v: %q", print, links)
		}
	}
}

// withCards makes a map with cards in its first cell.
func withCards(t *testing.T, cards ...model.Card) *model.Document {
	ids := &modeltest.IDs{}
	s := model.NewSession(modeltest.Start(ids), ids)
	m := s.Doc().Maps()[0].ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		for _, c := range cards {
			c.Map, c.Lane, c.Column = m, tx.Doc().Lanes(m)[0].ID, tx.Doc().Columns(m)[0].ID
			if _, err := model.AddCard(tx, c, ""); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}
