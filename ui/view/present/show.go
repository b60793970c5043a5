package present

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"sojourn/canvas/raster"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/ui/i18n"
	"sojourn/ui/view/part"
	"sojourn/ui/vm"
)

// Setup is what is shown and how.
type Setup struct {
	Scene *scene.Scene
	Stops vm.Stops
	Words i18n.Words
	Still bool     // no motion
	First model.ID // the stage to begin with, "" for the whole map
	Leave func()   // Escape was pressed
	Desk  func()   // the window of the one who presents is wanted, or not any longer
	Told  func()   // something else is shown
}

// Show is the widget. All methods belong on the UI goroutine.
type Show struct {
	widget.BaseWidget
	Setup

	cards    bool   // card by card, not stage by stage
	way      []look // for the size of now
	at       int    // in way
	typed    string // digits of the number to go to
	noted    bool
	pointing bool

	camera viewport.Camera
	move   *fyne.Animation
	screen *raster.Screen

	raster *canvas.Raster
	bar    *canvas.Rectangle // how far one is
	foot   *part.Label
	help   *part.Label
	page   *canvas.Rectangle // below the notes
	notes  *part.Paragraph
	dot    *canvas.Circle
	black  *canvas.Rectangle
}

// New returns a show that stands at its beginning.
func New(t *typeset.Typesetter, s Setup) *Show {
	v := &Show{Setup: s, screen: raster.NewScreen(raster.New(t))}
	v.raster = canvas.NewRaster(v.paint)
	v.raster.ScaleMode = canvas.ImageScalePixels
	v.make()
	v.ExtendBaseWidget(v)
	return v
}

// stops are those of the way that is gone.
func (v *Show) stops() []vm.Stop {
	if v.cards {
		return v.Stops.Cards
	}
	return v.Stops.Stages
}

// Current is the stop that is shown.
func (v *Show) Current() vm.Stop {
	if v.at >= len(v.way) {
		return vm.Stop{}
	}
	return v.stops()[v.way[v.at].stop]
}

// place says in plain words what is shown, and how far one is.
func (v *Show) place() string {
	text := v.Current().Title
	if v.at >= len(v.way) {
		return text
	}
	l := v.way[v.at]
	if l.stop > 0 {
		text = v.Words("present.at", "at", l.stop, "of", len(v.stops())-1, "name", text)
	}
	if l.of > 1 {
		text += v.Words("present.part", "at", l.part, "of", l.of)
	}
	return text
}

// following says what comes next, and false at the end.
func (v *Show) following() (string, bool) {
	if v.at+1 >= len(v.way) {
		return "", false
	}
	l := v.way[v.at+1]
	text := v.stops()[l.stop].Title
	if l.of > 1 {
		text += v.Words("present.part", "at", l.part, "of", l.of)
	}
	return text, true
}

// spoken are the notes to what is shown.
func (v *Show) spoken() string {
	if notes := v.Current().Notes; notes != "" {
		return notes
	}
	return v.Words("present.nonotes")
}

// HideNotes takes the notes off the screen of the audience.
func (v *Show) HideNotes() {
	v.noted = false
	v.lay(v.Size())
}

// plan finds the way anew and stays at a stop, of it at a part where that still is.
func (v *Show) plan(stop, part int) {
	v.way = way(v.Scene, v.stops(), v.free())
	v.at = 0
	for i, l := range v.way {
		if l.stop < stop || l.stop == stop && l.part <= part {
			v.at = i
		}
	}
}

// replan is plan after another size: what is looked at stays.
func (v *Show) replan() {
	switch first := len(v.way) == 0; {
	case first:
		v.plan(v.stopOf(v.First), 1)
	default:
		v.plan(v.way[v.at].stop, v.way[v.at].part)
	}
	v.jump()
}

// stopOf returns the first stop of a stage, 0 for none.
func (v *Show) stopOf(stage model.ID) int {
	for i, s := range v.stops() {
		if stage != "" && s.Stage == stage {
			return i
		}
	}
	return 0
}

// by goes so many pictures on or back and stays at the ends.
func (v *Show) by(n int) { v.to(v.at + n) }

func (v *Show) to(at int) {
	at = max(0, min(len(v.way)-1, at))
	if at == v.at || at < 0 {
		return
	}
	v.at = at
	v.glide()
	v.tell()
}

// toStop goes to a stop by its number: 0 is the whole map.
func (v *Show) toStop(n int) {
	for i, l := range v.way {
		if l.stop == n {
			v.to(i)
			return
		}
	}
}

// choose goes on stage by stage, or card by card. A card leads to its stage and a stage to its first card.
func (v *Show) choose(cards bool) {
	if cards == v.cards {
		return
	}
	stage := v.Current().Stage
	v.cards = cards
	v.plan(v.stopOf(stage), 1)
	v.glide()
	v.tell()
}

// jump shows the picture at once.
func (v *Show) jump() {
	v.halt()
	if v.at < len(v.way) {
		v.camera = v.way[v.at].camera
	}
	v.tell()
	v.raster.Refresh()
}

// glide moves the camera to the picture.
func (v *Show) glide() {
	if v.Still {
		v.jump()
		return
	}
	v.halt()
	from, to, size := v.camera, v.way[v.at].camera, v.free()
	v.move = fyne.NewAnimation(ease, func(t float32) {
		v.camera = between(from, to, float64(t), size)
		if t == 1 {
			v.camera = to
		}
		v.raster.Refresh()
	})
	v.move.Curve = fyne.AnimationEaseInOut
	v.move.Start()
}

func (v *Show) halt() {
	if v.move != nil {
		v.move.Stop()
		v.move = nil
	}
}

// Close ends what moves.
func (v *Show) Close() { v.halt() }
