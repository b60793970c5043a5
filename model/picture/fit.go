package picture

import (
	"image"
	"image/draw"
)

// fit returns the picture with its longer side at most so many pixels.
func fit(img image.Image, side float64) *image.RGBA {
	b := img.Bounds()
	k := min(1, side/float64(max(b.Dx(), b.Dy())))
	dst := image.NewRGBA(image.Rect(0, 0, max(1, int(float64(b.Dx())*k)), max(1, int(float64(b.Dy())*k))))
	if dst.Rect.Size() == b.Size() {
		draw.Draw(dst, dst.Rect, img, b.Min, draw.Src)
	} else {
		shrink(dst, img)
	}
	return dst
}

// shrink gives every pixel the mean of what it covers of a larger picture. It goes through that row by row, so that a
// large one takes no more memory than it has already.
func shrink(dst *image.RGBA, src image.Image) {
	b := src.Bounds()
	w, h, sw, sh := dst.Rect.Dx(), dst.Rect.Dy(), b.Dx(), b.Dy()
	row := image.NewRGBA(image.Rect(0, 0, sw, 1))
	line, sum := make([]uint64, 4*w), make([]uint64, 4*w)
	at := 0
	for y := range sh {
		draw.Draw(row, row.Rect, src, image.Pt(b.Min.X, b.Min.Y+y), draw.Src)
		narrow(line, row.Pix, w, sw)
		// In parts of a row of either picture, this row reaches from y*h to (y+1)*h, and row at ends at (at+1)*sh.
		for from, to := y*h, (y+1)*h; from < to; {
			end := min(to, (at+1)*sh)
			for i, v := range line {
				sum[i] += v * uint64(end-from)
			}
			if from = end; end == (at+1)*sh {
				write(dst.Pix[at*dst.Stride:], sum, uint64(sw)*uint64(sh))
				at++
			}
		}
	}
}

// narrow sums a row of sw pixels into w, each weighted by how much of it is covered; the weights of one come to sw.
func narrow(line []uint64, pix []uint8, w, sw int) {
	clear(line)
	at := 0
	for x := range sw {
		p := pix[4*x : 4*x+4 : 4*x+4]
		for from, to := x*w, (x+1)*w; from < to; {
			end := min(to, (at+1)*sw)
			s, k := line[4*at:4*at+4:4*at+4], uint64(end-from)
			for i, v := range p {
				s[i] += uint64(v) * k
			}
			if from = end; end == (at+1)*sw {
				at++
			}
		}
	}
}

// write divides the sums by their weight and begins anew.
func write(pix []uint8, sum []uint64, weight uint64) {
	for i, v := range sum {
		pix[i] = uint8((v + weight/2) / weight)
		sum[i] = 0
	}
}
