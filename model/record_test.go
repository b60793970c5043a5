package model_test

import (
	"testing"

	"sojourn/model"
)

// By hand, on a scale of 0 to 10 a face is 2.5 wide: 3.7 is 1.48 − 2 = −0.52, the face −1; 3.8 is −0.48, the face 0.
func TestFaces(t *testing.T) {
	ten := model.Scale{Min: 0, Max: 10}
	for _, c := range []struct {
		scale model.Scale
		value float64
		want  int
	}{
		{model.Scale{}, -2, -2}, {model.Scale{}, -1.6, -2}, {model.Scale{}, -1.4, -1}, {model.Scale{}, -0.4, 0},
		{model.Scale{}, 0.4, 0}, {model.Scale{}, 0.6, 1}, {model.Scale{}, 9, 2}, {model.Scale{}, -9, -2},
		{ten, 0, -2}, {ten, 3.7, -1}, {ten, 3.8, 0}, {ten, 10, 2}, {model.Scale{Min: 5, Max: 5}, 1, 1},
	} {
		if got := c.scale.Face(c.value); got != c.want {
			t.Errorf("%v on %v is face %d, want %d", c.value, c.scale, got, c.want)
		}
	}
}

func TestGapNeedsBothSides(t *testing.T) {
	four, one := 4.0, 1.0
	for name, touchpoint := range map[string]*model.Touchpoint{
		"none": nil, "neither": {}, "expectation": {Expectation: &four}, "experience": {Experience: &one},
	} {
		if gap, ok := touchpoint.Gap(); ok {
			t.Errorf("%s alone has a gap of %v", name, gap)
		}
	}
	if gap, ok := (&model.Touchpoint{Expectation: &four, Experience: &one}).Gap(); !ok || gap != 3 {
		t.Errorf("4 − 1 is %v", gap)
	}
}
