package html_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"sojourn/export"
	"sojourn/export/exporttest"
	"sojourn/export/exporttest/browser"
	"sojourn/export/html"
)

func write(t testing.TB, job export.Job) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := html.Write(context.Background(), &b, job); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// reader is a page in the hands of somebody.
type reader struct {
	*browser.Page
	t testing.TB
}

// give shows the page of a job in a window of w by h.
func give(t testing.TB, chromium *browser.Page, job export.Job, w, h int) reader {
	t.Helper()
	file := filepath.Join(t.TempDir(), "map.html")
	if err := os.WriteFile(file, write(t, job), 0o600); err != nil {
		t.Fatal(err)
	}
	r := reader{chromium, t}
	r.Show(t, file, w, h, 1)
	t.Cleanup(func() {
		if len(r.Requests) != 1 || len(r.Says) > 0 {
			t.Errorf("the page asked for %q and said %q", r.Requests, r.Says)
		}
	})
	return r
}

// sample gives the worked example, as large as it needs.
func sample(t testing.TB, chromium *browser.Page) reader {
	job := exporttest.Sample(t)
	job.Page.W, job.Page.H = 0, 0
	return give(t, chromium, job, 1400, 900)
}

// A person reads the page: searches, walks, opens cards, hides lanes, zooms, prints.
func TestReading(t *testing.T) {
	chromium := browser.Open(t)
	for _, what := range []struct {
		name string
		try  func(t *testing.T, chromium *browser.Page)
	}{
		{"search finds, marks and walks", searchFinds}, {"details open and close", detailsOpen}, {"arrows walk from card to card", arrowsWalk},
		{"lanes hide and come back", lanesHide}, {"zoom and pan", zoomAndPan}, {"tables hold the map", tablesHold}, {"the page prints", prints},
		{"texts that mean harm are shown", harmIsShown}, {"without a script", withoutScript},
		{"a screen reader", readOut},
	} {
		t.Run(what.name, func(t *testing.T) { what.try(t, chromium) })
	}
}

