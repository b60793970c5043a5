package tool

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"sojourn/canvas/scene"
	"sojourn/canvas/viewport"
)

// The test map, in points, seen at zoom 1 from its origin in a view of 800 × 700:
//
//	y  40  stage heads  a | b (steps b1, b2) | c     columns a b1 b2 c, each 160 wide from x 100
//	y 100  lane act     a1 a2 |    |    |
//	y 260  lane touch   t1    | t2 |    | t3
//	y 420  lane mood    a point per column, no drop
//	y 520  lane pain          |    | p1 |
func testMap() *scene.Scene {
	s := &scene.Scene{Size: scene.Size{W: 740, H: 660}, HeadTop: 40, Grid: scene.Rect{X: 100, Y: 100, W: 640, H: 560}}
	for i, c := range []struct{ id, parent string }{{"a", ""}, {"b1", "b"}, {"b2", "b"}, {"c", ""}} {
		s.Columns = append(s.Columns, scene.Track{ID: c.id, Parent: c.parent, At: 100 + 160*float64(i), Extent: 160, Drop: true})
	}
	for _, l := range []struct {
		id     string
		at, ex float64
		drop   bool
	}{{"act", 100, 160, true}, {"touch", 260, 160, true}, {"mood", 420, 100, false}, {"pain", 520, 140, true}} {
		s.Lanes = append(s.Lanes, scene.Track{ID: l.id, At: l.at, Extent: l.ex, Drop: l.drop})
		s.Nodes = append(s.Nodes, scene.Node{
			Ref: scene.Ref{Kind: scene.LaneBody, ID: l.id}, Bounds: scene.Rect{X: 100, Y: l.at, W: 640, H: l.ex}})
	}
	card := func(id string, col, row int, lane string) {
		l := s.Lanes[s.Lane(lane)]
		s.Nodes = append(s.Nodes, scene.Node{
			Ref: scene.Ref{Kind: scene.Card, ID: id, Column: s.Columns[col].ID}, Layer: scene.Content,
			Bounds: scene.Rect{X: s.Columns[col].At + 8, Y: l.At + 8 + 60*float64(row), W: 144, H: 50}})
	}
	card("a1", 0, 0, "act")
	card("a2", 0, 1, "act")
	card("t1", 0, 0, "touch")
	card("t2", 1, 0, "touch")
	card("t3", 3, 0, "touch")
	card("p1", 2, 0, "pain")
	for i, c := range s.Columns { // the band holds values over 420+24 … 520−24; every point is in the middle
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.EmotionPoint, ID: "mood", Column: c.ID, Persona: "p", Series: "now"},
			Layer: scene.Content, Bounds: scene.Rect{X: 170 + 160*float64(i), Y: 460, W: 20, H: 20}})
	}
	for _, l := range s.Lanes {
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.LaneHead, ID: l.ID}, Layer: scene.Side,
			Bounds: scene.Rect{Y: l.At, W: 100, H: l.Extent}})
	}
	for _, h := range []struct {
		id   string
		x, w float64
	}{{"a", 100, 160}, {"b", 260, 320}, {"c", 580, 160}} {
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.StageHead, ID: h.id}, Layer: scene.Head,
			Bounds: scene.Rect{X: h.x, Y: 40, W: h.w, H: 30}})
	}
	for i, id := range []string{"b1", "b2"} {
		s.Nodes = append(s.Nodes, scene.Node{Ref: scene.Ref{Kind: scene.StepHead, ID: id}, Layer: scene.Head,
			Bounds: scene.Rect{X: 260 + 160*float64(i), Y: 70, W: 160, H: 30}})
	}
	return s
}

func testMachine() *Machine {
	m := New()
	m.SetScene(testMap())
	m.SetView(viewport.View{Camera: viewport.Camera{Zoom: 1}, Size: scene.Size{W: 800, H: 700}})
	return m
}

