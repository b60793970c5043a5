package view

import (
	"math"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/model"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// cell makes the widget of a field. Width is roughly what it will get, to guess the height of long texts.
func (in *inspector) cell(f vm.Field, width float32) cell {
	switch f.Input {
	case vm.Choice:
		return in.choice(f)
	case vm.Faces:
		return in.faces(f)
	case vm.Bar, vm.Slider:
		return in.bar(f)
	case vm.Toggle:
		return in.toggle(f)
	case vm.Picks:
		return in.picks(f)
	case vm.Color:
		return in.colors(f)
	case vm.Rows:
		return in.rows(f)
	case vm.Note:
		return in.note(f)
	case vm.Picture:
		return in.picture(f)
	}
	return in.text(f, width)
}

// labelled puts a field's name above its widget.
func labelled(f vm.Field, o fyne.CanvasObject) (fyne.CanvasObject, *part.Label) {
	l := part.NewLabel(f.Label, part.MetaSize, false, part.Muted)
	if f.Label == "" {
		return o, l
	}
	return container.New(column{gap: 3}, l, o), l
}

func (in *inspector) choice(f vm.Field) cell {
	c := part.NewChoice(options(f), func(id string) { in.edit(f.Key, vm.Value{Text: id}); in.pause() })
	c.SetID(f.Value.Text)
	o, _ := labelled(f, c)
	return cell{o, func(f vm.Field) { c.SetOptions(options(f)); c.SetID(f.Value.Text) }, c}
}

func options(f vm.Field) []part.Option {
	out := make([]part.Option, len(f.Options))
	for i, o := range f.Options {
		out[i] = part.Option{ID: o.ID, Text: o.Text}
	}
	return out
}

func (in *inspector) faces(f vm.Field) cell {
	scale := model.Scale{Min: f.Min, Max: f.Max}
	p := part.NewFacePick(func(face int, any bool) {
		lo, hi := scale.Range()
		v := lo + float64(face+2)/4*(hi-lo)
		in.edit(f.Key, numberValue(v, any))
		in.pause()
	})
	set := func(f vm.Field) {
		if f.Value.Number == nil {
			p.SetFace(0, false)
			return
		}
		p.SetFace(scale.Face(*f.Value.Number), true)
	}
	set(f)
	o, _ := labelled(f, p)
	return cell{o, set, p}
}

func numberValue(v float64, any bool) vm.Value {
	if !any {
		return vm.Value{}
	}
	return vm.Value{Number: &v}
}

// bar stands beside its name, so that bars that belong together can be compared.
func (in *inspector) bar(f vm.Field) cell {
	make := part.NewBar
	if f.Input == vm.Slider {
		make = part.NewSlider
	}
	b := make(f.Min, f.Max, inkOf(f.Tone), func(v float64, any bool) { in.edit(f.Key, numberValue(v, any)) })
	number := part.NewLabel("", part.MetaSize, true, part.Muted)
	set := func(f vm.Field) {
		b.SetFill(inkOf(f.Tone))
		if f.Value.Number == nil {
			b.SetValue(0, false)
			number.SetText("")
			return
		}
		b.SetValue(*f.Value.Number, true)
		number.SetText(strconv.FormatFloat(math.Round(*f.Value.Number*10)/10, 'f', -1, 64))
	}
	set(f)
	if f.Label == "" && f.Input == vm.Bar {
		return cell{b, set, b} // the line above tells the numbers
	}
	valued := container.New(line{gap: 8, weights: []float32{1, 0}}, b, container.New(fixed(numberWidth), number))
	if f.Label == "" {
		return cell{valued, set, b}
	}
	l := part.NewLabel(f.Label, part.MetaSize, false, part.Muted)
	named := container.New(line{gap: 8, weights: []float32{0, 1}}, container.New(fixed(max(56, l.FullWidth()+2)), l), valued)
	return cell{named, set, b}
}

// numberWidth is the room of the value of a bar.
const numberWidth = 26

// fixed gives the one object in it a width.
type fixed float32

func (w fixed) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), o[0].MinSize().Height)
}
func (w fixed) Layout(o []fyne.CanvasObject, s fyne.Size) { o[0].Resize(s) }

