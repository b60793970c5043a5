package dialog

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// item is a line of a folder's list.
type item struct {
	name   string
	path   string
	folder bool
}

// list returns the folders of a folder, then the files with one of the endings, each in order of name regardless of
// case. What is hidden stays so. The error is that of the folder.
func list(folder string, endings []string) ([]item, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	var out []item
	for _, e := range entries {
		it := item{name: e.Name(), path: filepath.Join(folder, e.Name())}
		if strings.HasPrefix(it.name, ".") {
			continue
		}
		info, err := os.Stat(it.path) // follows links
		if err != nil {
			continue
		}
		if it.folder = info.IsDir(); it.folder || info.Mode().IsRegular() && ends(it.name, endings) {
			out = append(out, it)
		}
	}
	slices.SortFunc(out, func(a, b item) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name))
	})
	return out, nil
}

func ends(name string, endings []string) bool {
	return len(endings) == 0 || slices.Contains(endings, strings.ToLower(filepath.Ext(name)))
}

// fileName checks a name that was typed and gives it the first ending if it has none of them. It is empty for a name
// that no file can have.
func fileName(typed string, endings []string) string {
	name := strings.TrimSpace(typed)
	if name == "" || name == "." || name == ".." || strings.ContainsAny(name, "/\x00") || strings.ContainsRune(name, filepath.Separator) {
		return ""
	}
	if len(endings) > 0 && !ends(name, endings) {
		name += endings[0]
	}
	return name
}

// nearest returns a folder, or the nearest one above it that is there.
func nearest(folder string) string {
	for {
		if info, err := os.Stat(folder); err == nil && info.IsDir() {
			return folder
		}
		up := filepath.Dir(folder)
		if up == folder {
			return folder
		}
		folder = up
	}
}
