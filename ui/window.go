package ui

import (
	"cmp"
	"context"
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/canvas"
	"sojourn/canvas/entry"
	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/workspace"
	"sojourn/ui/action"
	"sojourn/ui/edit"
	"sojourn/ui/i18n"
	"sojourn/ui/theme"
	"sojourn/ui/view"
	"sojourn/ui/view/outline"
	"sojourn/ui/vm"
)

// window is one project on the screen. All of it lives on the UI goroutine.
type window struct {
	*program
	win   fyne.Window
	trace trace

	session   *model.Session
	work      *workspace.Workspace
	stop      context.CancelFunc // ends the goroutine of work
	files     files
	mapID     model.ID
	mapBefore model.ID // open before, to go back to
	zoom      float64  // as the toolbar shows it
	shown     shown
	filter    model.Filter
	filtering bool // the row of its choices is shown
	found     []insight.Finding
	planned   []insight.PhaseState
	round     int // of making checks
	listed    listed
	resting   *time.Timer // checks wait until typing pauses
	undone    bool        // the status bar tells what was undone
	typing    vm.Typing
	hit       model.ID // of the search for what is to be replaced, shown last

	layouter *layout.Layouter
	board    *canvas.Board
	frame    *view.Frame
	outline  *outline.Outline
	plain    func(*fyne.KeyEvent) bool // what a plain key means where nothing else wants it
	menu     *view.Menu
	actions  *action.Registry
	search   search
	writing  []*progress // files on their way
	leave    func()      // what is done once none is; nil while the window stays open
	carry    carry
	imported imported
	thumbs   map[model.ID]image.Image // small pictures for the inspector

	showing   *showing // before an audience; nil for the map and what stands around it
	shrunk    shrinking
	mid       middle
	pressed   pressedPersona // in the left panel, last
	asked     string         // who answered the questions of an interview last
	mirroring bool           // the map is told what a page has selected
}

// restAfter is how long the document must be at rest before checks are made again.
const restAfter = 250 * time.Millisecond

// newWindow makes another window, with nothing open in it yet.
func (p *program) newWindow() *window { return p.windowOn(p.screen()) }

// screen is a window of the toolkit with nothing in it yet.
func (p *program) screen() fyne.Window {
	win := p.app.NewWindow("Sojourn")
	win.SetPadded(false)
	win.SetContent(container.NewStack()) // what stands in it comes later, without asking for another size
	win.Resize(p.firstSize())
	return win
}

// fill puts something into the window in place of what is there. The toolkit's SetContent asks for the size that it knows
// of as well, and in the first moment the desktop may have given another.
func (w *window) fill(content fyne.CanvasObject) {
	stage := w.win.Content().(*fyne.Container)
	stage.Objects = []fyne.CanvasObject{content}
	stage.Refresh()
}

// windowOn makes a window in one of the toolkit.
func (p *program) windowOn(screen fyne.Window) *window {
	w := &window{program: p, win: screen, trace: newTrace(), thumbs: map[model.ID]image.Image{}, layouter: layout.NewLayouter(typeset.Shared())}
	w.session = model.NewSession(model.New(), model.RandomIDs{})
	w.session.Listen(w.changed)
	w.session.Guard(w.mayEdit)
	w.session.Remember(w.place)
	w.board = canvas.NewBoard(canvas.Config{Typesetter: typeset.Shared(), Colors: w.boardColors(), Value: w.emotionLabel, Caption: w.pieceName, Tint: w.pieceTint, Point: w.emotionPoint})
	w.board.SetStill(w.set.StillMotion)
	w.board.ShowMinimap(w.set.Minimap)
	w.board.OnEffect = w.effect
	w.board.OnView = w.viewed
	w.board.OnPaint = w.framed
	w.win.SetCloseIntercept(w.close)
	w.win.SetOnDropped(w.dropped)
	w.actions = action.New()
	w.actions.Locked = func() bool { return w.mayEdit() != nil }
	w.bind()
	w.outline, w.mid.pages = w.newOutline(), map[string]page{}
	w.turn(w.set.Page)
	w.openWorkspace()
	p.windows = append(p.windows, w)
	if w.trace.typing {
		w.traceTyping(nil, "")
	}
	w.build()
	return w
}