var (
	start = time.Unix(1000, 0)
	// Where things are on the test map.
	onA1, onA2, onT1    = at(180, 130), at(180, 190), at(180, 290)
	onP1, bare          = at(500, 550), at(340, 200)
	onPoint             = at(340, 470)
	onHandle            = at(259, 133) // of a1, once it is shown
	onStageA, onLaneAct = at(180, 55), at(50, 150)
)

func at(x, y float64) scene.Point { return scene.Point{X: x, Y: y} }

func press(p scene.Point, mods ...Mods) Event {
	e := Press{At: p, Time: start}
	for _, m := range mods {
		e.Mods |= m
	}
	return e
}

func later(p scene.Point, ms int) Event {
	return Press{At: p, Time: start.Add(time.Duration(ms) * time.Millisecond)}
}

func move(p scene.Point) Event    { return Move{At: p} }
func release(p scene.Point) Event { return Release{At: p} }
func keys(names ...Name) (out []Event) {
	for _, n := range names {
		out = append(out, Key{Name: n})
	}
	return out
}

// drag is what the driver sends for a drag that ends over the view.
func drag(from, to scene.Point, mods ...Mods) []Event {
	mid := at((from.X+to.X)/2, (from.Y+to.Y)/2)
	return []Event{press(from, mods...), move(mid), move(to), release(to), DragEnd{}}
}

func click(p scene.Point, mods ...Mods) []Event { return []Event{press(p, mods...), release(p)} }

func events(parts ...any) (out []Event) {
	for _, p := range parts {
		switch p := p.(type) {
		case Event:
			out = append(out, p)
		case []Event:
			out = append(out, p...)
		}
	}
	return out
}

func play(m *Machine, es []Event) (out []Effect) {
	for _, e := range es {
		out = append(out, m.Handle(e)...)
	}
	return out
}

// lasting leaves what a gesture only shows while it runs.
func lasting(es []Effect) (out []string) {
	for _, e := range es {
		switch e := e.(type) {
		case ShowGhost, ShowMarquee, ShowFrame, ShowLink, ShowValue, Handle, Leave, Clear, Cursor, AutoScroll, Reveal:
		case Select:
			if e.Cell != (scene.Ref{}) {
				out = append(out, "cell "+e.Cell.ID+"/"+e.Cell.Column)
			} else {
				out = append(out, "select "+names(e.Refs))
			}
		case Remove:
			out = append(out, "remove "+names(e.Refs))
		case Duplicate:
			out = append(out, "duplicate "+names(e.Refs))
		case MoveCards:
			out = append(out, fmt.Sprintf("move %s to %s/%s before %q", strings.Join(e.IDs, "+"), e.Slot.Lane, e.Slot.Column, e.Slot.Before))
		case AddFromPalette:
			out = append(out, fmt.Sprintf("add %d %s to %s/%s before %q%q", e.Item.Kind, e.Item.Name, e.Slot.Lane, e.Slot.Column, e.Slot.Before, e.Before))
		case AddCard:
			out = append(out, fmt.Sprintf("new card in %s/%s before %q", e.Slot.Lane, e.Slot.Column, e.Slot.Before))
		case SetEmotion:
			out = append(out, fmt.Sprintf("emotion %s %.3f", e.Ref.Column, e.Value))
		case OpenEditor:
			out = append(out, "edit "+e.Ref.ID)
		case Menu:
			out = append(out, "menu "+e.Ref.ID)
		default:
			out = append(out, fmt.Sprintf("%T %v", e, e))
		}
	}
	return out
}

func names(refs []scene.Ref) string {
	var ids []string
	for _, r := range refs {
		id := r.ID
		if r.Kind == scene.EmotionPoint {
			id += "." + r.Column
		}
		ids = append(ids, id)
	}
	return "[" + strings.Join(ids, " ") + "]"
}

type table []struct {
	name   string
	events []Event
	want   []string
}

func (tt table) run(t *testing.T) {
	t.Helper()
	for _, c := range tt {
		t.Run(c.name, func(t *testing.T) {
			m := testMachine()
			out := play(m, c.events)
			if got := lasting(out); !slices.Equal(got, c.want) {
				t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(c.want, "\n\t"))
			}
			if m.Busy() || m.scrolling || m.shown {
				t.Errorf("still %T, scrolling %v, shown %v", m.state, m.scrolling, m.shown)
			}
		})
	}
}

