package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sojourn/model/importer"
)

func readSheet(t *testing.T, w *window, path string) *importing {
	t.Helper()
	im, err := w.readSheet(path)
	if err != nil {
		t.Fatal(err)
	}
	im.made = w.makeOf(t.Context(), &im.tables[im.at], im.mapping, w.session.Doc(), im.into)
	return im
}

// The heads of a matrix mean what they mean by where they stand; nobody is asked about them, or about empty rows.
func TestMatrixAsksOnlyAboutLanes(t *testing.T) {
	w := open(t)
	im := readSheet(t, w, filepath.Join("..", "model", "importer", "testdata", "shop-matrix-zh.xlsx"))
	st := im.state()
	if !st.Across || len(st.Heads) != st.Rows {
		t.Fatalf("%d heads for %d rows", len(st.Heads), st.Rows)
	}
	var fixed []string
	for _, h := range st.Heads[:7] {
		fixed = append(fixed, h.Fixed)
	}
	if want := []string{"旅程图名称", "画像", "–", "阶段", "步骤", "", ""}; !slices.Equal(fixed, want) {
		t.Errorf("%q, want %q", fixed, want)
	}
	if strings.Contains(st.Counts, "待整理") {
		t.Errorf("a tray of nothing is counted: %q", st.Counts)
	}
}

// A sheet that is no journey says so before it fills the tray.
func TestSheetWithoutStagesWarns(t *testing.T) {
	w := open(t)
	im := readSheet(t, w, write(t, "preise.csv", []byte("a,b,c\n1,2,3\n4,5,6\n")))
	if st := im.state(); im.mapping.Layout != importer.UnknownLayout || st.Trouble == "" || !st.Ready {
		t.Errorf("%+v", st)
	}
	im = readSheet(t, w, write(t, "触点.csv", []byte("阶段,触点,渠道\n接触,短视频,社媒\n购买,结算页,网店\n")))
	if st := im.state(); st.Trouble != "" {
		t.Errorf("%q", st.Trouble)
	}
}

// The preview is a sheet of paper as large as the map, not a white wall.
func TestPreviewIsAsLargeAsItsMap(t *testing.T) {
	w := open(t)
	im := readSheet(t, w, write(t, "触点.csv", []byte("阶段,触点,渠道\n接触,短视频,社媒\n购买,结算页,网店\n")))
	b := paint(im.made.scene, 4000, 300).Bounds()
	if b.Dy() < 290 || b.Dy() > 300 || b.Dx() >= 2000 || b.Dx() < 100 {
		t.Errorf("%v", b)
	}
}

// What the status bar says of the import goes when the import is undone.
func TestImportIsAnnouncedWhileItHolds(t *testing.T) {
	inTurn(t)
	w := open(t)
	announced := func() bool {
		for _, o := range test.LaidOutObjects(w.win.Canvas().Content()) {
			if text, ok := o.(*canvas.Text); ok && strings.HasPrefix(text.Text, "已导入：2 个阶段 · 2 张卡片") {
				return true
			}
		}
		return false
	}
	w.importPath(write(t, "触点.csv", []byte("阶段,触点,渠道\n接触,短视频,社媒\n购买,结算页,网店\n")))
	w.answer(t, "导入")
	if !announced() {
		t.Error("nobody hears of the import")
	}
	w.actions.Run("edit.undo")
	if announced() {
		t.Error("what was undone is still announced")
	}
}