// build makes everything with words in it, for the start and for another language.
func (w *window) build() {
	w.endPresent()
	for _, p := range w.mid.pages {
		p.speak()
	}
	w.frame = view.New(w.actions, w.words, w.board, w.events())
	w.frame.ShowPage(w.content())
	w.frame.ShowPanels(!w.set.HideLeft, !w.set.HideRight)
	w.rebuildMenu()
	w.frame.SetNotice(w.notice())
	w.showFilter()
	w.fill(w.frame.Content)
	w.plain = view.BindKeys(w.actions, w.win)
	signs := view.BindRunes(w.actions, w.win)
	w.board.OnRune = func(r rune) {
		if !signs(r) {
			w.typeIntoCell(r)
		}
	}
	stray := entry.NewKeys(w.board, w.strayKey) // an input method may have them first here too
	w.win.Canvas().SetOnTypedKey(stray.Press)
	w.win.Canvas().SetOnTypedRune(func(r rune) { stray.Rune(r, func(r rune) { signs(r) }) })
	w.board.OnKey = func(k *fyne.KeyEvent) bool {
		return k.Name == fyne.KeyEscape && w.frame.CancelDrag() || w.plain(k) || w.endFilter(k)
	}
	w.refresh()
}

func (w *window) rebuildMenu() {
	w.menu = view.NewMenu(w.actions, w.words, w.win)
	w.setMenu()
}

// editor edits the open map in the language of the window.
func (w *window) editor() edit.Editor {
	return edit.Editor{Session: w.session, Map: w.mapID, Lang: w.lang, Also: w.also()}
}

func (p *program) dark() bool { return theme.Current() == theme.Dark }

func (p *program) contrast() bool { return theme.Current().Strong }

func (w *window) boardColors() canvas.Colors {
	switch {
	case w.contrast():
		return canvas.Contrast
	case w.dark():
		return canvas.Dark
	}
	return canvas.Light
}

func (w *window) themeChanged() {
	w.board.SetColors(w.boardColors())
	w.layOut()
}

// changed follows every change of the document.
func (w *window) changed(e model.Event) {
	moved := w.follow(e)
	w.layOut()
	if moved {
		w.board.FitWidth()
	}
	w.lead(e, moved)
	w.touched(e)
	w.viewsChanged(e)
	if e.Origin == model.Loaded {
		w.check()
	} else {
		w.checkLater()
	}
	w.refresh()
}

func firstMap(d *model.Document) model.ID {
	if maps := d.Maps(); len(maps) > 0 {
		return maps[0].ID
	}
	return ""
}

// layOut makes the scene of the open map anew; of cards only those that an edit has touched.
func (w *window) layOut() {
	w.shown.on(w.mapID)
	w.board.SetScene(w.layouter.Build(w.session.Doc(), w.layoutOptions()))
	w.refreshPage()
}

// layoutOptions are those of the open map as it is shown.
func (w *window) layoutOptions() layout.Options {
	o := w.mapOptions()
	o.Map, o.States, o.Match, o.Only = w.mapID, w.shown.states, w.match(), w.filter.Only
	o.Persona = w.filter.Persona
	return o
}

// mapOptions are those of every map on the screen.
func (p *program) mapOptions() layout.Options {
	o := layout.Options{Lang: p.lang, Words: layout.Words(p.words), Dark: p.dark(), Contrast: p.contrast()}
	if o.Also = p.also(); o.Also != "" {
		o.AlsoWords = layout.Words(i18n.For(o.Also))
	}
	return o
}

// also is the language that maps show below that of the window, "" for none.
func (p *program) also() string {
	if p.set.Both {
		return i18n.Other(p.lang)
	}
	return ""
}

func (w *window) check() {
	w.found = insight.Open(insight.Check(w.session.Doc()))
	w.planned = insight.Planning(w.session.Doc())
	w.round++
}

func (w *window) checkLater() {
	if w.resting != nil {
		w.resting.Stop()
	}
	w.resting = time.AfterFunc(w.rest, func() { fyne.Do(w.rested) })
}

// rested makes the checks again and shows what they found.
func (w *window) rested() {
	w.check()
	w.refreshSidebar()
	w.frame.RefreshReplace()
}

