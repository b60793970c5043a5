package i18n

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sojourn/ui/action"
)

// source is what the program's own Go files say.
type source struct {
	literals map[string]string // every string, with a file it stands in
	asked    map[string]string // first arguments of calls that ask for a word
}

func readSource(t *testing.T) source {
	t.Helper()
	s := source{map[string]string{}, map[string]string{}}
	root, files := filepath.Join("..", ".."), 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files++
		s.read(file, path)
		return nil
	})
	if err != nil || files < 50 {
		t.Fatalf("%d files, %v", files, err)
	}
	return s
}

func (s source) read(file *ast.File, path string) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BasicLit:
			if text, ok := stringOf(n); ok {
				s.literals[text] = path
			}
		case *ast.CallExpr:
			if len(n.Args) > 0 && asks(n.Fun) {
				if text, ok := stringOf(n.Args[0]); ok {
					s.asked[text] = path
				}
			}
		}
		return true
	})
}

func stringOf(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// asks reports a call of a function that gives words; they all have the same few names.
func asks(f ast.Expr) bool {
	name := ""
	switch f := f.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	return name == "w" || name == "words" || name == "Words"
}

var (
	keyLike  = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+)+$`)
	wordLike = regexp.MustCompile(`^[a-z]+(\.[a-z0-9-]+)*$`)
)

// A key that nobody wrote would show on the screen as it stands in the code.
func TestEveryKeyInTheCodeIsWritten(t *testing.T) {
	s, actions := readSource(t), action.New()
	sections := map[string]bool{}
	for key := range tables()["zh"] {
		section, _, _ := strings.Cut(key, ".")
		sections[section] = true
	}
	for key, path := range s.asked {
		if wordLike.MatchString(key) && !Known(key) {
			t.Errorf("%s asks for %q", path, key)
		}
	}
	for key, path := range s.literals {
		section, _, _ := strings.Cut(key, ".")
		_, isAction := actions.Find(key)
		// An error is named without "error." and a field without "field.".
		if !keyLike.MatchString(key) || !sections[section] || isAction || Known(key) || Known("error."+key) || Known("field."+key) || fileLike(key) {
			continue
		}
		t.Errorf("%s names %q", path, key)
	}
}

func fileLike(name string) bool {
	switch filepath.Ext(name) {
	case ".journey", ".json", ".pdf", ".xlsx", ".png", ".csv", ".svg", ".ttf", ".sojourn":
		return true
	}
	return false
}

// A key nobody asks for is work for translators that nobody sees.
func TestEveryKeyIsAskedFor(t *testing.T) {
	s := readSource(t)
	for key := range tables()["zh"] {
		if !s.uses(key) {
			t.Errorf("nobody asks for %s", key)
		}
	}
}

// uses reports whether a key stands in the code, in one piece or as "prefix." + what + ".suffix".
func (s source) uses(key string) bool {
	has := func(text string) bool { _, ok := s.literals[text]; return ok }
	if has(key) {
		return true
	}
	for i := range key {
		if key[i] != '.' || !has(key[:i+1]) {
			continue
		}
		rest := key[i+1:]
		if _, err := strconv.Atoi(rest); err == nil || has(rest) {
			return true
		}
		for j := range rest {
			if rest[j] == '.' && has(rest[:j]) && has(rest[j:]) {
				return true
			}
		}
	}
	// What an action would undo is asked for by the action's own name.
	base, what := strings.CutSuffix(key, ".what")
	return what && has(base) && has(".what")
}
