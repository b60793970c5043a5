package scene

import (
	"math"
	"testing"
)

func TestRectEdges(t *testing.T) {
	r := Rect{10, 20, 30, 40}
	cases := []struct {
		p    Point
		want bool
	}{{Point{10, 20}, true}, {Point{39.9, 59.9}, true}, {Point{40, 30}, false}, {Point{20, 60}, false}, {Point{9.9, 30}, false}}
	for _, c := range cases {
		if got := r.Contains(c.p); got != c.want {
			t.Errorf("Contains(%v) = %v", c.p, got)
		}
	}
	if r.MaxX() != 40 || r.MaxY() != 60 || r.Center() != (Point{25, 40}) {
		t.Errorf("edges %v, %v, centre %v", r.MaxX(), r.MaxY(), r.Center())
	}
}

func TestRectArithmetic(t *testing.T) {
	r := Rect{10, 20, 30, 40}
	cases := []struct {
		name      string
		got, want Rect
	}{
		{"inset", r.Inset(5), Rect{15, 25, 20, 30}},
		{"outset", r.Inset(-5), Rect{5, 15, 40, 50}},
		{"move", r.Move(1, -2), Rect{11, 18, 30, 40}},
		{"union", r.Union(Rect{0, 50, 5, 30}), Rect{0, 20, 40, 60}},
		{"union with nothing", r.Union(Rect{0, 0, 0, 9}), r},
		{"nothing with union", Rect{}.Union(r), r},
		{"between corners in any order", RectBetween(Point{40, 20}, Point{10, 60}), r},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", c.name, c.got, c.want)
		}
	}
	if r.Overlaps(Rect{40, 20, 5, 5}) || !r.Overlaps(Rect{39, 59, 5, 5}) {
		t.Error("rectangles that only touch overlap, or those that overlap do not")
	}
	if !(Rect{0, 0, 0, 5}).Empty() || !(Rect{0, 0, 5, -1}).Empty() || r.Empty() {
		t.Error("Empty is wrong")
	}
}

func TestPathConsumesItsPoints(t *testing.T) {
	need := map[Verb]int{MoveTo: 1, LineTo: 1, QuadTo: 2, CubeTo: 3}
	for name, p := range map[string]*Path{
		"all verbs":      new(Path).MoveTo(0, 0).LineTo(1, 0).QuadTo(2, 0, 2, 1).CubeTo(2, 2, 1, 3, 0, 3).Close(),
		"circle":         Circle(5, 5, 3),
		"round":          RoundRect(Rect{0, 0, 10, 10}, 1, 2, 3, 4),
		"square":         RoundRect(Rect{0, 0, 10, 10}, 0, 0, 0, 0),
		"left corners":   RoundRect(Rect{0, 0, 4, 10}, 4, 0, 0, 4),
		"nothing at all": {},
	} {
		n := 0
		for _, v := range p.Verbs {
			n += need[v]
		}
		if n != len(p.Points) {
			t.Errorf("%s: verbs need %d points, there are %d", name, n, len(p.Points))
		}
	}
}

func TestPathBounds(t *testing.T) {
	if b := Circle(5, 6, 3).Bounds(); math.Abs(b.X-2) > 1e-9 || math.Abs(b.Y-3) > 1e-9 || math.Abs(b.W-6) > 1e-9 || math.Abs(b.H-6) > 1e-9 {
		t.Errorf("circle: %v", b)
	}
	r := Rect{1, 2, 30, 20}
	if b := RoundRect(r, 5, 0, 10, 2).Bounds(); b != r {
		t.Errorf("rounded rectangle: %v, want %v", b, r)
	}
	if b := new(Path).Bounds(); b != (Rect{}) {
		t.Errorf("empty: %v", b)
	}
}

// Every rounded corner is a quarter of the circle with its own radius, inside its own corner of the rectangle.
func TestRoundRectRoundsEachCornerByItself(t *testing.T) {
	p := RoundRect(Rect{10, 20, 100, 80}, 4, 8, 16, 32)
	centers := []Point{{102, 28}, {94, 84}, {42, 68}, {14, 24}}
	radii := []float64{8, 16, 32, 4}
	corners := 0
	for i, v := range p.Verbs {
		if v != CubeTo {
			continue
		}
		at := 0
		for _, before := range p.Verbs[:i] {
			at += map[Verb]int{MoveTo: 1, LineTo: 1, CubeTo: 3}[before]
		}
		from, a, b, end := p.Points[at-1], p.Points[at], p.Points[at+1], p.Points[at+2]
		middle := Point{(from.X + 3*a.X + 3*b.X + end.X) / 8, (from.Y + 3*a.Y + 3*b.Y + end.Y) / 8}
		for _, q := range []Point{from, middle, end} {
			if r := math.Hypot(q.X-centers[corners].X, q.Y-centers[corners].Y); math.Abs(r-radii[corners]) > 1e-3*radii[corners] {
				t.Errorf("corner %d: %v is %v from the centre, want %v", corners, q, r, radii[corners])
			}
		}
		corners++
	}
	if corners != 4 {
		t.Errorf("%d corners are round", corners)
	}
}

// TestCircleIsRound holds the curves within a thousandth of the radius.
func TestCircleIsRound(t *testing.T) {
	p := Circle(0, 0, 1)
	from := p.Points[0]
	for i := 1; i+2 < len(p.Points); i += 3 {
		a, b, end := p.Points[i], p.Points[i+1], p.Points[i+2]
		for k := range 11 {
			u := float64(k) / 10
			v := 1 - u
			x := v*v*v*from.X + 3*v*v*u*a.X + 3*v*u*u*b.X + u*u*u*end.X
			y := v*v*v*from.Y + 3*v*v*u*a.Y + 3*v*u*u*b.Y + u*u*u*end.Y
			if r := math.Hypot(x, y); math.Abs(r-1) > 1e-3 {
				t.Fatalf("radius %v at %v, %v", r, x, y)
			}
		}
		from = end
	}
}

func TestRGB(t *testing.T) {
	if c := RGB(0x2F6FED); c != (Color{R: 0x2F, G: 0x6F, B: 0xED, A: 255}) {
		t.Errorf("got %v", c)
	}
}

func TestRunAtIsACopy(t *testing.T) {
	r := Run{Text: "a", Width: 5}
	moved := r.At(3, 4)
	if moved.X != 3 || moved.Y != 4 || moved.Text != "a" || r.X != 0 {
		t.Errorf("moved %+v, original %+v", moved, r)
	}
}