// sees fails unless an expression comes to what is wanted.
func (r reader) sees(what, expression string, want any) {
	r.t.Helper()
	if n, ok := want.(int); ok {
		want = float64(n)
	}
	if got := r.Eval(expression); !reflect.DeepEqual(got, want) {
		r.t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// click clicks in the middle of what a selector finds.
func (r reader) click(selector string) {
	r.t.Helper()
	at, ok := r.Eval(fmt.Sprintf(`(() => { const n = document.querySelector(%q); if (!n) return null; const b = n.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; })()`, selector)).([]any)
	if !ok {
		r.t.Fatalf("nothing is %s", selector)
	}
	r.Click(at[0].(float64), at[1].(float64))
}

// cardCalled selects a card of the picture by its title.
func (r reader) cardCalled(title string) string {
	r.t.Helper()
	id, ok := r.Eval(fmt.Sprintf(`[...document.querySelectorAll(".card")].find(n => n.getAttribute("aria-label").startsWith(%q + ","))?.id`, title)).(string)
	if !ok {
		r.t.Fatalf("no card is called %s", title)
	}
	return "#" + id
}

func searchFinds(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	r.Press("/")
	r.sees("the keyboard", "document.activeElement.id", "search")
	r.Type("网店")
	r.sees("hits", `document.querySelectorAll("svg .card.found").length`, 3)
	r.sees("the count", "count.textContent", "1 / 3")
	first := r.Eval(`document.querySelector(".card.now").id`)
	r.Press("Enter")
	r.sees("the count", "count.textContent", "2 / 3")
	if second := r.Eval(`document.querySelector(".card.now").id`); second == first {
		t.Error("the next hit is the same")
	}
	r.click("#previous")
	r.sees("the way back", `document.querySelector(".card.now").id`, first)
	r.Eval(`search.select()`)
	r.click("#search")
	r.Eval(`search.select()`)
	r.Type("there is no such word")
	r.sees("the count", "count.textContent", "outline.unfound")
	r.sees("marks", `document.querySelectorAll(".found, .now").length`, 0)
	r.Press("Escape")
	r.sees("the field", "search.value", "")
}

func detailsOpen(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	card := r.cardCalled("结算页付款")
	r.click(card)
	r.sees("the panel", "getComputedStyle(card).display", "block")
	r.sees("its head", `card.querySelector("h2").textContent`, "结算页付款")
	r.sees("its place", `card.querySelector(".place").textContent`, "lane.touchpoints · 购买")
	fields := `Object.fromEntries([...card.querySelectorAll("dt")].map(n => [n.textContent, n.nextSibling.textContent]))`
	r.sees("its fields", fields, map[string]any{"outline.type": "card.touchpoint", "field.channel": "网店", "field.line": "line.online", "field.intent": "一次付完",
		"field.behaviour": "核对运费，选付款方式；常用的钱包不在列表里，停下来找别的卡。", "field.moment": "★", "field.emotion": "−1", "field.reason": "常用的付款方式不在列表里",
		"field.expectation": "5", "field.experience": "2", "outline.gap": "3", "field.importance": "5", "field.department": "技术部", "field.owner": "支付组",
		"field.evidence": "evidence.verified", "field.source": "行为记录 2026-10", "field.metrics": "停留 222 unit.s\n转化 41% (field.metric.target 60%, 2026-10-31)"})
	r.Press("Escape")
	r.sees("the panel", "getComputedStyle(card).display", "none")
	r.sees("the keyboard", `"#" + document.activeElement.id`, card)

	r.click(r.cardCalled("响应")) // a number that stands without a sheet of its own
	r.sees("the panel", `card.querySelector("h2").textContent`, "响应")
	r.Press("Escape")
	r.click(r.cardCalled("付款方式少；运费末步才出现"))
	r.click("#card dd button") // to the opportunity
	r.sees("where the link leads", `card.querySelector("h2").textContent`, "购物车先显示运费")
}

func arrowsWalk(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	r.click("#fit")
	r.sees("tab stops among the cards", `document.querySelectorAll('.card[tabindex="0"]').length`, 1)
	r.Eval(`document.querySelector('.card[tabindex="0"]').focus()`)
	name := `document.activeElement.getAttribute("aria-label").split(",")[0]`
	r.sees("the first card", name, "刷到测评短视频")
	for _, step := range []struct{ key, card string }{{"ArrowRight", "问客服尺码"}, {"ArrowDown", "在线客服"}, {"ArrowDown", "商品页"}, {"ArrowLeft", "搜索广告"}, {"ArrowUp", "短视频测评"},
		{"End", "18%"}, {"Home", "刷到测评短视频"}} {
		r.Press(step.key)
		if step.key != "End" {
			r.sees("after "+step.key, name, step.card)
		}
	}
	r.Press("Enter")
	r.sees("the panel", `card.querySelector("h2").textContent`, "刷到测评短视频")
	r.sees("the keyboard", "document.activeElement.tagName", "H2")
	r.Press("Tab")
	r.Press("Escape")
	r.sees("the keyboard", name, "刷到测评短视频")
	r.sees("tab stops among the cards", `document.querySelectorAll('.card[tabindex="0"]').length`, 1)
}

// Lanes that are hidden take no room, and what lies below them moves up as it is.
func lanesHide(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	r.click("#fit")
	place := func(title string) string {
		return fmt.Sprintf(`(() => { const k = document.querySelector("#paper > svg").getScreenCTM(), b = document.querySelector(%q).getBoundingClientRect(); return Math.round((b.y - k.f) / k.a); })()`, r.cardCalled(title))
	}
	before := r.Eval(place("付款方式少；运费末步才出现")).(float64)
	bend := `[...document.querySelectorAll(".bend path")].map(n => n.getAttribute("d")).join()`
	straight := r.Eval(bend)
	lane := `JSON.parse(document.getElementById("data").textContent).lanes[1]`
	high := r.Eval(lane + ".h").(float64)
	r.click("#lanes summary")
	r.click(`#lanes [data-lane="1"]`)
	r.sees("touchpoints in view", `[...document.querySelectorAll('.card[data-lane="1"]')].filter(n => n.getBoundingClientRect().height > 0).length`, 0)
	r.sees("a card below", place("付款方式少；运费末步才出现"), int(before-high))
	if r.Eval(bend) == straight {
		t.Error("what crosses the lanes has not changed")
	}
	r.Eval(`search.value = "网店", search.dispatchEvent(new Event("input"))`)
	r.sees("hits in what is hidden", "count.textContent", "outline.unfound")
	r.click(`#lanes [data-lane="5"]`)
	r.sees("links to what is hidden", `[...document.querySelectorAll("[data-ends]")].filter(n => n.style.display !== "none").length`, 0)
	r.click("#all")
	r.sees("a card below", place("付款方式少；运费末步才出现"), before)
	r.sees("what crosses the lanes", bend, straight)
	r.sees("hits", "count.textContent", "1 / 3")
}

func zoomAndPan(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	r.Press("0")
	r.sees("the whole map", "map.scrollHeight <= map.clientHeight && map.scrollWidth <= map.clientWidth", true)
	whole := r.Eval("zoom.textContent")
	for range 4 {
		r.Press("+")
	}
	if got := r.Eval("zoom.textContent"); got == whole {
		t.Errorf("still at %v", got)
	}
	at := `(() => { const b = document.querySelector("#paper > svg").getBoundingClientRect(); return [(700 - b.x) / b.width, (400 - b.y) / b.height].map(v => Math.round(v * 500)); })()`
	point := r.Eval(at)
	r.Mouse("mouseWheel", 700, 400, map[string]any{"deltaX": 0, "deltaY": -60, "modifiers": 2, "button": "none", "buttons": 0})
	r.Eval("new Promise(requestAnimationFrame)")
	r.sees("what is under the mouse", at, point)
	left, top := r.Eval("map.scrollLeft").(float64), r.Eval("map.scrollTop").(float64)
	r.Mouse("mousePressed", 700, 400, nil)
	r.Mouse("mouseMoved", 680, 380, nil)
	r.Mouse("mouseMoved", 600, 350, nil)
	r.Mouse("mouseReleased", 600, 350, nil)
	r.sees("scrolled to", "[map.scrollLeft, map.scrollTop].map(Math.round)", []any{float64(int(left + 100.5)), float64(int(top + 50.5))})
	r.sees("the panel", "card.hidden", true)
	r.sees("the stages stay in view", `[...document.querySelectorAll(".fixed.shown")].length`, 2)
	r.click("#fit")
	r.sees("the whole map", "zoom.textContent", whole)
	point = r.Eval(at)
	before := r.Eval("zoom.textContent").(string)
	r.Touch("touchStart", [2]float64{650, 400}, [2]float64{750, 400})
	r.Touch("touchMove", [2]float64{600, 400}, [2]float64{800, 400})
	r.Touch("touchMove", [2]float64{500, 400}, [2]float64{900, 400})
	r.Touch("touchEnd")
	r.sees("the zoom after two fingers went four times as far apart", "Math.round(parseFloat(zoom.textContent) / parseFloat('"+before+"'))", 4)
	r.sees("what is between the fingers", at, point)
}