func TestSelecting(t *testing.T) {
	table{
		{"click", click(onA1), []string{"select [a1]"}},
		{"click again changes nothing", events(click(onA1), later(onA1, 900), release(onA1)), []string{"select [a1]"}},
		{"another", events(click(onA1), click(onT1)), []string{"select [a1]", "select [t1]"}},
		{"ctrl adds and takes away", events(click(onA1), click(onT1, Ctrl), click(onA1, Ctrl)),
			[]string{"select [a1]", "select [a1 t1]", "select [t1]"}},
		{"shift adds", events(click(onA1), click(onPoint, Shift)), []string{"select [a1]", "select [a1 mood.b1]"}},
		{"bare ground clears", events(click(onA1), click(bare)), []string{"select [a1]", "select []", "cell act/b1"}},
		{"an empty cell", click(bare), []string{"cell act/b1"}},
		{"with ctrl", click(bare, Ctrl), nil},
		{"the free part of a cell", click(at(180, 245)), nil},
		{"a lane without cards", click(at(280, 440)), nil},
		{"beside the grid", click(at(780, 200)), nil},
		{"a marquee enters no cell", drag(bare, at(350, 210)), nil},
		{"from a cell to a card", events(click(bare), click(onA1)), []string{"cell act/b1", "select [a1]"}},
		{"escape out of a cell", events(click(bare), keys(Escape)), []string{"cell act/b1", "select []"}},
		{"bare ground with shift keeps", events(click(onA1), click(bare, Shift)), []string{"select [a1]"}},
		{"one of several stays until release", events(click(onA1), click(onT1, Ctrl), press(onA1), DragEnd{}),
			[]string{"select [a1]", "select [a1 t1]"}},
		{"one of several is alone after release", events(click(onA1), click(onT1, Ctrl), click(onA1)),
			[]string{"select [a1]", "select [a1 t1]", "select [a1]"}},
		{"stage, lane", events(click(onStageA), click(onLaneAct)), []string{"select [a]", "select [act]"}},
		{"escape", events(click(onA1), keys(Escape)), []string{"select [a1]", "select []"}},
		{"ctrl+A", events(Key{Name: KeyA, Mods: Ctrl}), []string{"select [a1 a2 t1 t2 t3 p1]"}},
	}.run(t)
}

func TestMarquee(t *testing.T) {
	box := drag(at(264, 110), at(105, 300))
	table{
		{"takes what it touches", box, []string{"select [a2]", "select [a1 a2 t1]"}},
		{"with ctrl adds", events(click(onP1), drag(at(270, 110), at(105, 200), Ctrl)),
			[]string{"select [p1]", "select [p1 a1]", "select [p1 a1 a2]"}},
		{"escape gives the old selection back", events(click(onP1), press(at(270, 110), Ctrl), move(at(105, 200)), keys(Escape), DragEnd{}),
			[]string{"select [p1]", "select [p1 a1 a2]", "select [p1]"}},
	}.check(t)
}

// check is run where a marquee passes over cards on its way: only the first and the last step are fixed.
func (tt table) check(t *testing.T) {
	t.Helper()
	for _, c := range tt {
		t.Run(c.name, func(t *testing.T) {
			m := testMachine()
			got := lasting(play(m, c.events))
			if len(got) == 0 || got[len(got)-1] != c.want[len(c.want)-1] || m.Busy() {
				t.Errorf("got %q, want it to end with %q; busy %v", got, c.want[len(c.want)-1], m.Busy())
			}
		})
	}
}

