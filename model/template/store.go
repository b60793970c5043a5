package template

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// ErrTaken says that a template of a person's own has this name already.
var ErrTaken = errors.New("a template of this name exists")

// ErrFull says that no more templates are kept than limits.Templates.
var ErrFull = errors.New("there are too many templates")

// Store keeps a person's own templates, each in a file of a folder that is made when needed.
type Store struct {
	FS     fileio.FS
	Folder string
}

// Own is a template of a person's own.
type Own struct {
	File string // names it in the store
	Doc  *model.Document
}

// Map is the one map of the template.
func (o Own) Map() *model.Map { return o.Doc.Maps()[0] }

// Name is what the template is called.
func (o Own) Name() string { return o.Map().Title.In("") }

const ending = ".journey"

// All returns the templates by name, and the names of files that hold none.
func (s Store) All() (list []Own, damaged []string) {
	for _, name := range s.files() {
		data, _, err := fileio.Read(s.FS, filepath.Join(s.Folder, name), limits.DocumentBytes)
		if err == nil {
			doc, _, bad := codec.Decode(data)
			if bad == nil && len(doc.Maps()) == 1 {
				list = append(list, Own{name, doc})
				continue
			}
		}
		damaged = append(damaged, name)
	}
	slices.SortStableFunc(list, func(a, b Own) int { return cmp.Compare(a.Name(), b.Name()) })
	return list, damaged
}

func (s Store) files() (names []string) {
	entries, _ := s.FS.ReadDir(s.Folder) // none yet
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ending) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// Add keeps a project of one map, which gives the template its name.
func (s Store) Add(doc *model.Document) error {
	if len(s.files()) >= limits.Templates {
		return ErrFull
	}
	return s.put(string(model.RandomIDs{}.New(model.KindMap))+ending, doc)
}

// Rename calls a template by another name.
func (s Store) Rename(o Own, name string) error {
	edit := model.NewSession(o.Doc, model.RandomIDs{})
	if _, err := edit.Do("do.template", func(tx *model.Tx) error {
		m := *o.Map()
		m.Title = model.Plain(name)
		model.Put(tx, m)
		return nil
	}); err != nil {
		return err
	}
	return s.put(o.File, edit.Doc())
}

func (s Store) put(file string, doc *model.Document) error {
	own := Own{file, doc}
	list, _ := s.All()
	for _, o := range list {
		if o.File != file && strings.EqualFold(o.Name(), own.Name()) {
			return ErrTaken
		}
	}
	data, err := codec.Encode(doc)
	if err != nil {
		return err
	}
	if err := fileio.MakeDir(s.FS, s.Folder); err != nil {
		return err
	}
	_, err = fileio.Save(s.FS, filepath.Join(s.Folder, file), data, fileio.Options{})
	return err
}

// Remove forgets a template.
func (s Store) Remove(o Own) error { return s.FS.Remove(filepath.Join(s.Folder, o.File)) }
