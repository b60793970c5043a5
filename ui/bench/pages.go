package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"sojourn/model"
	"sojourn/model/insight"
	"sojourn/model/modeltest"
)

// A project of many maps, as big as the aims name.
const (
	maps, touchpoints = 20, 500
	aimOfPage         = 100 // milliseconds
	aimOfChecks       = 16  // milliseconds
)

// opener is the action that opens a page, with its keys, or where it has none the beginning of its name, which the palette finds.
type opener struct{ action, keys, words string }

// openers are those of all pages but the map, which each is left for.
var openers = []opener{
	{action: "view.outline", keys: "ctrl+shift+o"}, {action: "analyse.personas", keys: "alt+3"}, {action: "analyse.touchpoints", keys: "alt+4"},
	{action: "analyse.gaps", keys: "alt+5"}, {action: "analyse.opportunities", keys: "alt+6"}, {action: "analyse.actions", keys: "alt+7"},
	{action: "analyse.checks", keys: "alt+8"}, {action: "analyse.compare", keys: "alt+9"}, {action: "analyse.progress", words: "progress"},
	{action: "analyse.interview", words: "interview"}, {action: "view.present", keys: "F5"},
}

// engagement is that project. Its first map has a target map, so that there is something to compare.
func engagement() (*model.Document, error) {
	s := model.NewSession(modeltest.Engagement(maps, touchpoints), model.RandomIDs{})
	_, err := s.Do("bench", func(tx *model.Tx) error {
		_, err := model.DeriveMap(tx, firstMap(s.Doc()), model.Plain("目标"))
		return err
	})
	return s.Doc(), err
}

// pages measures in the real window how long each page takes from the key until it is made, and until the toolkit has drawn
// its first frame, which takes longer on a machine that draws without a graphics card.
func pages(t *table, dir string) error {
	bin, err := builtProgram()
	if err != nil {
		return err
	}
	doc, err := engagement()
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "pages.journey")
	if err := save(path, doc); err != nil {
		return err
	}
	d, err := openDisplay(dir)
	if err != nil {
		return err
	}
	defer d.close()
	took := map[string][]opened{}
	for range starts {
		p, err := d.run(dir, bin, path)
		if err != nil {
			return err
		}
		if err := p.stop(p.openAll(took)); err != nil {
			return err
		}
	}
	for _, o := range openers {
		var made, shown []float64
		for _, one := range took[o.action] {
			made, shown = append(made, one.made), append(shown, one.shown)
		}
		t.row(o.action+", from the key until it is made", made, aimOfPage)
		t.row("the same until it is on the screen", shown, 0)
	}
	return nil
}

// opened is how long a page took until it was made and until it was shown, in milliseconds.
type opened struct{ made, shown float64 }

// openAll opens every page and adds how long each took.
func (p *program) openAll(took map[string][]opened) error {
	window, err := p.window()
	if err != nil {
		return err
	}
	if _, err := p.hand("windowactivate", "--sync", window, "sleep", "0.4"); err != nil {
		return err
	}
	for _, o := range openers {
		one, err := p.open(o)
		if err != nil {
			return err
		}
		took[o.action] = append(took[o.action], one)
	}
	return nil
}

// open opens a page and goes back to the map. A busy machine may lose a key, which is then pressed again.
func (p *program) open(o opener) (opened, error) {
	keys := []string{"key", o.keys}
	if o.keys == "" {
		keys = append([]string{"key", "--delay", "60", "ctrl+k", "sleep", "0.7", "key"}, strings.Split(o.words, "")...)
		keys = append(keys, "sleep", "0.5", "key", "Return")
	}
	for range 3 {
		seen := len(p.traced(0))
		if _, err := p.hand(keys...); err != nil {
			return opened{}, err
		}
		at, ok := p.awaitOpened(o.action, seen)
		if _, err := p.hand("key", "Escape", "sleep", "0.3", "key", "alt+1", "sleep", "0.3"); ok || err != nil {
			return at, err
		}
	}
	return opened{}, fmt.Errorf("%s does nothing", o.action)
}

// awaitOpened waits a little until the program tells that an action is done.
func (p *program) awaitOpened(action string, seen int) (opened, bool) {
	for end := time.Now().Add(3 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		for _, r := range p.traced(seen) {
			if us, ok := r.Opened[action]; ok {
				return opened{us[0] / 1000, us[1] / 1000}, true
			}
		}
	}
	return opened{}, false
}

// checks measures making the checks of the whole project after an edit of a card.
func checks(t *table) error {
	doc, err := engagement()
	if err != nil {
		return err
	}
	s := model.NewSession(doc, &modeltest.IDs{})
	var took []float64
	for range 3 * runs {
		if err := edit(s); err != nil {
			return err
		}
		one, _ := measure(1, func() error { insight.Check(s.Doc()); return nil })
		took = append(took, one.wall...)
	}
	t.row("the checks made again after an edit", took, aimOfChecks)
	return nil
}
