package e2e

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sojourn/canvas/layout"
	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/canvas/viewport"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/ui/i18n"
	"sojourn/ui/xvfb"
)

var shotsDir = flag.String("shots", "", "folder for screenshots")

// desktop is a display with a window manager and one running program.
type desktop struct {
	*testing.T
	display, home, trace string
	watcher              *watcher
	method               string   // the input method's name for X11
	also                 []string // what the environment says besides
	typing               bool     // what the field holds that has the keyboard is to be traced
	pressed              press    // the last one
	program              *exec.Cmd
	ended                chan struct{} // closed once the program has ended
	log                  *bytes.Buffer
}

// tools are what a real window needs; a missing one fails the test, for nothing is skipped.
var tools = []string{"Xvfb", "openbox", "xdotool", "xwininfo", "xmodmap", "unshare", "strace"}

// typed are the Chinese characters that tests type: each gets a key of its own, as a keyboard would have to have. Left
// to itself xdotool remaps one key for all of them while it types, and a window that is a little late misses some.
const typed = "在线客服版会员日邮件"

// keyboard gives each of those characters one of the keys that mean nothing yet.
func (d *desktop) keyboard() {
	d.Helper()
	run := func(in string, args ...string) string {
		cmd := exec.Command("xmodmap", args...)
		cmd.Env, cmd.Stdin = d.env(), strings.NewReader(in)
		out, err := cmd.CombinedOutput()
		if err != nil {
			d.Fatalf("xmodmap: %v\n%s", err, out)
		}
		return string(out)
	}
	var plan strings.Builder
	rest := []rune(typed)
	for _, line := range strings.Split(run("", "-pke"), "\n") {
		code, means, _ := strings.Cut(line, "=")
		if len(rest) > 0 && code != "" && strings.TrimSpace(means) == "" {
			fmt.Fprintf(&plan, "%s= U%04X\n", code, rest[0])
			rest = rest[1:]
		}
	}
	if len(rest) > 0 {
		d.Fatalf("the keyboard has no keys left for %q", string(rest))
	}
	run(plan.String(), "-")
}

// write types a text key by key.
func (d *desktop) write(text string) {
	d.Helper()
	names, keys := map[rune]string{' ': "space", '.': "period"}, []string{"key", "--delay", "15"}
	for _, r := range text {
		switch {
		case names[r] != "":
			keys = append(keys, names[r])
		case r < 128:
			keys = append(keys, string(r))
		default:
			keys = append(keys, fmt.Sprintf("U%04X", r))
		}
	}
	d.do(keys...)
	d.handled()
}

// start opens the program on a display of its own. Settings are what the user had chosen before.
func start(t *testing.T, settings string, args ...string) *desktop {
	t.Helper()
	d := screen(t, settings)
	d.launch(args...)
	return d
}

// screen is a display on which no program runs yet.
func screen(t *testing.T, settings string) *desktop {
	t.Helper()
	t.Parallel() // each has a display of its own, and waits for the most part
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is missing: run make deps-test", tool)
		}
	}
	bin, _ := filepath.Abs(binary())
	if _, err := os.Stat(bin); err != nil {
		t.Fatalf("the program is not built: run make build (%v)", err)
	}
	home := t.TempDir()
	d := &desktop{T: t, home: home, trace: filepath.Join(home, "trace.jsonl"), log: &bytes.Buffer{}, method: "none"}
	d.display = d.xvfb()
	d.watcher = d.watch()
	if err := os.WriteFile(filepath.Join(home, "settings.json"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	d.spawn("openbox")
	d.keyboard()
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the program said:\n%s", d.log)
		}
	})
	return d
}

