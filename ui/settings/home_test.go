package settings

import "testing"

func TestHomeCanBeMoved(t *testing.T) {
	t.Setenv("SOJOURN_HOME", "/somewhere/else")
	if dir, err := Home(); err != nil || dir != "/somewhere/else" {
		t.Errorf("%q, %v", dir, err)
	}
}
