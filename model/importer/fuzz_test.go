package importer

import (
	"os"
	"testing"

	"sojourn/model"
)

// FuzzRead wants no panic and no table beyond the limits from any bytes, and a plan that loses nothing of what was read.
func FuzzRead(f *testing.F) {
	for _, name := range fixtures {
		data, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add(newBook(sheet([]string{"阶段", "触点", "情绪"}, []string{"购买", "门店", "😟 警惕"})).merged("A1:B2").zip(f))
	f.Add([]byte("sep=;\n\"a;b\n'=1;\"\"\n"))
	f.Add([]byte("\xFF\xFEa\x00,\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := Read("x", data, Options{})
		if err != nil {
			return
		}
		for i := range tables {
			p := Guess(&tables[i], nil)
			plan, err := Build(&tables[i], p.Mapping, model.New())
			if err != nil {
				continue
			}
			if plan.Counts().Lost != 0 {
				t.Fatalf("lost %d cells", plan.Counts().Lost)
			}
			s := model.NewSession(model.New(), &counter{})
			if _, err := s.Do("do.import", func(tx *model.Tx) error { _, err := Apply(tx, plan, ""); return err }); err != nil {
				t.Fatalf("a plan that breaks a rule: %v", err)
			}
		}
	})
}