func (in *inspector) toggle(f vm.Field) cell {
	mark := part.Box
	if f.Tone == vm.MomentTone {
		mark = part.StarMark
	}
	c := part.NewCheck(f.Label, mark, func(on bool) { in.edit(f.Key, vm.Value{On: on}); in.pause() })
	set := func(f vm.Field) { c.SetOn(f.Value.On) }
	set(f)
	return cell{c, set, c}
}

func (in *inspector) picks(f vm.Field) cell {
	list := container.New(column{gap: 0})
	c := cell{}
	var checks []*part.Check
	var shown []vm.Option
	c.set = func(f vm.Field) {
		if slices.Equal(f.Options, shown) && len(checks) > 0 {
			for i, o := range f.Options {
				checks[i].SetOn(slices.Contains(f.Value.List, o.ID))
			}
			return
		}
		shown, checks = f.Options, nil
		list.RemoveAll()
		for _, o := range f.Options {
			check := part.NewCheck(o.Text, part.Box, func(on bool) {
				now := slices.DeleteFunc(slices.Clone(in.fields[f.Key].Value.List), func(id string) bool { return id == o.ID })
				if on {
					now = append(now, o.ID)
				}
				in.edit(f.Key, vm.Value{List: now})
				in.pause()
			})
			check.SetOn(slices.Contains(f.Value.List, o.ID))
			checks = append(checks, check)
			list.Add(check)
		}
	}
	c.set(f)
	c.object, _ = labelled(f, list)
	return c
}

func (in *inspector) colors(f vm.Field) cell {
	s := part.NewSwatches(func(hex string) { in.edit(f.Key, vm.Value{Text: hex}); in.pause() })
	set := func(f vm.Field) { s.SetValue(f.Value.Text) }
	set(f)
	o, _ := labelled(f, s)
	return cell{o, set, s}
}

// rows is a list whose entries have fields themselves; each entry can go, and a new one can come.
func (in *inspector) rows(f vm.Field) cell {
	list := container.New(column{gap: 8})
	for i, r := range f.Rows {
		body := container.New(column{})
		in.addFields(body, r.Fields, 4)
		away := part.NewButton("", "close", part.Quiet, func() {
			if now := in.fields[f.Key]; i < len(now.Rows) {
				in.ev.change(now.Do, now.Rows[i].Remove)
			}
		})
		list.Add(container.NewBorder(nil, nil, nil, container.New(column{}, away), body))
	}
	list.Add(container.New(line{weights: []float32{0, 1}},
		part.NewButton(in.w("field.add"), "plus", part.Quiet, func() { in.ev.change(in.fields[f.Key].Do, in.fields[f.Key].Add) }), space(0, 0)))
	o, _ := labelled(f, list)
	return cell{o, func(vm.Field) {}, nil}
}

// note is text to read. A note whose value ends its name shows that value as the point of it: 差距 3.
func (in *inspector) note(f vm.Field) cell {
	if f.Label != "" && f.Value.Text == "" || endsWith(f.Label, f.Value.Text) {
		head := part.NewLabel("", part.MetaSize, false, part.Muted)
		tail := part.NewLabel("", part.MetaSize, true, part.Muted)
		box := container.New(noteLine{}, head, tail)
		set := func(f vm.Field) {
			was := head.Text() + tail.Text()
			head.SetText(f.Label[:len(f.Label)-len(f.Value.Text)])
			tail.SetText(f.Value.Text)
			tail.SetInk(inkOf(f.Tone))
			if was != f.Label {
				box.Refresh()
			}
		}
		set(f)
		return cell{box, set, nil}
	}
	p := part.NewParagraph(f.Value.Text, part.SmallSize, part.Plain).Within(fieldWidth)
	o, _ := labelled(f, p)
	return cell{o, func(f vm.Field) { p.SetText(f.Value.Text) }, nil}
}

func endsWith(s, tail string) bool {
	return tail != "" && len(s) >= len(tail) && s[len(s)-len(tail):] == tail
}

// noteLine puts two labels right behind each other.
type noteLine struct{}

func (noteLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(60, o[0].MinSize().Height)
}

func (noteLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(o[0].(*part.Label).FullWidth()+1, s.Width)
	o[0].Resize(fyne.NewSize(w, s.Height))
	o[1].Move(fyne.NewPos(w, 0))
	o[1].Resize(fyne.NewSize(max(0, s.Width-w), s.Height))
}