func TestDraggingCards(t *testing.T) {
	table{
		{"to another cell", drag(onA1, at(340, 250)), []string{"select [a1]", `move a1 to act/b1 before ""`}},
		{"before a card", drag(onA1, at(340, 270)), []string{"select [a1]", `move a1 to touch/b1 before "t2"`}},
		{"after a card", drag(onA1, at(340, 310)), []string{"select [a1]", `move a1 to touch/b1 before ""`}},
		{"within its cell", drag(onA1, at(180, 240)), []string{"select [a1]", `move a1 to act/a before ""`}},
		{"back to its place commits nothing", drag(onA1, at(180, 160)), []string{"select [a1]"}},
		{"into a lane without cards", drag(onA1, at(340, 430)), []string{"select [a1]"}},
		{"several, in reading order", events(click(onP1), click(onA2, Ctrl), click(onA1, Ctrl), drag(onP1, at(660, 400))),
			[]string{"select [p1]", "select [p1 a2]", "select [p1 a2 a1]", `move a1+a2+p1 to touch/c before ""`}},
		{"less than the slop is a click", drag(onA1, at(182, 131)), []string{"select [a1]"}},
		{"escape", events(press(onA1), move(at(340, 200)), keys(Escape), move(at(345, 200)), release(at(345, 200)), DragEnd{}),
			[]string{"select [a1]"}},
		{"released outside the window: only DragEnd", events(press(onA1), move(at(340, 200)), move(at(-50, 200)), DragEnd{}),
			[]string{"select [a1]", "tool.LeaveDrop {[a1] {-50 200}}"}},
		{"out and in again", events(press(onA1), move(at(340, 200)), move(at(-50, 200)), move(at(340, 200)), DragEnd{}),
			[]string{"select [a1]", `move a1 to act/b1 before ""`}},
		{"escape outside", events(press(onA1), move(at(340, 200)), move(at(-50, 200)), keys(Escape), DragEnd{}), []string{"select [a1]"}},
		{"several outside, in reading order", events(click(onP1), click(onA1, Ctrl), press(onP1), move(bare), move(at(-50, 20)), DragEnd{}),
			[]string{"select [p1]", "select [p1 a1]", "tool.LeaveDrop {[a1 p1] {-50 20}}"}},
		{"no release event, inside", events(press(onA1), move(at(340, 200)), DragEnd{}),
			[]string{"select [a1]", `move a1 to act/b1 before ""`}},
		{"onto the stage row", drag(onA1, at(340, 60)), []string{"select [a1]"}},
		{"taken out with ctrl: no drag", events(click(onA1), drag(onA1, at(340, 200), Ctrl)), []string{"select [a1]", "select []"}},
	}.run(t)
}

func TestDraggingShowsAndCommitsOnce(t *testing.T) {
	m := testMachine()
	m.Handle(press(onA1))
	out := m.Handle(move(at(340, 270)))
	g, ok := out[len(out)-1].(ShowGhost)
	if !ok || !g.Fits || g.Slot.Before != "t2" || g.By != at(160, 140) || names(g.Refs) != "[a1]" || g.Line.Y != 264 {
		t.Fatalf("shows %+v", out)
	}
	if out = m.Handle(release(at(340, 270))); len(lasting(out)) != 0 {
		t.Fatalf("committed before the drop: %v", out)
	}
	out = m.Handle(DragEnd{})
	if len(lasting(out)) != 1 || !has(out, Clear{}) {
		t.Fatalf("the drop: %v", out)
	}
	if out = m.Handle(DragEnd{}); len(out) != 0 {
		t.Fatalf("dropped twice: %v", out)
	}
}

func TestShifting(t *testing.T) {
	table{
		{"stage to the right", drag(onStageA, at(480, 55)), []string{"select [a]", "tool.MoveStage {a c}"}},
		{"stage to the end", drag(onStageA, at(735, 55)), []string{"select [a]", "tool.MoveStage {a }"}},
		{"stage to the front", drag(at(600, 55), at(110, 55)), []string{"select [c]", "tool.MoveStage {c a}"}},
		{"stage where it was", drag(onStageA, at(300, 55)), []string{"select [a]"}},
		{"lane down", drag(onLaneAct, at(50, 400)), []string{"select [act]", "tool.MoveLane {act mood}"}},
		{"lane to the end", drag(onLaneAct, at(50, 640)), []string{"select [act]", "tool.MoveLane {act }"}},
		{"lane up", drag(at(50, 550), at(50, 110)), []string{"select [pain]", "tool.MoveLane {pain act}"}},
		{"escape", events(press(onStageA), move(at(480, 55)), keys(Escape), DragEnd{}), []string{"select [a]"}},
		{"outside", events(press(onStageA), move(at(480, 55)), move(at(480, -40)), DragEnd{}), []string{"select [a]"}},
	}.run(t)
}

