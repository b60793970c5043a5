package raster

import (
	"image"
	"math/bits"
	"slices"
)

// The cells of a damage in pixels. A band is a whole number of them high.
const (
	cellWidth  = 16
	cellHeight = 8
)

// damage is which cells of a picture must be painted again.
type damage struct {
	size  image.Point
	words int      // of a row of cells
	rows  []uint64 // one bit a cell
	parts []part
}

// reset forgets all damage, for a picture of a size in pixels.
func (d *damage) reset(size image.Point) {
	d.size = size
	d.words = (size.X + 64*cellWidth - 1) / (64 * cellWidth)
	n := d.words * ((size.Y + cellHeight - 1) / cellHeight)
	d.rows = slices.Grow(d.rows[:0], n)[:n]
	clear(d.rows)
}

// row returns the cells of a row.
func (d *damage) row(i int) []uint64 { return d.rows[i*d.words : (i+1)*d.words] }

// mark damages all cells that r touches.
func (d *damage) mark(r image.Rectangle) {
	r = r.Intersect(image.Rectangle{Max: d.size})
	if r.Empty() {
		return
	}
	from, to := r.Min.X/cellWidth, (r.Max.X-1)/cellWidth
	for y := r.Min.Y / cellHeight; y <= (r.Max.Y-1)/cellHeight; y++ {
		row := d.row(y)
		for w := from / 64; w <= to/64; w++ {
			row[w] |= ^uint64(0) << max(0, from-64*w) & (^uint64(0) >> max(0, 63-(to-64*w)))
		}
	}
}

// share returns how much of the picture is damaged, from 0 to 1.
func (d *damage) share() float64 {
	cells := 0
	for _, w := range d.rows {
		cells += bits.OnesCount64(w)
	}
	return float64(cells*cellWidth*cellHeight) / float64(max(1, d.size.X*d.size.Y))
}

// repairs returns what must be painted: rectangles that do not overlap, each within one strip of the picture. They are
// good until the next reset.
func (d *damage) repairs() []part {
	d.parts = d.parts[:0]
	for _, strip := range strips(image.Rectangle{Max: d.size}, nil) {
		from, last := strip.clip.Min.Y/cellHeight, (strip.clip.Max.Y+cellHeight-1)/cellHeight
		for from < last {
			to := from + 1
			for to < last && slices.Equal(d.row(from), d.row(to)) {
				to++
			}
			d.runs(d.row(from), image.Rect(0, from*cellHeight, d.size.X, to*cellHeight).Intersect(strip.clip), strip.strip)
			from = to
		}
	}
	return d.parts
}

// runs adds the damaged parts of rows whose cells are all alike.
func (d *damage) runs(cells []uint64, rows, strip image.Rectangle) {
	for x := 0; x < 64*d.words; {
		if cells[x/64]>>(x%64)&1 == 0 {
			x++
			continue
		}
		from := x
		for x < 64*d.words && cells[x/64]>>(x%64)&1 == 1 {
			x++
		}
		clip := image.Rect(from*cellWidth, rows.Min.Y, x*cellWidth, rows.Max.Y).Intersect(rows)
		d.parts = append(d.parts, part{clip, strip})
	}
}
