package settings

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"sojourn/model/limits"
)

func file(content string) (*string, Store) {
	held := content
	return &held, Store{
		Read:  func() ([]byte, error) { return []byte(held), nil },
		Write: func(b []byte) error { held = string(b); return nil },
	}
}

func TestSettingsComeBack(t *testing.T) {
	_, store := file("")
	want := Settings{
		Language: "zh", Theme: "dark", Width: 1600, Height: 1000, HideLeft: true, StillMotion: true,
		Recent: []string{"/a/网店首购.journey"}, Folder: "/a",
		Export:  Export{Format: "pdf", Page: "A3", Smallest: -1, Language: "en", Scale: 2, One: true, Client: true, Attach: true, Folder: "/b"},
		Exports: []ProjectExport{{"/a/网店首购.journey", Export{Format: "png", Tile: "A3"}}},
	}
	if err := Save(store, want); err != nil {
		t.Fatal(err)
	}
	if got := store.Load(); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestDamagedSettingsKeepWhatIsSound(t *testing.T) {
	for content, want := range map[string]Settings{
		"":                                    {},
		"not json":                            {},
		`[1,2]`:                               {},
		`{"language":7,"theme":"dark"}`:       {Theme: "dark"},
		`{"language":"tlh","folder":"/a"}`:    {Folder: "/a"},
		`{"width":-4,"height":900}`:           {},
		`{"width":400,"height":300}`:          {Width: 400, Height: 300},
		`{"width":399,"height":300}`:          {},
		`{"width":400,"height":299}`:          {},
		`{"width":20000,"height":20000}`:      {Width: 20000, Height: 20000},
		`{"width":20001,"height":20000}`:      {},
		`{"width":20000,"height":20001}`:      {},
		`{"export":{"scale":8}}`:              {Export: Export{Scale: 8}},
		`{"export":{"scale":8.1}}`:            {},
		`{"export":{"scale":-1}}`:             {},
		`{"recent":"/a","hideLeft":true}`:     {HideLeft: true},
		`{"recent":["","/a"]}`:                {Recent: []string{"/a"}},
		`{"export":{"scale":1e9}}`:            {},
		`{"export":{"page":"A4","scale":2`:    {},
		`{"future":{"a":1},"hideRight":true}`: {HideRight: true},
	} {
		_, store := file(content)
		if got := store.Load(); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %+v, want %+v", content, got, want)
		}
	}
	unreadable := Store{Read: func() ([]byte, error) { return nil, errors.New("no permission") }}
	if got := unreadable.Load(); !reflect.DeepEqual(got, Settings{}) {
		t.Errorf("%+v", got)
	}
}

func TestSaveTellsWhenItCannot(t *testing.T) {
	full := errors.New("disk full")
	st := Store{Write: func([]byte) error { return full }}
	if err := Save(st, Settings{}); !errors.Is(err, full) {
		t.Error(err)
	}
}

func TestRecentFilesAreFewAndOnceEach(t *testing.T) {
	var s Settings
	for i := range 30 {
		s = s.WithRecent(fmt.Sprintf("/f%d", i))
	}
	before := s
	s = s.WithRecent("/f25")
	if len(s.Recent) != limits.RecentFiles || s.Recent[0] != "/f25" || s.Recent[1] != "/f29" {
		t.Error(s.Recent)
	}
	if before.Recent[0] != "/f29" {
		t.Error("the earlier settings changed")
	}
	if s = s.WithoutRecent("/f25"); len(s.Recent) != limits.RecentFiles-1 || s.Recent[0] != "/f29" {
		t.Error(s.Recent)
	}
}

func TestExportsAreRememberedByProject(t *testing.T) {
	var s Settings
	for i := range limits.ExportMemory + 1 {
		s = s.WithExport(fmt.Sprint("/", i), Export{Page: fmt.Sprint(i), Attach: true})
	}
	first, last := Export{Page: "1", Attach: true}, Export{Page: fmt.Sprint(limits.ExportMemory)}
	if s.ExportOf("/1") != first || s.ExportOf("/0") != last || s.ExportOf("") != last || len(s.Exports) != limits.ExportMemory {
		t.Errorf("%+v, %+v, %+v of %d", s.ExportOf("/1"), s.ExportOf("/0"), s.ExportOf(""), len(s.Exports))
	}
	s = s.WithExport("/1", Export{Page: "A0"}).WithExport("", Export{Page: "A4"})
	if s.ExportOf("/1").Page != "A0" || s.ExportOf("/0").Page != "A4" || len(s.Exports) != limits.ExportMemory || s.Exports[0].Path != "/1" {
		t.Errorf("%+v of %d", s.Exports[0], len(s.Exports))
	}
}

// Save writes settings as the program does.
func Save(st Store, s Settings) error {
	data, err := s.Encode()
	if err == nil {
		err = st.Write(data)
	}
	return err
}
