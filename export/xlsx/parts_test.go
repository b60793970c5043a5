package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"sojourn/model"
)

// part returns one file of the archive.
func part(t testing.TB, raw []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// sheetPart returns the name of the file of a sheet.
func sheetPart(t testing.TB, raw []byte, sheet string) string {
	t.Helper()
	for i, name := range open(t, raw).GetSheetList() {
		if name == sheet {
			return fmt.Sprintf("sheet%d.xml", i+1)
		}
	}
	t.Fatalf("no sheet %q", sheet)
	return ""
}

// everyPart returns all files of the archive, one after the other.
func everyPart(t testing.TB, raw []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		all.WriteString(part(t, raw, f.Name))
	}
	return all.String()
}

// crowded is a map with n cards over twelve stages.
func crowded(t testing.TB, n int) *builder {
	stages := strings.Split("接触 互动 比较 决策 购买 付款 配送 开箱 使用 服务 复购 推荐", " ")
	b := newBuilder(t, model.Map{Title: model.Plain("大图")}, model.DefaultLanes, stages...)
	lanes := []model.LaneType{model.ActionsLane, model.TouchpointsLane, model.ThoughtsLane, model.PainsLane, model.OpportunitiesLane}
	cols := b.doc().Columns(b.id)
	var ids [5]model.ID
	for i, l := range lanes {
		ids[i] = b.lane(l)
	}
	orders := model.OrderSeries(n)
	b.do(func(tx *model.Tx) error {
		for i := range n {
			c := model.Card{ID: tx.NewID(model.KindCard), Map: b.id, Lane: ids[i%5], Column: cols[i/5%12].ID, Order: orders[i], Type: lanes[i%5].CardType(),
				Title: model.Plain(fmt.Sprintf("卡片 %d：客户在这里做的事", i)), Body: model.Plain("等待了两分钟，没有人应答；The customer tries again."), Owner: model.Plain("王强")}
			if c.Type == model.TouchpointCard {
				c.Touchpoint = &model.Touchpoint{Channel: model.Plain("微信"), Line: model.Online, Emotion: num(float64(i%5) - 2), Expectation: num(4), Experience: num(float64(i%5) + 1)}
			}
			model.Put(tx, c)
		}
		return nil
	})
	return b
}
