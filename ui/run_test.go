package ui

import (
	"errors"
	"os"
	"testing"
)

// Chinese input methods work on X11 only, so it is chosen wherever there is a DISPLAY and nobody chose otherwise.
func TestX11IsPreferredWhereItIs(t *testing.T) {
	for _, c := range []struct{ platform, display, want string }{
		{"", ":0", "x11"}, {"", "", ""}, {"wayland", ":0", "wayland"},
	} {
		t.Setenv("FYNE_PLATFORM", c.platform)
		t.Setenv("DISPLAY", c.display)
		preferX11()
		if got := os.Getenv("FYNE_PLATFORM"); got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

func TestDisplayIsX11OrWayland(t *testing.T) {
	for _, c := range []struct {
		x, wayland string
		want       bool
	}{{"", "", false}, {":0", "", true}, {"", "wayland-0", true}} {
		t.Setenv("DISPLAY", c.x)
		t.Setenv("WAYLAND_DISPLAY", c.wayland)
		if got := hasDisplay(); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

func TestOnlyTheToolkitsOwnPanicMeansNoDisplay(t *testing.T) {
	for cause, want := range map[any]bool{
		error(errors.New("NotInitialized: The GLFW library is not initialized")): true,
		error(errors.New("PlatformError: no context")):                           false,
		"NotInitialized:": false,
		42:                false,
	} {
		if got := displayGone(cause); got != want {
			t.Errorf("%v: %v", cause, got)
		}
	}
}
