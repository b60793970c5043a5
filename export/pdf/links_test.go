package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/canvas/scene"
	"sojourn/export/pdf"
)

// linked is a page of text rows, each with a link, an anchor and a kind.
func linked(rows ...scene.Node) *scene.Scene {
	s := &scene.Scene{Size: scene.Size{W: 300, H: 400}}
	for i, n := range rows {
		y := 20 + 30*float64(i)
		n.Layer, n.Bounds = scene.Content, scene.Rect{X: 20, Y: y, W: 200, H: 20}
		n.Prims = append(n.Prims, set(scene.Regular, 12, 20, y+14, n.Label)...)
		s.Nodes = append(s.Nodes, n)
	}
	return s
}

// TestLinks has poppler list the addresses, and qpdf lay open where links inside the file lead.
func TestLinks(t *testing.T) {
	first := linked(
		scene.Node{Label: "网站 link", Link: "https://example.com/触点?a=(b)&c=\\"},
		scene.Node{Label: "mail", Link: "mailto:anna@example.com"},
		scene.Node{Label: "细节", Link: "#card-7"},
		scene.Node{Label: "nowhere", Link: "#card-8"},
		scene.Node{Label: "no address", Link: "::"},
		scene.Node{Label: "plain"},
	)
	second := linked(scene.Node{Label: "other"}, scene.Node{Label: "卡片 7", Anchor: "card-7"}, scene.Node{Label: "again", Anchor: "card-7"})
	file, _ := write(t, pdf.Info{}, first, second)
	sound(t, file)
	urls := tool(t, file, "pdfinfo", "-url", "FILE")
	for _, want := range []string{"https://example.com/%E8%A7%A6%E7%82%B9?a=(b)&c=\\", "mailto:anna@example.com"} {
		if !strings.Contains(urls, want) {
			t.Errorf("no %s in %s", want, urls)
		}
	}
	open := tool(t, file, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if n := strings.Count(open, "/Subtype /Link"); n != 3 {
		t.Errorf("%d links, want 3", n)
	}
	pages := strings.Fields(between(open, "/Kids [", "]"))
	if want := fmt.Sprintf("/Dest [\n    %s 0 R\n    /XYZ\n    null\n    350", pages[3]); !strings.Contains(open, want) {
		t.Errorf("the link inside does not lead to the row on page 2, %q", want)
	}
}

func between(s, from, to string) string {
	_, s, _ = strings.Cut(s, from)
	s, _, _ = strings.Cut(s, to)
	return s
}

// TestTags has poppler read the file as a screen reader does: by the tree of what things are.
func TestTags(t *testing.T) {
	first := linked(
		scene.Node{Label: "结账受阻的旅程", Ref: scene.Ref{Kind: scene.Title}},
		scene.Node{Label: "Stage one", Ref: scene.Ref{Kind: scene.StageHead}},
		scene.Node{Label: "to the site", Link: "https://example.com"},
		scene.Node{Label: "A card", Ref: scene.Ref{Kind: scene.Card}},
	)
	first.Nodes = append(first.Nodes, scene.Node{Layer: scene.Content, Label: "图片说明", Bounds: scene.Rect{X: 20, Y: 200, W: 40, H: 40},
		Prims: []scene.Prim{{Op: scene.OpImage, Rect: scene.Rect{X: 20, Y: 200, W: 40, H: 40}, Image: &scene.Image{Key: "i", Bytes: swatch(t, 8, 8, false)}}}},
		scene.Node{Layer: scene.Ground, Bounds: scene.Rect{W: 300, H: 400}, Prims: []scene.Prim{{Op: scene.OpRect, Rect: scene.Rect{W: 300, H: 400}, Fill: ink}}})
	file, _ := write(t, pdf.Info{}, first, linked(scene.Node{Label: "page two", Ref: scene.Ref{Kind: scene.Heading}}))
	sound(t, file)
	if out := tool(t, file, "pdfinfo", "FILE"); !strings.Contains(out, "Tagged:          yes") {
		t.Errorf("not tagged: %s", out)
	}
	got := strings.Join(strings.Fields(tool(t, file, "pdfinfo", "-struct-text", "FILE")), " ")
	at := 0
	for _, want := range []string{
		"Document", "Sect", `H1 (block) "结账受阻的旅程"`, `H3 (block) "Stage one"`, `P (block) "to the site"`, "Link", `P (block) "A card"`, "Figure",
		"Sect", `H2 (block) "page two"`,
	} {
		i := strings.Index(got[at:], want)
		if i < 0 {
			t.Fatalf("%s is missing or out of order in %s", want, got)
		}
		at += i + len(want)
	}
}