func TestCurving(t *testing.T) {
	table{
		{"up by half of the upper half", drag(onPoint, at(340, 457)), []string{"select [mood.b1]", "emotion b1 0.750"}},
		{"no farther than the best", drag(onPoint, at(340, 100)), []string{"select [mood.b1]", "emotion b1 1.000"}},
		{"no farther than the worst, sideways does not matter", drag(onPoint, at(600, 690)), []string{"select [mood.b1]", "emotion b1 0.000"}},
		{"grabbed off its middle", drag(at(346, 476), at(346, 463)), []string{"select [mood.b1]", "emotion b1 0.750"}},
		{"outside the window it still counts", events(press(onPoint), move(at(340, -90)), DragEnd{}), []string{"select [mood.b1]", "emotion b1 1.000"}},
		{"back where it was", events(press(onPoint), move(at(340, 460)), move(onPoint), DragEnd{}), []string{"select [mood.b1]"}},
		{"escape", events(press(onPoint), move(at(340, 460)), keys(Escape), DragEnd{}), []string{"select [mood.b1]"}},
	}.run(t)
}

func TestResizing(t *testing.T) {
	edge := at(250, 130)
	table{
		{"a card over two columns", events(click(onA1), drag(edge, at(400, 130))), []string{"select [a1]", "tool.ResizeCard {a1 2}"}},
		{"no farther than the last", events(click(onA1), drag(edge, at(9999, 130))), []string{"select [a1]", "tool.ResizeCard {a1 4}"}},
		{"an edge that is not selected moves the card", drag(edge, at(400, 130)), []string{"select [a1]", `move a1 to act/b1 before ""`}},
		{"a stage of two columns", drag(at(578, 55), at(620, 55)), []string{"select [b]", "tool.ResizeColumn {{4 b   } 180}"}},
		{"not too narrow", drag(at(258, 55), at(110, 55)), []string{"select [a]", "tool.ResizeColumn {{4 a   } 80}"}},
		{"a lane", drag(at(50, 257), at(50, 300)), []string{"select [act]", "tool.ResizeLane {act 200}"}},
		{"a click on an edge", click(at(50, 257)), []string{"select [act]"}},
		{"escape", events(press(at(50, 257)), move(at(50, 300)), keys(Escape), DragEnd{}), []string{"select [act]"}},
	}.run(t)
}

func TestTheFrameShowsTheSizeToBe(t *testing.T) {
	for _, c := range []struct {
		name     string
		click    Event
		from, to scene.Point
		want     scene.Rect
	}{
		{"a card of the first column", press(onA1), at(250, 130), at(400, 130), scene.Rect{X: 108, Y: 108, W: 304, H: 50}},
		{"a card of another column", press(at(340, 290)), at(410, 290), at(500, 290), scene.Rect{X: 268, Y: 268, W: 304, H: 50}},
		{"a lane", press(onLaneAct), at(50, 257), at(50, 300), scene.Rect{Y: 100, W: 740, H: 200}},
		{"a stage of two columns", press(onStageA), at(578, 55), at(620, 55), scene.Rect{X: 260, Y: 40, W: 360, H: 620}},
	} {
		m := testMachine()
		out := play(m, events(c.click, release(c.from), press(c.from), move(c.to)))
		if !has(out, ShowFrame{c.want}) {
			t.Errorf("%s: %v", c.name, out)
		}
	}
}

