package codec

import (
	"bytes"
	"reflect"

	"sojourn/model"
)

// Verify reads data and compares what it says with doc, so that nothing is ever written that cannot be read. It
// returns ErrVerify when they differ.
func Verify(doc *model.Document, data []byte) error {
	f := newFileReader(data)
	f.whole = string(data)
	if err := f.read(); err != nil || len(f.quarantine) != len(doc.Kept().Quarantine) {
		return ErrVerify
	}
	project := doc.Project()
	if !same(reflect.ValueOf(&project).Elem(), reflect.ValueOf(f.project).Elem()) {
		return ErrVerify
	}
	for k := model.KindProject + 1; k < model.Kinds; k++ {
		want := doc.Records(k)
		if len(want) != len(f.records[k]) {
			return ErrVerify
		}
		for i, r := range want {
			if !sameRecord(reflect.ValueOf(r), f.records[k][i]) {
				return ErrVerify
			}
		}
	}
	return f.sameKept(doc.Kept())
}

func (f *fileReader) sameKept(k model.Kept) error {
	for i, q := range k.Quarantine {
		got := f.quarantine[i]
		if got.Where != q.Where || got.Reason != q.Reason || !bytes.Equal(quarantined(nil, got), quarantined(nil, q)) {
			return ErrVerify
		}
	}
	for name, raw := range k.Tables {
		if !bytes.Equal(f.kept.Tables[name], raw) {
			return ErrVerify
		}
	}
	for name, raw := range k.Fields {
		if !bytes.Equal(f.kept.Fields[name], raw) && !bytes.Equal(f.head[name], raw) {
			return ErrVerify
		}
	}
	return nil
}

func sameRecord(a, b reflect.Value) bool {
	a, b = a.Elem(), b.Elem()
	x := shapeOf(a.Type()).extra
	return same(a, b) && reflect.DeepEqual(a.Field(x).Interface(), b.Field(x).Interface())
}

// same reports whether two values stand alike in a file: nil and empty lists are the same there.
func same(a, b reflect.Value) bool {
	switch a.Type() {
	case textType:
		return textOf(a).Equal(*textOf(b))
	case bytesType:
		return bytes.Equal(a.Bytes(), b.Bytes())
	}
	switch a.Kind() {
	case reflect.Pointer:
		return a.IsNil() == b.IsNil() && (a.IsNil() || same(a.Elem(), b.Elem()))
	case reflect.Struct:
		for _, f := range shapeOf(a.Type()).fields {
			if !same(a.FieldByIndex(f.index), b.FieldByIndex(f.index)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}
