package html_test

import (
	"slices"
	"testing"

	"sojourn/export/exporttest/browser"
)

// readOut holds that a screen reader is told what the map says: texts as texts, cards as buttons with their place, faces
// by their value, and nothing twice.
func readOut(t *testing.T, chromium *browser.Page) {
	r := sample(t, chromium)
	told := r.Outline()
	for _, want := range []string{"heading 网店首购旅程", "searchbox html.search", "button view.zoomin", "region html.map", "StaticText 林悦", "StaticText lane.actions",
		"button 结算页付款, lane.touchpoints · 购买", "button 响应, lane.metrics · 互动", "image lane.emotion · 接触: +0.6", "image lane.emotion · 购买: −1.3", "image lane.basis · evidence.assumption 2", "image 客服重复问订单号 → 进线即带商品与尺码"} {
		if !slices.Contains(told, want) {
			t.Errorf("%q is not told", want)
		}
	}
	stages := slices.DeleteFunc(slices.Clone(told), func(s string) bool { return s != "StaticText 1　接触" })
	if len(stages) != 1 { // the copies that stay in view are for the eye
		t.Errorf("a stage is told %d times", len(stages))
	}
	if t.Failed() {
		t.Logf("%q", told)
	}
	r.click("#astable")
	told = r.Outline()
	for _, want := range []string{"table html.matrix", "columnheader 购买", "rowheader lane.touchpoints", "button 结算页付款"} {
		if !slices.Contains(told, want) {
			t.Errorf("%q is not told of the tables", want)
		}
	}
}
