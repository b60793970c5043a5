package modeltest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// plainEntries are the ways to make a text field that input methods can damage. Fyne's own dialogs that ask for a text
// have such a field inside.
var plainEntries = map[string][]string{
	"fyne.io/fyne/v2/widget": {"Entry", "NewEntry", "NewEntryWithData", "NewMultiLineEntry", "NewPasswordEntry",
		"SelectEntry", "NewSelectEntry", "NewSelectEntryWithData", "DateEntry", "NewDateEntry"},
	"fyne.io/fyne/v2/dialog": {"NewEntryDialog", "ShowEntryDialog", "NewFileSave", "ShowFileSave"},
}

// TestEveryTextFieldIsGuarded keeps fields that are not canvas/entry.Entry out, under whatever name a file imports them.
func TestEveryTextFieldIsGuarded(t *testing.T) {
	seen := 0
	for path, f := range files(t, parser.SkipObjectResolution) {
		for _, i := range f.Imports {
			lib, _ := strconv.Unquote(i.Path.Value)
			if plainEntries[lib] == nil || strings.HasSuffix(filepath.ToSlash(filepath.Dir(path)), "canvas/entry") {
				continue
			}
			seen++
			for _, found := range uses(f, i, lib) {
				t.Errorf("%s makes a plain text field, %s: make a canvas/entry.Entry", path, found)
			}
		}
	}
	if seen < 5 {
		t.Fatalf("looked at %d files with widgets", seen)
	}
}

// uses returns what of plainEntries a file takes from a library.
func uses(f *ast.File, i *ast.ImportSpec, lib string) (found []string) {
	name := filepath.Base(lib)
	if i.Name != nil {
		name = i.Name.Name
	}
	if name == "." {
		return []string{"perhaps, since it imports " + lib + " without a name"}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == name && slices.Contains(plainEntries[lib], s.Sel.Name) {
				found = append(found, name+"."+s.Sel.Name)
			}
		}
		return true
	})
	return found
}

func TestPlainTextFieldsAreFound(t *testing.T) {
	for src, want := range map[string]int{
		`package x; import "fyne.io/fyne/v2/widget"; type t struct { widget.Entry }`:                        1,
		`package x; import w "fyne.io/fyne/v2/widget"; var e, p = w.NewEntry(), &w.Entry{}`:                 2,
		`package x; import . "fyne.io/fyne/v2/widget"`:                                                      1,
		`package x; import "fyne.io/fyne/v2/dialog"; func f() { dialog.ShowEntryDialog("", "", nil, nil) }`: 1,
		`package x; import "fyne.io/fyne/v2/widget"; var l = widget.NewLabel("")`:                           0,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "x.go", src, 0)
		if err != nil {
			t.Fatal(err)
		}
		lib, _ := strconv.Unquote(f.Imports[0].Path.Value)
		if got := uses(f, f.Imports[0], lib); len(got) != want {
			t.Errorf("%s: found %q", src, got)
		}
	}
}
