package e2e

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Every start, of a command as well, first waits for what libraries do before main. One of a library's made a table of
// character widths there that the program never reads: 47 ms, a tenth of the time to the first frame.
func TestNoLibraryHoldsUpTheStart(t *testing.T) {
	const most, runs = 15, 4 // milliseconds; the quickest of the runs counts, since others use the machine as well
	best := map[string]float64{}
	for range runs {
		for name, took := range initTimes(t) {
			if before, ok := best[name]; !ok || took < before {
				best[name] = took
			}
		}
	}
	if len(best) < 10 {
		t.Fatalf("the runtime told of %d packages only", len(best))
	}
	for name, took := range best {
		if took > most {
			t.Errorf("%s takes %.0f ms before main, of the %d at most that are granted to a package", name, took, most)
		}
	}
}

var initLine = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)

// initTimes returns how long each package took before main, in milliseconds.
func initTimes(t *testing.T) map[string]float64 {
	t.Helper()
	bin, _ := filepath.Abs(binary())
	cmd := alone(t, bin, "version")
	home := t.TempDir()
	var said bytes.Buffer
	cmd.Env, cmd.Stderr = append(os.Environ(), "GODEBUG=inittrace=1", "HOME="+home, "SOJOURN_HOME="+home), &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, said.Bytes())
	}
	out := map[string]float64{}
	for _, m := range initLine.FindAllStringSubmatch(said.String(), -1) {
		took, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		out[m[1]] = took
	}
	return out
}

// A window that was larger than the screen it is opened on, as on a laptop after the large monitor, is made to fit by the
// window manager. Being shown before it had anything in it, it asked for its old size once more.
func TestAWindowLargerThanTheScreenIsMadeToFit(t *testing.T) {
	d := start(t, `{"language":"zh","width":3000,"height":2000,"theme":"light","stillMotion":true}`)
	var width, height int
	for _, line := range strings.Split(d.do("search", "--onlyvisible", "--class", "sojourn", "getwindowgeometry"), "\n") {
		fmt.Sscanf(strings.TrimSpace(line), "Geometry: %dx%d", &width, &height)
	}
	if width < 1000 || width > 1600 || height < 700 || height > 1000 {
		t.Errorf("the window is %d × %d on a screen of 1600 × 1000", width, height)
	}
}
