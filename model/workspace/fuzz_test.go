package workspace_test

import (
	"strings"
	"testing"
	"time"

	"sojourn/model/fileio/faultfs"
	"sojourn/model/workspace"
)

// FuzzSnapshot wants no panic from any bytes in the recovery folder, and that they stay there for somebody who can
// read them.
func FuzzSnapshot(f *testing.F) {
	b := &bench{disk: faultfs.New(), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	b.disk.Put("/data/keep", "")
	b.Workspace = b.start()
	b.Edited(titled("work"))
	if err := b.Flush(); err != nil {
		f.Fatal(err)
	}
	for name, data := range b.disk.Files() {
		if strings.HasSuffix(name, ".recovery") {
			f.Add([]byte(data), false)
			f.Add([]byte(strings.Replace(data, `"at":`, `"path":"/docs/a.journey","base":{"size":-1,"hash":"x"},"at":`, 1)), true)
		}
	}
	f.Add([]byte("sojourn-recovery 1 {}\n"), true)
	f.Add([]byte("sojourn-recovery 1 {\"data\":{\"size\":1e9}}\n{\"format\":\"sojourn\""), false)
	f.Fuzz(func(t *testing.T, data []byte, parked bool) {
		b := &bench{T: t, disk: faultfs.New(), now: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
		at := "/data/sojourn/recovery/parked/x.recovery"
		if !parked {
			at = "/data/sojourn/recovery/x.recovery"
		}
		b.disk.Put(path, text(t, titled("saved")))
		b.disk.Put("/data/sojourn/recovery/parked/keep", "")
		b.disk.Put(at, string(data))
		b.Workspace = b.start()
		for _, r := range b.Recoverable() {
			if _, _, err := b.Peek(r); err != nil {
				continue
			}
			got, err := b.Recover(r)
			if err != nil {
				t.Fatalf("what could be looked at cannot be recovered: %v", err)
			}
			if b.disk.Files()[at] != string(data) {
				t.Fatal("the snapshot was touched")
			}
			if _, err := b.SaveAs(got.Doc, "/docs/b.journey"); err != nil && got.Access == workspace.Owner {
				t.Fatalf("what was recovered cannot be saved: %v", err)
			}
		}
	})
}