func TestLinking(t *testing.T) {
	table{
		{"to a card", drag(onA1, onP1, Alt), []string{"select [a1]", "tool.Link {a1 p1}"}},
		{"to itself", events(press(onA1, Alt), move(bare), move(onA1), DragEnd{}), []string{"select [a1]"}},
		{"to nothing", drag(onA1, bare, Alt), []string{"select [a1]"}},
		{"from the handle of what is selected", events(click(onA1), drag(onHandle, onP1)), []string{"select [a1]", "tool.Link {a1 p1}"}},
		{"from the handle of what the pointer is on", events(move(onT1), move(at(250, 293)), drag(at(259, 293), onP1)), []string{"select [t1]", "tool.Link {t1 p1}"}},
		{"from a handle to nothing", events(click(onA1), drag(onHandle, bare)), []string{"select [a1]"}},
		{"from a handle to its own card", events(click(onA1), drag(onHandle, onA1)), []string{"select [a1]"}},
		{"from a handle to a stage", events(click(onA1), drag(onHandle, onStageA)), []string{"select [a1]"}},
		{"from a handle out of the window", events(click(onA1), press(onHandle), move(onP1), move(at(500, 900)), DragEnd{}), []string{"select [a1]"}},
		{"a click on a handle", events(click(onA1), click(onHandle)), []string{"select [a1]"}},
		{"hardly a drag", events(click(onA1), drag(onHandle, at(260, 134))), []string{"select [a1]"}},
		{"escape", events(click(onA1), press(onHandle), move(onP1), keys(Escape), move(onP1), DragEnd{}), []string{"select [a1]"}},
		{"a lost release", events(click(onA1), press(onHandle), move(onP1), click(onT1)), []string{"select [a1]", "select [t1]"}},
		{"where a card has no handle", events(click(onStageA), drag(at(265, 55), onP1)), []string{"select [a]", "select [b]"}},
	}.run(t)
}

func TestDoubleClick(t *testing.T) {
	second := func(p scene.Point, ms int) []Event { return []Event{later(p, ms), release(p)} }
	table{
		{"edits", events(click(onA1), second(onA1, 200)), []string{"select [a1]", "edit a1"}},
		{"too late", events(click(onA1), second(onA1, 450)), []string{"select [a1]"}},
		{"too far", events(click(onA1), second(at(180, 137), 200)), []string{"select [a1]"}},
		{"another thing", events(click(at(180, 418)), second(at(180, 421), 200)), nil},
		{"a third click does not edit again", events(click(onA1), second(onA1, 200), second(onA1, 390)), []string{"select [a1]", "edit a1"}},
		{"a drag between", events(click(onA1), drag(onA1, at(180, 160)), second(onA1, 300)), []string{"select [a1]"}},
		{"with ctrl selects only", events(click(onA1), click(onA1, Ctrl)), []string{"select [a1]", "select []"}},
		{"on a stage", events(click(onStageA), second(onStageA, 100)), []string{"select [a]", "edit a"}},
		{"on bare ground of a cell", events(click(bare), second(bare, 100)), []string{"cell act/b1", "select []", `new card in act/b1 before ""`}},
		{"on a point of the curve", events(click(onPoint), second(onPoint, 100)), []string{"select [mood.b1]"}},
		{"a clock that went back", events(click(onA1), second(onA1, -50)), []string{"select [a1]"}},
	}.run(t)
}

func TestPalette(t *testing.T) {
	card, stage := Item{CardItem, "pain"}, Item{StageItem, ""}
	over := func(i Item, p scene.Point) []Event { return []Event{PaletteMove{i, bare}, PaletteMove{i, p}} }
	table{
		{"a card", events(over(card, at(340, 310)), PaletteDrop{card, at(340, 310)}), []string{`add 1 pain to touch/b1 before """"`}},
		{"a card where none can be", events(over(card, onPoint), PaletteDrop{card, onPoint}), nil},
		{"a card outside", events(over(card, at(-9, 10)), PaletteDrop{card, at(-9, 10)}), nil},
		{"a stage", events(over(stage, at(480, 300)), PaletteDrop{stage, at(480, 300)}), []string{`add 2  to / before """c"`}},
		{"a stage at the end", events(PaletteDrop{stage, at(730, 300)}), []string{`add 2  to / before """"`}},
		{"a persona", events(PaletteDrop{Item{PersonaItem, "x"}, at(300, 20)}), []string{`add 3 x to / before """"`}},
		{"escape, and on with the pointer", events(over(card, bare), keys(Escape), over(card, bare), PaletteDrop{card, bare}), nil},
		{"again after escape", events(over(card, bare), keys(Escape), PaletteDrop{card, bare}, over(card, bare), PaletteDrop{card, bare}),
			[]string{`add 1 pain to act/b1 before """"`}},
	}.run(t)
	m := testMachine()
	m.Handle(PaletteMove{card, bare})
	if out := m.Handle(PaletteMove{card, at(-5, 5)}); !slices.Contains(out, Effect(Clear{})) {
		t.Errorf("an item that left the view is still shown: %v", out)
	}
}

