package settings_test

import (
	"fmt"
	"reflect"
	"testing"

	"sojourn/model/fileio/faultfs"
	"sojourn/model/modeltest"
	"sojourn/ui/settings"
)

const home = "/people/li/.config/sojourn"

var (
	before = settings.Settings{Language: "zh", Folder: "/a"}
	chosen = settings.Settings{Language: "en", Theme: "dark", Recent: []string{"/a/b.journey"}}
)

// trials save the settings for the first time, which makes the folder, and once more.
func trials(t *testing.T) (all []faultfs.Trial) {
	for _, old := range []settings.Settings{{}, before} {
		all = append(all, faultfs.Trial{Name: "settings", Start: func(f *faultfs.FS) (func() error, func(*faultfs.FS, faultfs.End) string) {
			f.Put("/people/li/mail", "")
			if !reflect.DeepEqual(old, settings.Settings{}) {
				f.Put(home+"/keep", "")
				if err := settings.Save(settings.File(f, home), old); err != nil {
					t.Fatal(err)
				}
			}
			act := func() error { return settings.Save(settings.File(f, home), chosen) }
			return act, func(after *faultfs.FS, end faultfs.End) string {
				got := settings.File(after, home).Load()
				if reflect.DeepEqual(got, chosen) || reflect.DeepEqual(got, old) && !end.Done {
					return ""
				}
				return fmt.Sprintf("done %v, and the settings are %+v", end.Done, got)
			}
		}})
	}
	return all
}

func TestNothingIsLostWhateverFails(t *testing.T) {
	tried := 0
	modeltest.Row(t, modeltest.GoalFaults, func() string { return fmt.Sprintf("settings: %d runs, 0 lost", tried) })
	for _, trial := range trials(t) {
		lost, n := trial.Wreck(faultfs.Faults)
		for _, l := range lost {
			t.Error(l)
		}
		tried += n
	}
	if tried < 200 {
		t.Errorf("only %d were tried", tried)
	}
}

func TestEveryFlushIsMissed(t *testing.T) {
	all := 0
	modeltest.Row(t, modeltest.GoalFlushes, func() string { return fmt.Sprintf("settings: %d flushes, each missed", all) })
	for _, trial := range trials(t) {
		needless, flushes := trial.Needless()
		if len(needless) > 0 || flushes < 2 {
			t.Errorf("of %d flushes nobody misses %v", flushes, needless)
		}
		all += flushes
	}
}

// FuzzLoad wants from any bytes settings that come back as they are once they were saved.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(`{"language":"zh","theme":"dark","width":1600,"height":900,"recent":["/a","/a",""],"export":{"scale":2,"page":"A3"}}`))
	f.Add([]byte(`{"width":1e39,"recent":null,"export":{"scale":-0.0},"LANGUAGE":"en","language":null}`))
	f.Add([]byte("\xef\xbb\xbf{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		disk := faultfs.New()
		disk.Put(home+"/settings.json", string(data))
		store := settings.File(disk, home)
		var saved [2]string
		for i := range saved {
			if err := settings.Save(store, store.Load()); err != nil {
				t.Fatal(err)
			}
			saved[i] = disk.Files()[home+"/settings.json"]
		}
		if saved[0] != saved[1] {
			t.Fatalf("saved as %s, loaded and saved again as %s", saved[0], saved[1])
		}
	})
}

// Two spellings of one name must not take turns.
func TestSpellingsOfOneNameHaveAnOrder(t *testing.T) {
	for range 50 {
		disk := faultfs.New()
		disk.Put(home+"/settings.json", `{"theme":"dark","THEME":"light"}`)
		if got := settings.File(disk, home).Load().Theme; got != "dark" {
			t.Fatalf("the theme is %q", got)
		}
	}
}
