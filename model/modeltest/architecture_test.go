package modeltest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// stair is the order of the rooms: a package imports only from its own room and those to the right of it.
var stair = []string{"main", "ui", "export", "canvas", "model", "assets"}

// owners are the only packages that may know a library: swapping one touches one folder.
var owners = map[string][]string{
	"fyne.io/fyne/v2":                {"main", "ui", "ui/view", "ui/dialog", "ui/theme", "canvas", "canvas/entry"},
	"github.com/jung-kurt/gofpdf":    {"export/pdf"},
	"github.com/xuri/excelize/v2":    {"export/xlsx"},
	"github.com/klauspost/compress":  {"export/pdf", "export/xlsx"},
	"github.com/go-text/typesetting": {"canvas/typeset"},
	"github.com/spf13/cobra":         {"ui/cli"},
	"github.com/go-gl/glfw":          {"ui/screen"},
	"github.com/fyne-io/oksvg":       {"ui/view/part"},
	"github.com/srwiley/rasterx":     {"ui/view/part"},
	"github.com/jezek/xgb":           {"ui/clipboard", "canvas/entry/imm"}, // what is copied, and a key for the input method
	"golang.org/x/image":             {"canvas/raster", "canvas/typeset", "ui/clipboard"},
	"golang.org/x/text":              {"model/importer", "canvas/typeset"},
	"golang.org/x/net":               {"model/importer"},
	"github.com/godbus/dbus/v5":      {"ui/desktop"},
	"golang.org/x/sys":               {"ui/desktop"},
	"os/exec":                        {"ui/bench", "ui/xvfb", "export/exporttest/browser", "ui/desktop"}, // they start the program they measure, the reader that tests ask, what a person asks the desktop for
	"C":                              {},
}

// noFyneBelow are the rooms that never know the toolkit, with all that stands in them.
var noFyneBelow = []string{"ui/vm", "ui/action", "ui/desktop", "ui/cli", "ui/i18n", "ui/settings", "ui/edit", "ui/crash", "ui/clipboard", "model", "export"}

// standard lists the packages that use nothing but the standard library and rooms of their own.
var standard = []string{"model", "model/limits", "model/codec", "model/fileio", "model/workspace", "model/insight", "model/merge", "model/picture", "model/roundtrip", "canvas/scene", "canvas/viewport", "canvas/tool", "ui/crash"}

const root = "../.."

func TestArrowsPointDownTheStair(t *testing.T) {
	for pkg, imports := range packages(t) {
		for imp := range imports {
			if inner, ok := strings.CutPrefix(imp, "sojourn/"); ok {
				if step(inner) < step(pkg) {
					t.Errorf("%s imports %s: the arrow points up the stair", pkg, inner)
				}
				if strings.HasPrefix(pkg, "export/") && inner == "canvas" {
					t.Errorf("%s imports the map widget: exports use the canvas's pure rooms", pkg)
				}
				continue
			}
			checkOwner(t, pkg, imp)
		}
	}
}

func checkOwner(t *testing.T, pkg, imp string) {
	t.Helper()
	for lib, rooms := range owners {
		if imp != lib && !(strings.Contains(lib, ".") && strings.HasPrefix(imp, lib+"/")) {
			continue
		}
		if !within(pkg, rooms) {
			t.Errorf("%s imports %s, which belongs to %v", pkg, imp, rooms)
		}
		if strings.HasPrefix(lib, "fyne") && within(pkg, noFyneBelow) {
			t.Errorf("%s is to be pure and imports %s", pkg, imp)
		}
	}
	if imp == "net" || strings.HasPrefix(imp, "net/") && imp != "net/url" || imp == "crypto/tls" || imp == "log/syslog" {
		t.Errorf("%s imports %s: nothing opens a socket", pkg, imp)
	}
	if strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") {
		for _, s := range standard {
			if pkg == s {
				t.Errorf("%s imports %s: this room uses the standard library alone", pkg, imp)
			}
		}
	}
}

// within reports whether a package is one of the rooms or below one with more than one word in its path.
func within(pkg string, rooms []string) bool {
	for _, r := range rooms {
		if pkg == r || strings.HasPrefix(pkg, r+"/") && (strings.Contains(r, "/") || r == "model" || r == "export") {
			return true
		}
	}
	return false
}

func step(pkg string) int {
	for i, s := range stair {
		if pkg == s || strings.HasPrefix(pkg, s+"/") {
			return i
		}
	}
	return len(stair)
}

// packages returns what the files of every package import, tests left out.
func packages(t *testing.T) map[string]map[string]bool {
	t.Helper()
	out := map[string]map[string]bool{}
	for path, f := range files(t, parser.ImportsOnly) {
		rel, _ := filepath.Rel(root, filepath.Dir(path))
		pkg := filepath.ToSlash(rel)
		if pkg == "." {
			pkg = "main"
		}
		if out[pkg] == nil {
			out[pkg] = map[string]bool{}
		}
		for _, i := range f.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			out[pkg][name] = true
		}
	}
	if len(out) < 10 {
		t.Fatalf("found %d packages", len(out))
	}
	return out
}

// files returns the files of every package by their paths, tests left out.
func files(t *testing.T, mode parser.Mode) map[string]*ast.File {
	t.Helper()
	out := map[string]*ast.File{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root {
			return fs.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, mode)
		out[path] = f
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	for pkg := range packages(t) {
		files, _ := filepath.Glob(filepath.Join(root, strings.TrimPrefix(pkg, "main"), "*.go"))
		found := false
		for _, path := range files {
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			found = found || f.Name.Name == "main" && f.Doc != nil || strings.HasPrefix(f.Doc.Text(), "Package "+f.Name.Name+" ")
		}
		if !found {
			t.Errorf("%s has no package comment", pkg)
		}
	}
}