// refresh brings everything around the map up to date.
func (w *window) refresh() {
	if w.frame == nil {
		return
	}
	w.refreshSidebar()
	w.showFilter()
	w.refreshSelection()
}

func (w *window) refreshSidebar() {
	side := vm.NewSidebar(w.session.Doc(), w.mapID, w.checks(), w.lang, w.words)
	side.Pages, side.Phases = w.pageList(), vm.NewPhases(w.planned, w.words)
	w.frame.SetSidebar(side)
}

// listed are the checks as the sidebar lists them, and what they were made of.
type listed struct {
	checks []vm.Check
	round  int // of making checks
	mapID  model.ID
	lang   string
}

// checks lists what was found. An edit finds nothing new until the document rests.
func (w *window) checks() []vm.Check {
	if l := &w.listed; l.round != w.round || l.mapID != w.mapID || l.lang != w.lang {
		*l = listed{vm.NewChecks(w.found, w.mapID, w.lang, w.words), w.round, w.mapID, w.lang}
	}
	return w.listed.checks
}

// inspect shows records in the inspector, their texts in both languages where the map shows both.
func (w *window) inspect(ids []model.ID) {
	w.frame.SetInspector(vm.Inspect(w.session.Doc(), w.mapID, ids, w.lang, w.words).InBoth(w.lang, w.also(), w.words))
}

// refreshSelection brings what depends on the selection up to date.
func (w *window) refreshSelection() {
	if w.frame == nil {
		return
	}
	w.inspect(w.selected())
	w.refreshBars()
}

func (w *window) refreshBars() {
	d := w.session.Doc()
	w.frame.SetToolbar(vm.NewToolbar(d, w.mapID, w.board.View().Zoom, w.session.UndoLabel(), w.session.RedoLabel(), w.lang, w.words))
	saving, at := w.saving()
	status := vm.NewStatus(d, w.mapID, len(w.selection()), saving, at, w.fileName(), w.lang, w.words)
	if w.filter.Active() {
		status.Counts = w.filterView().Count
	}
	status.Selected = cmp.Or(w.label(), status.Selected)
	if w.shown.view != "" {
		status.Counts = w.words("bar.view", "name", w.shown.view) + " · " + status.Counts
	}
	w.frame.SetStatus(status)
	w.frame.Refresh()
	ticks, history := w.menu.Update(), w.menu.SetHistory(w.session.UndoLabel(), w.session.RedoLabel())
	if ticks || history {
		w.setMenu()
	}
	w.win.SetTitle(w.title())
	w.traceState()
	w.tracePlaces()
}

// selected returns the records selected; an emotion point is its hand-set record, if it has one.
func (w *window) selected() []model.ID {
	var out []model.ID
	for _, r := range w.selection() {
		if r.Kind == scene.LaneBody {
			continue
		}
		if r.Kind == scene.EmotionPoint {
			if p, ok := w.session.Doc().Point(w.mapID, model.ID(r.Column), model.ID(r.Persona), model.Series(r.Series)); ok {
				out = append(out, p.ID)
			}
			continue
		}
		out = append(out, model.ID(r.ID))
	}
	return out
}

// viewed follows pan and zoom. A pan changes nothing around the map.
func (w *window) viewed(v viewport.View) {
	if w.trace.file != nil {
		at := w.board.Absolute(scene.Point{})
		w.trace.put("view", tracedView{float64(at.X), float64(at.Y), v.Size.W, v.Size.H, v.X, v.Y, v.Zoom})
		w.tracePlaces()
	}
	if w.frame != nil && v.Zoom != w.zoom {
		w.zoom = v.Zoom
		w.refreshZoom()
	}
}

func (w *window) refreshZoom() {
	w.frame.SetToolbar(vm.NewToolbar(w.session.Doc(), w.mapID, w.board.View().Zoom, w.session.UndoLabel(), w.session.RedoLabel(), w.lang, w.words))
}

// openMap shows another map of the project.
func (w *window) openMap(id model.ID) {
	if id == w.mapID {
		return
	}
	w.mapID, w.mapBefore = id, w.mapID
	w.board.Select()
	w.layOut()
	w.board.FitWidth()
	w.rebuildMenu()
	w.refresh()
}
