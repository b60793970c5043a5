package present

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/template"
	"sojourn/ui/i18n"
	"sojourn/ui/vm"
)

// sample is a show of the sample, with how often it was left.
func sample(t *testing.T, still bool) (v *Show, left *int) {
	t.Helper()
	test.NewTempApp(t)
	d, _, err := codec.Decode(template.Sample())
	if err != nil {
		t.Fatal(err)
	}
	left = new(int)
	return newShow(d, still, func() { *left++ }), left
}

func newShow(d *model.Document, still bool, leave func()) *Show {
	w, m := i18n.For("en"), d.Maps()[0].ID
	s := layout.Build(d, layout.Options{Map: m, Lang: "en", Words: layout.Words(w), Audience: true}, typeset.Shared())
	v := New(typeset.Shared(), Setup{Scene: s, Stops: vm.NewStops(d, m, s, "en", w), Words: w, Still: still, Leave: leave})
	test.WidgetRenderer(v)
	v.Resize(fyne.NewSize(1600, 944))
	return v
}

func press(v *Show, keys ...fyne.KeyName) {
	for _, k := range keys {
		v.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestKeysLeadThroughTheStagesAndBack(t *testing.T) {
	v, left := sample(t, true)
	if v.Current().ID != "" {
		t.Fatalf("begins at %q", v.Current().Title)
	}
	stages := len(v.Stops.Stages) - 1
	seen := map[model.ID]bool{}
	for range len(v.way) {
		press(v, fyne.KeyRight)
		seen[v.Current().ID] = true
	}
	if len(seen) != stages {
		t.Errorf("%d stops of %d stages", len(seen), stages)
	}
	if press(v, fyne.KeySpace); v.at != len(v.way)-1 {
		t.Error("goes on behind the end")
	}
	if press(v, fyne.KeyHome, fyne.KeyPageUp); v.at != 0 {
		t.Error("goes back before the beginning")
	}
	press(v, fyne.KeyEnd, fyne.KeyLeft)
	if v.at != len(v.way)-2 || *left != 0 {
		t.Errorf("at %d of %d, left %d times", v.at, len(v.way), *left)
	}
	if press(v, fyne.KeyEscape); *left != 1 {
		t.Error("Escape does not leave")
	}
}

func TestDigitsAndReturnGoToAStage(t *testing.T) {
	v, left := sample(t, true)
	press(v, "4", fyne.KeyReturn)
	if want := v.Stops.Stages[4].ID; v.Current().ID != want {
		t.Errorf("at %q, want %q", v.Current().ID, want)
	}
	press(v, "9", "9", fyne.KeyReturn) // there is none
	press(v, "2", fyne.KeyEscape)      // taken back
	if want := v.Stops.Stages[4].ID; v.Current().ID != want || *left != 0 {
		t.Errorf("at %q, left %d times", v.Current().ID, *left)
	}
	if press(v, "0", fyne.KeyReturn); v.at != 0 {
		t.Error("0 is not the whole map")
	}
}

func TestCardByCardBeginsInTheStageThatIsShown(t *testing.T) {
	v, _ := sample(t, true)
	press(v, "3", fyne.KeyReturn)
	stage := v.Current().ID
	press(v, fyne.KeyC)
	if c := v.Current(); !c.Card || c.Stage != stage {
		t.Fatalf("%+v", c)
	}
	press(v, fyne.KeyRight, fyne.KeyS)
	if v.Current().ID != stage {
		t.Errorf("back at %q", v.Current().Title)
	}
}

func TestABlackScreenIsLiftedByAnyKeyAndGoesNowhere(t *testing.T) {
	v, _ := sample(t, true)
	press(v, fyne.KeyRight)
	at := v.at
	if press(v, fyne.KeyB); v.black.Hidden {
		t.Fatal("it is not black")
	}
	if press(v, fyne.KeyRight); !v.black.Hidden || v.at != at {
		t.Errorf("hidden %v at %d", v.black.Hidden, v.at)
	}
}

// What is looked at lies between the heads and the foot of the screen, on screens of any shape, notes shown or not.
func TestWhatIsLookedAtIsInView(t *testing.T) {
	v, _ := sample(t, true)
	for _, size := range []fyne.Size{{Width: 1600, Height: 944}, {Width: 3840, Height: 2160}, {Width: 1024, Height: 768}, {Width: 800, Height: 1200}} {
		for range 2 {
			press(v, fyne.KeyN)
			v.Resize(size)
			for _, cards := range []bool{true, false} {
				v.choose(cards)
				for _, l := range v.way {
					free, spot := v.free(), l.camera.RectToView(l.spot)
					left, top := v.Scene.Grid.X*l.camera.Zoom, (v.Scene.Grid.Y-v.Scene.HeadTop)*l.camera.Zoom
					if l.spot.Empty() {
						spot, left, top = l.camera.RectToView(scene.Rect{W: v.Scene.Size.W, H: v.Scene.Size.H}), 0, 0
					}
					if spot.X < left-1 || spot.MaxX() > free.W+1 {
						t.Errorf("%v: %q from %v to %v", size, v.stops()[l.stop].Title, spot.X, spot.MaxX())
					}
					if l.of == 1 && (spot.Y < top-1 || spot.MaxY() > free.H+1) {
						t.Errorf("%v: %q from %v down to %v of %v", size, v.stops()[l.stop].Title, spot.Y, spot.MaxY(), free.H)
					}
				}
			}
		}
	}
}

func TestPartsOfAStageHoldAllOfIt(t *testing.T) {
	s := &scene.Scene{Lanes: []scene.Track{{At: 100, Extent: 50}, {At: 150, Extent: 260}, {At: 410, Extent: 40}}}
	at := scene.Rect{X: 10, Y: 100, W: 20, H: 350}
	want := []scene.Rect{{X: 10, Y: 100, W: 20, H: 50}, {X: 10, Y: 150, W: 20, H: 120}, {X: 10, Y: 270, W: 20, H: 120}, {X: 10, Y: 390, W: 20, H: 60}}
	got := parts(s, at, 120)
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("part %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestTheCameraIsOnItsWayForNoLongerThanMotionMay(t *testing.T) {
	if ease > 200*time.Millisecond {
		t.Errorf("%v", ease)
	}
	v, _ := sample(t, true)
	a, z, size := v.way[0].camera, v.way[1].camera, v.free()
	if got := between(a, z, 0, size); got.Zoom/a.Zoom < 1-1e-9 || got.Zoom/a.Zoom > 1+1e-9 {
		t.Errorf("begins at %v", got)
	}
	if press(v, fyne.KeyRight); v.move != nil || v.camera != z {
		t.Error("moves though motion is off")
	}
}
