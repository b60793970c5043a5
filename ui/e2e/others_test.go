package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"sojourn/canvas/scene"
	"sojourn/canvas/typeset"
	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/workspace"
)

// colleague is somebody else who works on the same file, in a program of their own.
func colleague(t *testing.T) *workspace.Workspace {
	t.Helper()
	w := workspace.New(workspace.Config{FS: fileio.OS, Home: t.TempDir(), Who: "王工", Now: time.Now})
	t.Cleanup(w.Close)
	return w
}

// retitled returns a document in which a card has another title.
func retitled(t *testing.T, doc *model.Document, title, to string) *model.Document {
	t.Helper()
	s := model.NewSession(doc, model.RandomIDs{})
	if _, err := s.Do("x", func(tx *model.Tx) error {
		c := *cardNamed(t, doc, title)
		c.Title = c.Title.With("zh", to)
		model.Put(tx, c)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return s.Doc()
}

// titles are those of the cards in the file at path, empty while there is none that can be read.
func titles(path string) (out []string) {
	data, _ := os.ReadFile(path)
	doc, _, err := codec.Decode(data)
	if err != nil || len(doc.Maps()) == 0 {
		return nil
	}
	for _, c := range doc.Cards(doc.Maps()[0].ID) {
		out = append(out, c.Title.In("zh"))
	}
	return out
}

// retitle gives a card another title by hand, and waits until that is in the safety copy. A busy machine may lose a key.
func (d *desktop) retitle(s *scene.Scene, id model.ID, to string) {
	d.Helper()
	x, y := d.screen(s, node(d.T, s, id).Bounds.Center(), scene.Content)
	tries := 0
	d.wait("the title "+to, func() bool {
		if tries%60 == 0 { // at once, and again after three seconds
			d.key("Escape")
			d.click(x, y, "1")
			d.key("Return", "ctrl+a")
			d.write(to)
			d.key("Return")
		}
		tries++
		return d.kept(`"` + to + `"`)
	})
}

// A colleague saves while there are unsaved changes in the window: the save asks, and both changes are in the file.
func TestBothChangesAreJoined(t *testing.T) {
	path := sample(t)
	doc := load(t, path)
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	d.retitle(s, cardNamed(t, doc, "在线客服").ID, "mine")
	other := colleague(t)
	opened, err := other.OpenAs(path, workspace.AsGuest)
	if err != nil {
		t.Fatal(err)
	}
	other.TakeOver()
	before := d.still("own-change")
	if _, err := other.Save(retitled(t, opened.Doc, "评价页", "theirs")); err != nil {
		t.Fatal(err)
	}
	d.wait("the word about the other change", func() bool { return !same(before, d.shot("changed-elsewhere")) })
	d.ask("ctrl+s")
	d.shot("join")
	d.wait("both changes in the file", func() bool {
		d.key("Return")
		got := titles(path)
		return slices.Contains(got, "mine") && slices.Contains(got, "theirs")
	})
}

// A file that a colleague has open is only looked at, and what they save is seen there; nothing of it is written.
func TestAHeldFileIsLookedAt(t *testing.T) {
	path := sample(t)
	other := colleague(t)
	opened, err := other.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d := start(t, chinese, path)
	d.wait("the question", func() bool { return d.dialogs() == 1 })
	d.do("sleep", "0.5")
	d.shot("held")
	d.key("Return")
	d.do("sleep", "0.5")
	d.key("ctrl+shift+1", "ctrl+s", "Escape")
	theirs := retitled(t, opened.Doc, "评价页", "theirs")
	if _, err := other.Save(theirs); err != nil {
		t.Fatal(err)
	}
	saved, _ := os.ReadFile(path)
	card := cardNamed(t, theirs, "theirs").ID
	d.wait("what they have saved", func() bool {
		seen := d.shot("read-only")
		return d.differs(seen, theirs, card, typeset.Shared()) < d.differs(seen, opened.Doc, card, typeset.Shared())/4
	})
	d.key("ctrl+s", "Escape", "ctrl+z")
	if now, _ := os.ReadFile(path); !bytes.Equal(now, saved) {
		t.Error("a guest wrote into the file")
	}
	if h := other.HolderOf(path); h == nil || !h.Ours() {
		t.Errorf("held by %+v", h)
	}
}

// Saved twice, killed in the middle of the third change: the change comes back with the next start, the first state with
// the list of versions, as a file of its own.
func TestKilledRecoveredAndAnOldVersionRestored(t *testing.T) {
	path := sample(t)
	doc := load(t, path)
	d := start(t, chinese, path)
	s := sceneOf(t, path, "zh")
	id := cardNamed(t, doc, "在线客服").ID
	for _, title := range []string{"first", "second"} {
		d.retitle(s, id, title)
		d.wait("the save of "+title, func() bool {
			d.key("ctrl+s")
			return slices.Contains(titles(path), title)
		})
	}
	d.retitle(s, id, "third")
	d.send(syscall.SIGKILL)
	d.launch(path)
	d.wait("the offer", func() bool { return d.dialogs() == 1 })
	d.do("sleep", "1")
	d.shot("recover")
	d.key("Return")
	d.do("sleep", "0.5")
	d.wait("the recovered change", func() bool {
		d.key("ctrl+s")
		return slices.Contains(titles(path), "third")
	})

	d.ask("ctrl+shift+h")
	d.key("Down", "Down", "Down", "Down")
	d.do("sleep", "0.5")
	d.shot("versions")
	d.key("Return")
	d.wait("the second window", func() bool { return strings.Count(d.windows(), "\n") == 1 })
	d.do("sleep", "1")
	d.ask("ctrl+s")
	d.shot("restored")
	d.wait("the restored file", func() bool {
		d.key("Return")
		d.do("sleep", "0.3")
		files, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.journey"))
		for _, f := range files {
			if f != path && slices.Contains(titles(f), "在线客服") {
				return true
			}
		}
		return false
	})
	if !slices.Contains(titles(path), "third") {
		t.Error("restoring a version changed the file itself")
	}
}
