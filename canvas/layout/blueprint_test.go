package layout

import (
	"testing"

	"sojourn/canvas/golden"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/modeltest"
	"sojourn/model/template"
)

// A service blueprint: three lines that differ, who acts in front of and behind them, and arrows straight across.
func TestABlueprintLooksAsItIsRead(t *testing.T) {
	ids := &modeltest.IDs{}
	s := model.NewSession(model.New(), ids)
	var m model.ID
	if _, err := s.Do("x", func(tx *model.Tx) error {
		blueprint, err := template.Find("blueprint")
		if err != nil {
			return err
		}
		if m, err = blueprint.Apply(tx); err != nil {
			return err
		}
		return fillBlueprint(tx, m)
	}); err != nil {
		t.Fatal(err)
	}
	built := Build(s.Doc(), Options{Map: m, Lang: "zh", Words: words}, typeset.Shared())
	golden.Compare(t, "blueprint", paint(built, 0.75, 760, 650), rounding)
}

// fillBlueprint tells how a parcel is handed over: from each lane to the next, stage by stage.
func fillBlueprint(tx *model.Tx, m model.ID) error {
	said := map[model.LaneType][]string{
		model.PhysicalLane: {"提货码短信", "包裹与签收单"}, model.ActionsLane: {"看短信，选时间", "开门，验货"},
		model.FrontstageLane: {"客服确认时间", "快递员送上门"}, model.BackstageLane: {"排车，通知站点", "登记签收"}, model.SupportLane: {"短信平台", "签收系统"},
	}
	d := tx.Doc()
	columns := d.Columns(m)
	var before []model.ID
	for _, l := range d.Lanes(m) {
		var now []model.ID
		for i, title := range said[l.Type] {
			c := model.Card{Map: m, Lane: l.ID, Column: columns[i].ID, Title: model.Plain(title)}
			if l.Type == model.FrontstageLane || l.Type == model.BackstageLane {
				c.Department = model.Plain("物流部")
			}
			id, err := model.AddCard(tx, c, "")
			if err != nil {
				return err
			}
			if now = append(now, id); i < len(before) {
				model.Put(tx, model.Link{ID: tx.NewID(model.KindLink), From: before[i], To: id})
			}
		}
		if now != nil {
			before = now
		}
	}
	return nil
}
