package canvas

import (
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sojourn/assets"
	"sojourn/canvas/golden"
	"sojourn/canvas/layout"
	"sojourn/canvas/layout/layouttest"
	"sojourn/canvas/scene"
	"sojourn/canvas/tool"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
)

// appearance is one way in which a map can be looked at.
type appearance struct {
	name, lang string
	colors     Colors
	dark       bool
	contrast   bool
}

var appearances = []appearance{
	{"zh-light", "zh", Light, false, false}, {"en-light", "en", Light, false, false},
	{"zh-dark", "zh", Dark, true, false}, {"en-contrast", "en", Contrast, false, true},
}

func (a appearance) options(d *model.Document) layout.Options {
	return layout.Options{Map: d.Maps()[0].ID, Lang: a.lang, Words: listOf(a.lang), Dark: a.dark, Contrast: a.contrast}
}

// listOf is the program's list of words in a language.
func listOf(lang string) layout.Words {
	list := map[string]string{}
	data, err := assets.I18n.ReadFile("i18n/" + lang + ".json")
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	if err != nil {
		panic(err)
	}
	return func(key string, args ...any) string {
		text := list[key]
		for i := 0; i+1 < len(args); i += 2 {
			text = strings.ReplaceAll(text, "{"+args[i].(string)+"}", fmt.Sprint(args[i+1]))
		}
		return text
	}
}

// shows puts a map on the board, as large as its scene or as given.
func (s *stage) shows(a appearance, sc *scene.Scene, size scene.Size) {
	s.SetColors(a.colors)
	s.SetStill(true)
	s.w.Resize(fyne.NewSize(float32(size.W), float32(size.H)))
	s.SetScene(sc)
}

// TestEveryKindOfCard holds what each kind of card looks like in every state, in the themes and languages.
func TestEveryKindOfCard(t *testing.T) {
	m := layouttest.Kinds()
	for _, a := range appearances {
		t.Run(a.name, func(t *testing.T) {
			o := a.options(m.Doc)
			o.Match = model.Filter{Tag: layouttest.KindsTag}.Match
			sc := layout.Build(m.Doc, o, faces)
			s := open(t)
			s.shows(a, sc, sc.Size)
			s.SetView(viewport.View{Camera: viewport.Camera{Zoom: 1}, Size: sc.Size})
			s.Select(cardsOf(sc, 1)...)
			s.Send(tool.Move{At: s.find(scene.Ref{Kind: scene.Card, ID: cardsOf(sc, 2)[1]}).Bounds.Center()})
			golden.Compare(t, "cards-"+a.name, s.paint(int(sc.Size.W), int(sc.Size.H)), rounding)
		})
	}
}

// cardsOf returns the ids of the cards of a column, top to bottom.
func cardsOf(s *scene.Scene, column int) (ids []string) {
	for _, n := range s.Nodes {
		if n.Ref.Kind == scene.Card && n.Ref.Column == s.Columns[column].ID {
			ids = append(ids, n.Ref.ID)
		}
	}
	return ids
}

// tile is the size of one picture on a contact sheet, in pixels.
var tile = image.Point{X: 320, Y: 240}

// contacts puts pictures side by side, three in a row.
func contacts(tiles []image.Image) image.Image {
	const columns, air = 3, 6
	rows := (len(tiles) + columns - 1) / columns
	out := image.NewRGBA(image.Rect(0, 0, columns*(tile.X+air)-air, rows*(tile.Y+air)-air))
	for i, t := range tiles {
		at := image.Pt(i%columns*(tile.X+air), i/columns*(tile.Y+air))
		draw.Draw(out, image.Rectangle{Min: at, Max: at.Add(tile)}, t, image.Point{}, draw.Src)
	}
	return out
}

// TestZoomLevels holds what is left of the sample from near to far.
func TestZoomLevels(t *testing.T) {
	d := sampleMap(t)
	for _, a := range appearances {
		t.Run(a.name, func(t *testing.T) {
			var tiles []image.Image
			for _, zoom := range []float64{2, 1, 0.5, 0.35, 0.25, 0.1} {
				s := open(t)
				s.shows(a, layout.Build(d, a.options(d), faces), scene.Size{W: float64(tile.X), H: float64(tile.Y)})
				s.SetView(viewport.View{Camera: viewport.Camera{X: 250, Y: 150, Zoom: zoom}, Size: s.View().Size})
				tiles = append(tiles, golden.RGBA(s.paint(tile.X, tile.Y)))
			}
			golden.Compare(t, "zoom-"+a.name, contacts(tiles), rounding)
		})
	}
}

