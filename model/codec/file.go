package codec

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"reflect"

	"sojourn/model"
)

// fileReader reads the members of a file one by one.
type fileReader struct {
	reader
	project *model.Project
	records [model.Kinds][]reflect.Value // pointers to structs, in the order of the file
	kept    model.Kept
	head    map[string]json.RawMessage // format, schema, minReader, app
	tables  int                        // tables of ours that were met
	table   model.Kind                 // the last of them
	within  bool                       // its end has not come yet
	torn    int                        // where the record started that damage was found in, -1 when in none
}

func newFileReader(src []byte) *fileReader {
	f := &fileReader{project: &model.Project{ID: model.ProjectID}, head: map[string]json.RawMessage{}, torn: -1}
	f.notes = &notes{}
	f.src = src
	return f
}

// atProject says that what is read next belongs to no record but the file's head.
func (f *fileReader) atProject() { f.kind, f.id, f.path = model.KindProject, "", f.path[:0] }

// member reads one member of the file's object.
func (f *fileReader) member(key string) error {
	f.atProject()
	kind, ours := model.KindNamed(key)
	switch {
	case key == "format" || key == "schema" || key == "minReader" || key == "app":
		raw, err := f.raw()
		if err == nil {
			f.head[key] = compact(raw)
		}
		return err
	case key == "quarantine":
		return f.quarantineTable()
	case ours && kind != model.KindProject:
		return f.tableOf(kind)
	}
	return f.field(key)
}

// field reads a field of the project, or keeps one that this version does not know.
func (f *fileReader) field(key string) error {
	v := reflect.ValueOf(f.project).Elem()
	sh := shapeOf(v.Type())
	if i, known := sh.byName[key]; known {
		return f.in(key, func() error { return f.value(v.FieldByIndex(sh.fields[i].index)) })
	}
	raw, err := f.raw()
	if err != nil {
		return err
	}
	into := &f.kept.Fields
	if raw[0] == '[' {
		into = &f.kept.Tables
	}
	if *into == nil {
		*into = model.Extra{}
	}
	if old, again := (*into)[key]; again {
		err = f.in(key, func() error {
			f.note(DuplicateKey, "")
			return f.keep(DuplicateKey, f.where(), old)
		})
	}
	(*into)[key] = compact(raw)
	return err
}

// tableOf reads the records of one kind.
func (f *fileReader) tableOf(kind model.Kind) error {
	if f.peek() != '[' {
		return f.in(kind.String(), f.wrong)
	}
	f.tables++
	f.table, f.within = kind, true
	err := f.array(func(int) error { return f.row(kind) })
	f.within = err != nil
	return err
}

func (f *fileReader) row(kind model.Kind) error {
	number := len(f.records[kind])
	if c := f.peek(); c != '{' && c != 0 {
		f.reader.kind, f.reader.number, f.id, f.path = kind, number, "", f.path[:0]
		return f.wrong()
	}
	if err := f.count(); err != nil {
		return err
	}
	start := f.pos
	v, err := f.record(kind, number)
	var bad *syntaxError
	if errors.As(err, &bad) {
		f.torn = start
	}
	// What was read of a damaged record stands, for what hangs on it.
	if err == nil || bad != nil && f.id != "" {
		f.records[kind] = append(f.records[kind], v)
	}
	return err
}

// quarantineTable reads back what an earlier reader could not understand.
func (f *fileReader) quarantineTable() error {
	if f.peek() != '[' {
		return f.in("quarantine", f.wrong)
	}
	return f.array(func(int) error {
		raw, err := f.raw()
		if err != nil {
			return err
		}
		q, ok := quarantinedOf(raw)
		if !ok {
			f.note(BadField, "quarantine")
			return f.keep(BadField, "project/quarantine", raw)
		}
		f.quarantine = append(f.quarantine, q)
		return f.count()
	})
}

// quarantinedOf reads what the function quarantined writes.
func quarantinedOf(raw []byte) (q model.Quarantined, ok bool) {
	s := scanner{src: raw}
	var has [4]bool
	err := s.object(func(key string) (err error) {
		var text string
		switch key {
		case "where":
			has[0] = true
			q.Where, err = s.str()
		case "reason":
			has[1] = true
			q.Reason, err = s.str()
		case "raw":
			has[2] = true
			raw, err = s.raw()
			q.Raw = compact(raw)
		case "text", "base64":
			has[2] = true
			text, err = s.str()
			q.Raw = []byte(text)
			if key == "base64" && err == nil {
				q.Raw, err = base64.StdEncoding.DecodeString(text)
			}
		default:
			has[3] = true
			err = s.skip()
		}
		return err
	})
	return q, err == nil && has == [4]bool{true, true, true, false}
}
