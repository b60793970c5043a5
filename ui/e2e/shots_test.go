package e2e

import (
	"image"
	"os/exec"
	"path/filepath"
	"testing"

	"sojourn/canvas/scene"
)

// TestShots looks at the real window in both languages and the dark theme, and at the pages it exports. With -shots
// the pictures stay in that folder; without, it still makes sure that every one of them shows something.
func TestShots(t *testing.T) {
	path := sample(t)
	for name, settings := range map[string]string{
		"window-zh":   chinese,
		"window-en":   `{"language":"en","width":1600,"height":970,"theme":"light"}`,
		"window-dark": `{"language":"zh","width":1600,"height":970,"theme":"dark"}`,
	} {
		t.Run(name, func(t *testing.T) {
			d := start(t, settings, path)
			s := sceneOf(t, path, settings[len(`{"language":"`):][:2])
			x, y := d.screen(s, node(t, s, cardNamed(t, load(t, path), "结算页付款").ID).Bounds.Center(), scene.Content)
			d.click(x, y, "1")
			if n := colours(d.shot(name)); n < 500 {
				t.Errorf("the window shows %d colours: nothing is drawn", n)
			}
		})
	}
	t.Run("pages", func(t *testing.T) {
		t.Parallel()
		pages(t, path)
	})
	t.Run("plan", plan)
}

// plan takes a picture of every page beside the map. Two have no keys of their own: the palette leads there.
func plan(t *testing.T) {
	path := targeted(t)
	b := bench{start(t, chinese, path), path}
	for page, keys := range map[string]string{
		"outline": "ctrl+shift+o", "personas": "alt+3", "touchpoints": "alt+4", "gaps": "alt+5", "opportunities": "alt+6", "actions": "alt+7",
		"checks": "alt+8", "compare": "alt+9", "progress": "", "interview": "",
	} {
		b.says("the page "+page, func() {
			if keys != "" {
				b.key(keys)
				return
			}
			b.ask("ctrl+k")
			b.write(page)
			b.key("Return")
		}, func() bool { return b.state().Page == page })
		if n := colours(b.shot("plan-" + page)); n < 100 {
			t.Errorf("the page %s shows %d colours: nothing is drawn", page, n)
		}
	}
}

// pages exports the sample and turns the pages into pictures.
func pages(t *testing.T, path string) {
	dir := *shotsDir
	if dir == "" {
		dir = t.TempDir()
	}
	done := func(cmd *exec.Cmd) {
		t.Helper()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", cmd, err, out)
		}
	}
	run := func(name string, args ...string) { t.Helper(); done(exec.Command(name, args...)) }
	export := func(args ...string) {
		t.Helper()
		done(alone(t, binary(), append([]string{"export", path}, args...)...))
	}
	for _, lang := range []string{"zh", "en"} {
		pdf := filepath.Join(dir, "poster-"+lang+".pdf")
		export("-o", pdf, "--lang", lang, "--page", "A3")
		run("pdftoppm", "-r", "96", "-png", "-singlefile", pdf, filepath.Join(dir, "poster-"+lang))
		export("-o", filepath.Join(dir, "map-"+lang+".png"), "--lang", lang)
		export("-o", filepath.Join(dir, "map-"+lang+".xlsx"), "--lang", lang)
	}
	run("soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "map-zh.xlsx"))
	run("pdftoppm", "-r", "80", "-png", "-singlefile", filepath.Join(dir, "map-zh.pdf"), filepath.Join(dir, "workbook-zh"))
}

// colours counts the different colours of a picture, up to a thousand.
func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y && len(seen) < 1000; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r, g, bl}] = true
		}
	}
	return len(seen)
}