// launch runs the program and waits until its window can be used. It runs without a network.
func (d *desktop) launch(args ...string) {
	d.Helper()
	os.Remove(d.trace) // of an earlier run
	bin, _ := filepath.Abs(binary())
	program := alone(d.T, bin, args...)
	program.Env = append(d.env(), "SOJOURN_HOME="+d.home, "SOJOURN_TRACE="+d.trace, "LIBGL_ALWAYS_SOFTWARE=1")
	if d.typing || d.method != "none" {
		program.Env = append(program.Env, "SOJOURN_TRACE_TYPING=1")
	}
	program.Stdout, program.Stderr = d.log, d.log
	if err := program.Start(); err != nil {
		d.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { program.Wait(); close(ended) }()
	d.Cleanup(func() {
		program.Process.Kill()
		<-ended
	})
	d.program, d.ended = program, ended
	d.wait("the window", func() bool {
		select {
		case <-ended:
			d.Fatalf("the program ended before its window came: %v", program.ProcessState)
		default:
		}
		v := d.lastView()
		return v != nil && v.Top > 0 && d.windows() != ""
	})
	d.do("search", "--sync", "--onlyvisible", "--class", "sojourn", "windowactivate", "--sync")
	d.handled()
}

// send sends the program a signal that ends it.
func (d *desktop) send(sig os.Signal) {
	d.Helper()
	if err := d.program.Process.Signal(sig); err != nil {
		d.Fatal(err)
	}
	select {
	case <-d.ended:
	case <-time.After(10 * time.Second):
		d.Fatalf("%v did not end the program", sig)
	}
}

// binary is the program under test: the one make has built.
func binary() string {
	if bin := os.Getenv("SOJOURN_BIN"); bin != "" {
		return bin
	}
	return filepath.Join("..", "..", "bin", "sojourn")
}

func (d *desktop) xvfb() string {
	display, stop, err := xvfb.Start("1600x1000x24")
	if err != nil {
		d.Fatal(err)
	}
	d.Cleanup(stop)
	return display
}

func (d *desktop) env() []string {
	return append(append(os.Environ(), d.also...), "DISPLAY="+d.display, "HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, ".config"),
		"XDG_CACHE_HOME="+filepath.Join(d.home, ".cache"), "LC_ALL=C.UTF-8", "XMODIFIERS=@im="+d.method, "FYNE_SCALE=1", "WAYLAND_DISPLAY=")
}

func (d *desktop) spawn(name string, args ...string) {
	cmd := exec.Command(name, args...)
	cmd.Env = d.env()
	if err := cmd.Start(); err != nil {
		d.Fatal(err)
	}
	d.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
}

// do runs xdotool.
func (d *desktop) do(args ...string) string {
	d.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = d.env()
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.Fatalf("xdotool %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (d *desktop) windows() string {
	cmd := exec.Command("xdotool", "search", "--onlyvisible", "--class", "sojourn")
	cmd.Env = d.env()
	out, _ := cmd.Output()
	return strings.TrimSpace(string(out))
}

func (d *desktop) wait(what string, ok func() bool) {
	d.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if ok() {
			return
		}
	}
	d.failed()
	d.Fatalf("waited in vain for %s", what)
}

// view is where the map stands in the window, as the program traces it.
type view struct {
	Left, Top     float64 // of the board in the window
	Width, Height float64 // of the board
	X, Y, Zoom    float64
}

func (d *desktop) lastView() (found *view) {
	d.last(func(line []byte) bool {
		var rec struct{ View *view }
		if json.Unmarshal(line, &rec) != nil || rec.View == nil {
			return false
		}
		found = rec.View
		return true
	})
	return found
}

// last offers the lines of the trace, newest first, until one is taken.
func (d *desktop) last(take func(line []byte) bool) {
	data, _ := os.ReadFile(d.trace)
	lines := bytes.Split(data, []byte("\n"))
	for i := len(lines) - 1; i >= 0; i-- {
		if take(lines[i]) {
			return
		}
	}
}

// sceneOf lays a file out as the program does.
func sceneOf(t *testing.T, path, lang string) *scene.Scene {
	t.Helper()
	doc := load(t, path)
	return layout.Build(doc, layout.Options{Map: doc.Maps()[0].ID, Lang: lang, Words: layout.Words(i18n.For(lang))}, typeset.Shared())
}

func load(t *testing.T, path string) *model.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, report, err := codec.Decode(data)
	if err != nil || len(report.Issues) > 0 {
		t.Fatalf("%s: %v %v", path, err, report.Issues)
	}
	return doc
}

// screen returns where a point of the map is on the screen.
func (d *desktop) screen(s *scene.Scene, p scene.Point, l scene.Layer) (x, y int) {
	d.Helper()
	v := d.lastView()
	cam := viewport.Camera{X: v.X, Y: v.Y, Zoom: v.Zoom}.For(s, l)
	q := cam.ToView(p)
	left, top := d.corner()
	return int(q.X+v.Left) + left, int(q.Y+v.Top) + top
}

// piece returns the middle of a piece of the palette on the screen.
func (d *desktop) piece(kind string) (x, y int) {
	d.Helper()
	return d.traced("pieces", kind)
}

// traced returns where a thing is on the screen that the program has traced.
func (d *desktop) traced(what, key string) (x, y int) {
	d.Helper()
	at, ok := d.place(what, key)
	if !ok {
		d.Fatalf("%s: no %q", what, key)
	}
	left, top := d.corner()
	return int(at.X) + left, int(at.Y) + top
}

