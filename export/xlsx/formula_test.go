package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sojourn/model"
	"sojourn/model/modeltest"
)

// poison puts a hostile text into every text of a value, and into every string that a person may write.
func poison(v reflect.Value, texts []string, n *int) {
	next := func() string { *n++; return texts[*n%len(texts)] }
	switch {
	case v.Type() == reflect.TypeFor[model.Text]():
		v.Set(reflect.ValueOf(model.Plain(next())))
	case v.Kind() == reflect.Pointer && !v.IsNil():
		fresh := reflect.New(v.Type().Elem())
		fresh.Elem().Set(v.Elem())
		poison(fresh.Elem(), texts, n)
		v.Set(fresh)
	case v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8:
		v.Set(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v))
		for i := range v.Len() {
			poison(v.Index(i), texts, n)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && !slices.Contains([]string{"ID", "Order", "Date", "Due", "Languages"}, f.Name) {
				poison(v.Field(i), texts, n)
			}
		}
	case v.Type() == reflect.TypeFor[string]():
		v.SetString(next())
	}
}

var formula = regexp.MustCompile(`<c r="([A-Z]+)\d+"[^>]*>\s*<f[^>]*>([^<]*)`)

// Whatever stands in whichever field of whichever record: the only formulas of a workbook are its own.
func TestNoFieldOfAnyDocumentIsAFormula(t *testing.T) {
	docs, filled := modeltest.Times(8, 400), 0
	modeltest.Row(t, modeltest.GoalFormula, func() string {
		return fmt.Sprintf("xlsx: %d documents, %d fields that begin with = + - @, tab or CR: 0 formulas", docs, filled)
	})
	gaps := 0
	for seed := range docs {
		random := modeltest.Random(rand.New(rand.NewPCG(uint64(seed), 5)), 20)
		var all []model.Record
		for k := range model.Kinds {
			for _, r := range random.Records(k) {
				fresh := reflect.New(reflect.TypeOf(r).Elem())
				fresh.Elem().Set(reflect.ValueOf(r).Elem())
				poison(fresh.Elem(), hostile, &filled)
				all = append(all, fresh.Interface().(model.Record))
			}
		}
		raw := write(t, job(t, model.Assemble(all, model.Kept{})))
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			if !strings.HasPrefix(f.Name, "xl/worksheets/") {
				continue
			}
			for _, m := range formula.FindAllStringSubmatch(part(t, raw, f.Name), -1) {
				if gaps++; !ours(words(t, "zh"), html.UnescapeString(m[2])) {
					t.Fatalf("seed %d: the formula %s in column %s of %s", seed, m[2], m[1], f.Name)
				}
			}
		}
	}
	if filled < 200*docs || gaps == 0 {
		t.Errorf("only %d fields, and %d gaps", filled, gaps)
	}
}
