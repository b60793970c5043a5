package vm

import (
	"cmp"

	"sojourn/model"
)

// leads is the choice that stands for the type of link without a name.
const leads = "leads"

func (v view) link(l model.Link) Inspector {
	f := form[model.Link]{view: v, all: []model.Link{l}, do: "do.link.edit"}
	kind := f.choice("link.type", v.named("link.", leads, string(model.Solves), string(model.Branch), string(model.Loop)),
		func(l model.Link) string { return cmp.Or(string(l.Type), leads) },
		func(l *model.Link, s string) {
			if l.Type = model.LinkType(s); s == leads {
				l.Type = model.Leads
			}
		})
	return inspector(v.w("change.link"), string(l.ID), Section{Fields: []Field{
		kind, f.text("point.label", Line, func(l *model.Link) *model.Text { return &l.Label }),
	}})
}
