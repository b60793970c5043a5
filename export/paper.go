package export

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/model/limits"
)

// papers are the A sizes, landscape, in millimetres.
var papers = map[string][2]float64{
	"A4": {297, 210}, "A3": {420, 297}, "A2": {594, 420}, "A1": {841, 594}, "A0": {1189, 841},
}

const pointsPerMillimetre = 72 / 25.4

// ParsePage reads a page size: "fit" (zero size), A4 to A0, landscape unless -portrait follows as in A3-portrait, or
// WxHmm such as 900x600mm.
func ParsePage(s string) (scene.Size, error) {
	if s == "" || strings.EqualFold(s, "fit") {
		return scene.Size{}, nil
	}
	name, way, turned := strings.Cut(strings.ToUpper(s), "-")
	if a, ok := papers[name]; ok && (!turned || way == "PORTRAIT" || way == "LANDSCAPE") {
		size := scene.Size{W: a[0] * pointsPerMillimetre, H: a[1] * pointsPerMillimetre}
		if way == "PORTRAIT" {
			size.W, size.H = size.H, size.W
		}
		return size, nil
	}
	w, h, ok := strings.Cut(strings.TrimSuffix(strings.ToLower(s), "mm"), "x")
	if ok && strings.HasSuffix(strings.ToLower(s), "mm") {
		ww, err1 := strconv.ParseFloat(w, 64)
		hh, err2 := strconv.ParseFloat(h, 64)
		size := scene.Size{W: ww * pointsPerMillimetre, H: hh * pointsPerMillimetre}
		if err1 == nil && err2 == nil && size.W >= limits.PageMin && size.H >= limits.PageMin &&
			size.W <= limits.PageMax && size.H <= limits.PageMax {
			return size, nil
		}
	}
	return scene.Size{}, fmt.Errorf("page size %q: use fit, A4, A3, A2, A1, A0, one of these with -portrait, or WIDTHxHEIGHTmm between 26 and 5080 mm, such as 900x600mm", s)
}

// ParseTile reads the paper of tiles: as ParsePage, but never fit nor smaller than limits.TileMin.
func ParseTile(s string) (scene.Size, error) {
	size, err := ParsePage(s)
	if err == nil && min(size.W, size.H) < limits.TileMin {
		err = fmt.Errorf("tile %q: use A4, A3, one of these with -portrait, or WIDTHxHEIGHTmm of at least 100 mm", s)
	}
	return size, err
}

// overlapMost is the most that tiles may share, in millimetres.
const overlapMost = 50

// ParseOverlap reads by how much tiles overlap, in millimetres such as 10mm, as a job takes it.
func ParseOverlap(s string) (float64, error) {
	number, ok := strings.CutSuffix(strings.ToLower(s), "mm")
	mm, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	switch {
	case !ok || err != nil || math.IsNaN(mm) || mm < 0 || mm > overlapMost:
		return 0, fmt.Errorf("overlap %q: use 0mm to %dmm, such as 10mm", s, overlapMost)
	case mm == 0:
		return -1, nil
	}
	return mm * pointsPerMillimetre, nil
}

// ErrSmallest says that no text can be printed in a size that somebody asked for.
var ErrSmallest = errors.New("smallest text: use 0 to 100 points, such as 6")

// CheckSmallest returns ErrSmallest for a size of the smallest text that is none.
func CheckSmallest(points float64) error {
	if !(points >= 0 && points <= 100) {
		return ErrSmallest
	}
	return nil
}
