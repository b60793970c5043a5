package part

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What is typed on a choice of many values opens a list of those that fit; the arrows and Return take one, Escape none.
func TestAChoiceIsSearched(t *testing.T) {
	options := []Option{{"stage", "Stage"}, {"step", "Step"}, {"pain", "Pain"}}
	chosen := ""
	c := NewChoice(options, func(id string) { chosen = id })
	c.Search(func(typed string) (list []Option) {
		for _, o := range options {
			if strings.HasPrefix(o.ID, typed) {
				list = append(list, o)
			}
		}
		return list
	})
	shown(t, c, 160, 31)
	c.SetID("pain")
	home := fyne.CurrentApp().Driver().CanvasForObject(c)
	home.Focus(c)
	c.TypedRune('s')
	if home.Overlays().Top() == nil {
		t.Fatal("nothing opens")
	}
	home.Focused().TypedRune('t')
	home.Focused().TypedKey(key(fyne.KeyDown))
	home.Focused().TypedKey(key(fyne.KeyDown)) // no further
	home.Focused().TypedKey(key(fyne.KeyReturn))
	if chosen != "step" || c.ID() != "step" || home.Overlays().Top() != nil || home.Focused() != c {
		t.Errorf("chose %q, focus on %T", chosen, home.Focused())
	}
	test.Tap(c)
	home.Focused().TypedKey(key(fyne.KeyDown)) // from the one that holds
	home.Focused().TypedKey(key(fyne.KeyEscape))
	if chosen != "step" || home.Overlays().Top() != nil || home.Focused() != c {
		t.Errorf("chose %q", chosen)
	}
	c.TypedRune('x')
	home.Focused().TypedKey(key(fyne.KeyReturn))
	if chosen != "step" || home.Overlays().Top() == nil {
		t.Error("took what is not there")
	}
	home.Focused().TypedKey(key(fyne.KeyEscape))
	c.TypedRune(' ') // means a press, which comes as a key
	if c.Disable(); home.Overlays().Top() != nil {
		t.Error("a blank is looked for")
	}
	if c.TypedRune('s'); home.Overlays().Top() != nil {
		t.Error("a deaf choice opens")
	}
}
