package report

// block is rows of a column that stand below each other, if they fit into one.
type block struct {
	gap   float64 // above, where it does not begin the column
	rows  []row
	again *row // the title that the rows stand below, again where they begin another column
}

// chain has every row keep the next one in its column.
func chain(rows ...row) []row {
	for i := len(rows) - 2; i >= 0; i-- {
		rows[i].keep = rows[i+1].height() + rows[i+1].keep
	}
	return rows
}

func (k block) height() float64 {
	h := 0.0
	for _, r := range k.rows {
		h += r.height()
	}
	return h
}

// columns writes blocks in n columns below rows of full width, and goes on below the longest of them. Where the last of the
// blocks do not fill their page, the columns are as short as they can be. Make is called once the width of the columns is
// known.
func (b *book) columns(n int, above []row, make func() []block) {
	b.w = (b.width - float64(n-1)*gutter) / float64(n)
	blocks := make()
	if len(blocks) == 0 {
		b.w = b.width
		return
	}
	if !b.worthwhile(n, block{rows: above}.height(), blocks) {
		b.next()
	}
	w := b.w
	b.w = b.width
	for _, r := range above {
		b.put(r)
	}
	b.cols, b.col, b.top, b.deep, b.w, b.fresh = n, 0, b.y, b.y, w, true
	b.fill(blocks)
	b.y = max(b.deep, b.y)
	b.cols, b.col, b.x, b.w, b.fresh, b.limit = 1, 0, b.left, b.width, false, 0
}

// worthwhile reports whether columns may begin on this page, below rows of a height: the first block fits, and either all
// of them do, or there is much room, or they would not fit on the next page either.
func (b *book) worthwhile(n int, above float64, blocks []block) bool {
	room, full := b.bottom()-b.y-above, b.full()-above
	if first := blocks[0].height(); first > room {
		return first > full && room > max(worth, b.need(blocks[0].rows[0]))
	}
	return fit(blocks, n, room) || room > full/2 || !fit(blocks, n, full)
}

// fill writes blocks into the columns of this page and those of as many others as it takes.
func (b *book) fill(blocks []block) {
	b.limit = b.balanced(blocks)
	for i, k := range blocks {
		page := len(b.leaves)
		if !b.fresh && b.y+k.gap+k.height() > b.bottom()+1e-6 {
			b.next()
		}
		if len(b.leaves) > page {
			b.limit = b.balanced(blocks[i:])
		}
		if b.fresh && k.again != nil {
			k.rows = append(chain(*k.again, k.rows[0]), k.rows[1:]...)
		}
		b.gap(k.gap)
		b.together(k.rows...)
	}
}

// balanced returns where the columns at hand end when blocks stand in all of them alike; 0 when those fill the page.
func (b *book) balanced(blocks []block) float64 {
	high := b.size.H - footRoom - b.y
	if !fit(blocks, b.cols, high) {
		return 0
	}
	low := 0.0
	for high-low > 1 {
		if h := (low + high) / 2; fit(blocks, b.cols, h) {
			high = h
		} else {
			low = h
		}
	}
	return b.y + high
}

// fit reports whether blocks fill at most n columns of a height, none of them cut.
func fit(blocks []block, n int, height float64) bool {
	y := 0.0
	for _, k := range blocks {
		h := k.height()
		if k.again != nil && (y == 0 || y+k.gap+h > height) {
			h += k.again.height()
		}
		if h > height {
			return false
		}
		if y > 0 {
			if y += k.gap; y+h > height+1e-6 {
				y = 0
				if n--; n == 0 {
					return false
				}
			}
		}
		y += h
	}
	return true
}