// place is where a thing was in the window when the program traced its kind last.
func (d *desktop) place(what, key string) (at struct{ X, Y float64 }, ok bool) {
	d.last(func(line []byte) bool {
		var rec map[string]map[string]struct{ X, Y float64 }
		if json.Unmarshal(line, &rec) != nil || rec[what] == nil {
			return false
		}
		at, ok = rec[what][key]
		return true
	})
	return at, ok
}

// corner is where the window's contents begin on the screen, below what the window manager draws.
func (d *desktop) corner() (x, y int) {
	d.Helper()
	cmd := exec.Command("xwininfo", "-id", strings.Fields(d.windows())[0])
	cmd.Env = d.env()
	out, err := cmd.Output()
	if err != nil {
		d.Fatalf("xwininfo: %v", err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		fmt.Sscanf(strings.TrimSpace(line), "Absolute upper-left X: %d", &x)
		fmt.Sscanf(strings.TrimSpace(line), "Absolute upper-left Y: %d", &y)
	}
	return x, y
}

// drag moves the mouse with the button down, in steps, as a hand does.
func (d *desktop) drag(x0, y0, x1, y1 int) {
	d.Helper()
	d.do("mousemove", fmt.Sprint(x0), fmt.Sprint(y0), "sleep", "0.1", "mousedown", "1", "sleep", "0.1")
	const steps = 12
	for i := 1; i <= steps; i++ {
		d.do("mousemove", fmt.Sprint(x0+(x1-x0)*i/steps), fmt.Sprint(y0+(y1-y0)*i/steps), "sleep", "0.02")
	}
	d.do("sleep", "0.2", "mouseup", "1", "sleep", "0.2")
}

// press is one of a mouse button.
type press struct {
	x, y int
	when time.Time
}

// single waits until another press at a place is no double click with the one before.
func (d *desktop) single(x, y int) {
	const doubleClick, near = 450 * time.Millisecond, 20
	if math.Hypot(float64(x-d.pressed.x), float64(y-d.pressed.y)) < near {
		time.Sleep(doubleClick - time.Since(d.pressed.when))
	}
	d.pressed = press{x, y, time.Now()}
}

func (d *desktop) click(x, y int, repeat string) {
	d.Helper()
	d.single(x, y)
	d.do("mousemove", fmt.Sprint(x), fmt.Sprint(y), "sleep", "0.05", "click", "--repeat", repeat, "--delay", "90", "1")
	d.handled()
	d.pressed.when = time.Now()
}

func (d *desktop) key(names ...string) {
	d.Helper()
	for _, n := range names {
		d.do("key", "--clearmodifiers", n)
		d.handled()
	}
}

// ask presses keys that open a dialog and waits until it is there. A busy machine may lose a key press.
func (d *desktop) ask(keys string) {
	d.Helper()
	before, tries := d.dialogs(), 0
	d.wait("the dialog of "+keys, func() bool {
		if d.dialogs() > before {
			return true
		}
		if tries%60 == 0 { // at once, and again after three seconds
			d.key(keys)
		}
		tries++
		return d.dialogs() > before
	})
	d.handled()
}

// dialogs counts those that this run of the program has opened.
func (d *desktop) dialogs() int {
	data, _ := os.ReadFile(d.trace)
	return bytes.Count(data, []byte(`{"dialog":`))
}

// shot returns a picture of the screen, and saves it when a folder was asked for.
func (d *desktop) shot(name string) *image.RGBA {
	d.Helper()
	img, err := d.watcher.picture()
	if err != nil {
		d.Fatal(err)
	}
	if *shotsDir != "" {
		d.keep(img, filepath.Join(*shotsDir, name+".png"))
	}
	return img
}

// failed saves a picture of the screen to be looked at after a test that has failed.
func (d *desktop) failed() {
	d.Helper()
	if img, err := d.watcher.picture(); err == nil {
		dir := cmp.Or(*shotsDir, filepath.Join("..", "..", "shots"))
		d.keep(img, filepath.Join(dir, "failed-"+strings.ReplaceAll(d.Name(), "/", "-")+".png"))
	}
}

func (d *desktop) keep(img image.Image, path string) {
	d.Helper()
	os.MkdirAll(filepath.Dir(path), 0o755)
	f, err := os.Create(path)
	if err != nil {
		d.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, img); err != nil {
		d.Fatal(err)
	}
}
