package e2e

import (
	"bytes"
	"fmt"
	"os"
	"testing"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
	"sojourn/ui/i18n"
)

// A card held over the line of another map opens that map and falls into the cell where it is let go; Escape on the way
// leads back.
func TestACardIsCarriedToAnotherMap(t *testing.T) {
	path := sample(t)
	d := start(t, chinese, path)
	doc := load(t, path)
	s, page := sceneOf(t, path, "zh"), cardNamed(t, doc, "商品页")
	other := doc.Maps()[1].ID
	there := layout.Build(doc, layout.Options{Map: other, Lang: "zh", Words: layout.Words(i18n.For("zh"))}, typeset.Shared())
	lane := doc.Lanes(other)[0].ID
	cell := there.CellRect(1, there.Lane(string(lane))).Center()

	lx, ly := d.traced("maps", string(other))
	held := func() {
		x, y := d.screen(s, node(t, s, page.ID).Bounds.Center(), scene.Content)
		d.do("mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.1", "mousedown", "1", "sleep", "0.1")
		const steps = 8
		for i := 1; i <= steps; i++ {
			d.do("mousemove", fmt.Sprint(x+(lx-x)*i/steps), fmt.Sprint(y+(ly-y)*i/steps), "sleep", "0.03")
		}
		d.do("sleep", "1.2") // longer than it takes to open
	}
	held()
	x, y := d.screen(there, cell, scene.Content)
	d.do("mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.2")
	d.shot("carried")
	d.do("key", "Escape", "sleep", "0.4", "mouseup", "1", "sleep", "0.3")
	held() // from where it was: its own map is open again
	x, y = d.screen(there, cell, scene.Content)
	d.do("mousemove", fmt.Sprint(x-9), fmt.Sprint(y), "sleep", "0.1", "mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.2", "mouseup", "1", "sleep", "0.3")
	d.wait("the card on the other map", func() bool {
		d.key("ctrl+s")
		data, _ := os.ReadFile(path)
		now, _, err := codec.Decode(data)
		if err != nil {
			return false
		}
		c, _ := model.Get[model.Card](now, page.ID)
		return c.Map == other && c.Lane == lane && c.Column == doc.Columns(other)[1].ID
	})
	d.key("ctrl+z", "ctrl+s")
	d.wait("the file as it was", func() bool {
		data, _ := os.ReadFile(path)
		return bytes.Equal(data, template.Sample())
	})
}