func sampleMap(t *testing.T) *model.Document {
	t.Helper()
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// hand works on the sample in Chinese.
type hand struct{ *stage }

// on is the middle of a thing in the view, by what it is called.
func (h hand) on(kind scene.Kind, label string) fyne.Position {
	h.t.Helper()
	for k := range h.Scene().Nodes {
		n := &h.Scene().Nodes[k]
		if n.Ref.Kind == kind && n.Label == label {
			p := h.View().For(h.Scene(), n.Layer).ToView(n.Bounds.Center())
			return pos(float32(p.X), float32(p.Y))
		}
	}
	h.t.Fatalf("nothing of kind %d is called %q", kind, label)
	return fyne.Position{}
}

func (h hand) card(title string) fyne.Position { return h.on(scene.Card, title) }

// pull drags from one place to another and holds there.
func (h hand) pull(from, to fyne.Position) {
	h.press(from, desktop.MouseButtonPrimary)
	h.drag(from, pos((from.X+to.X)/2, (from.Y+to.Y)/2), to)
}

// gestures are what a person can be in the middle of.
var gestures = []struct {
	name string
	do   func(hand)
}{
	{"a card held over a slot", func(h hand) { h.pull(h.card("短视频测评"), h.card("商品页").AddXY(20, -14)) }},
	{"several cards", func(h hand) {
		h.click(h.card("短视频测评"))
		h.mods = fyne.KeyModifierControl
		h.click(h.card("搜索广告"))
		h.mods = 0
		h.pull(h.card("搜索广告"), h.card("在线客服").AddXY(10, 20))
	}},
	{"a card made wider", func(h hand) {
		h.click(h.card("短视频测评"))
		edge := h.card("短视频测评").AddXY(float32(h.picked[0].Bounds.W*h.View().Zoom)/2-2, 0)
		h.pull(edge, edge.AddXY(100, 0))
	}},
	{"a marquee", func(h hand) { h.pull(h.card("短视频测评").AddXY(-50, -24), h.card("商品页").AddXY(20, 10)) }},
	{"a link", func(h hand) {
		h.mods = fyne.KeyModifierAlt
		h.pull(h.card("短视频测评"), h.card("商品页"))
	}},
	{"a stage", func(h hand) {
		h.pull(h.on(scene.StageHead, "接触"), h.on(scene.StageHead, "互动").AddXY(60, 10))
	}},
	{"a lane", func(h hand) { h.pull(h.on(scene.LaneHead, "触点"), h.on(scene.LaneHead, "触点").AddXY(10, -80)) }},
	{"a column made wider", func(h hand) {
		edge := h.on(scene.StageHead, "接触").AddXY(float32(h.Scene().Columns[0].Extent*h.View().Zoom)/2-2, 0)
		h.pull(edge, edge.AddXY(40, 5))
	}},
	{"a piece of the palette", func(h hand) {
		h.PaletteOver(tool.Item{Kind: tool.CardItem, Name: "Pain"}, h.card("商品页").AddXY(0, -26))
	}},
	{"a point of the curve", func(h hand) {
		h.look(0, 430)
		h.pull(h.on(scene.EmotionPoint, "−0.2"), h.on(scene.EmotionPoint, "−0.2").AddXY(0, -30))
	}},
	{"a link selected", func(h hand) {
		h.look(60, 560)
		for i := range h.Scene().Nodes {
			if n := &h.Scene().Nodes[i]; n.Ref.Kind == scene.LinkLine {
				h.Select(n.Ref.ID)
				return
			}
		}
	}},
	{"scrolled, with the minimap", func(h hand) {
		h.look(300, 300)
		h.ShowMinimap(true)
	}},
}

// look shows the map from a place on.
func (h hand) look(x, y float64) {
	h.SetView(viewport.View{Camera: viewport.Camera{X: x, Y: y, Zoom: h.View().Zoom}, Size: h.View().Size})
}

// TestGesturesOnTheSample holds what every gesture shows on a map as people have them.
func TestGesturesOnTheSample(t *testing.T) {
	d := sampleMap(t)
	for _, a := range []appearance{appearances[0], appearances[2], {"zh-contrast", "zh", Contrast, false, true}} {
		t.Run(a.name, func(t *testing.T) {
			var tiles []image.Image
			for _, g := range gestures {
				h := hand{open(t)}
				h.config.Point = func(at scene.Point, v float64) []scene.Prim {
					return a.options(d).Face(d.Maps()[0].Scale.Face(4*v-2), at.X, at.Y, 11, scene.Far)
				}
				h.shows(a, layout.Build(d, a.options(d), faces), scene.Size{W: float64(tile.X), H: float64(tile.Y)})
				h.ZoomTo(0.6)
				h.look(0, 100)
				g.do(h)
				if h.shown == nil && g.name != "a link selected" && g.name != "scrolled, with the minimap" {
					t.Errorf("%s shows nothing", g.name)
				}
				tiles = append(tiles, golden.RGBA(h.w.Canvas().Capture()))
			}
			golden.Compare(t, "gestures-"+a.name, contacts(tiles), rounding)
		})
	}
}