func TestPanning(t *testing.T) {
	middle := Press{At: onA1, Button: Middle, Time: start}
	table{
		{"middle", events(middle, move(at(190, 125)), Release{at(190, 125), Middle}, DragEnd{}), []string{"tool.Pan {10 -5}"}},
		{"middle, no drag", events(middle, Release{onA1, Middle}), nil},
		{"space", events(Key{Name: Space}, press(onA1), move(at(170, 130)), DragEnd{}, Key{Name: Space, Up: true}, click(onA1)),
			[]string{"tool.Pan {-10 0}", "select [a1]"}},
		{"space let go elsewhere", events(Key{Name: Space}, Blur{}, click(onA1)), []string{"select [a1]"}},
		{"wheel", events(Wheel{At: bare, DY: -25}), []string{"tool.Pan {0 -50}"}},
		{"shift and wheel", events(Wheel{At: bare, DY: -25, Mods: Shift}), []string{"tool.Pan {-50 0}"}},
		{"shift and wheel where the toolkit has swapped already", events(Wheel{At: bare, DX: -25, Mods: Shift}), []string{"tool.Pan {-50 0}"}},
		{"ctrl and wheel", events(Wheel{At: bare, DY: 25, Mods: Ctrl}), []string{"tool.Zoom {{340 200} 1.1}"}},
		{"wheel without end", events(Wheel{At: bare, DY: math.Inf(1)}), nil},
	}.run(t)
}

func TestMenu(t *testing.T) {
	right := func(p scene.Point) []Event {
		return []Event{Press{At: p, Button: Secondary, Time: start}, Release{p, Secondary}}
	}
	table{
		{"on a card", right(onA1), []string{"select [a1]", "menu a1"}},
		{"on one of several", events(click(onA1), click(onT1, Ctrl), right(onA1)), []string{"select [a1]", "select [a1 t1]", "menu a1"}},
		{"on bare ground", events(click(onA1), right(bare)), []string{"select [a1]", "select []", "menu act"}},
		{"by key", events(click(onA1), keys(MenuKey)), []string{"select [a1]", "menu a1"}},
		{"by key, in an empty cell", events(click(bare), keys(MenuKey)), []string{"cell act/b1", "menu act"}},
		{"by key, nothing selected", keys(MenuKey), []string{"menu "}},
	}.run(t)
}

func TestEditing(t *testing.T) {
	m := testMachine()
	play(m, click(onA1))
	m.Handle(EditBegin{Ref: m.Selection()[0]})
	if out := play(m, keys(Delete, Escape, Right)); len(out) != 0 || m.Busy() {
		t.Fatalf("keys of the editor reached the map: %v", out)
	}
	if out := m.Handle(Cancel{}); len(out) != 0 {
		t.Fatalf("cancel closed the editor: %v", out)
	}
	if got := lasting(m.Handle(press(onT1))); !slices.Equal(got, []string{"tool.CloseEditor {}", "select [t1]"}) {
		t.Fatalf("a press elsewhere: %v", got)
	}
	play(m, events(release(onT1), EditBegin{}, EditEnd{}))
	if got := lasting(play(m, keys(Delete))); !slices.Equal(got, []string{"remove [t1]"}) {
		t.Fatalf("after the editor has closed: %v", got)
	}
}
