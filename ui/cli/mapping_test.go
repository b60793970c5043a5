package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sojourn/model/fileio"
	"sojourn/model/importer"
	"sojourn/ui/settings"
)

// What the window has saved under a client's name reads the client's next sheet, and an unknown name says which there
// are.
func TestASavedMappingIsTakenByItsName(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("SOJOURN_HOME", dir)
	sheet, out := filepath.Join(dir, "表.csv"), filepath.Join(dir, "o.journey")
	const cells = "步调,接点,备忘\n接触,短视频,甲\n购买,结算页,乙\n"
	os.WriteFile(sheet, []byte(cells), 0o600)
	if code, _, errs := run(t, "import", sheet, "-o", out, "--mapping", "甲方"); code != Failed || !strings.Contains(errs, "saved no mapping") {
		t.Errorf("exit %d: %s", code, errs)
	}
	tables, err := importer.Read(sheet, []byte(cells), importer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := importer.Mapping{Layout: importer.Long, HeaderRow: 1, Fields: []importer.FieldAt{
		{At: 1, Name: "步调", Field: importer.StageName}, {At: 2, Name: "接点", Field: importer.TouchpointText}, {At: 3, Name: "备忘", Field: importer.Owner}}}
	var memory importer.Memory
	memory.Learn(&tables[0], m)
	kept, err := settings.Settings{}.WithClient("甲方", memory).Encode()
	if err == nil {
		err = settings.File(fileio.OS, dir).Write(kept)
	}
	if err != nil {
		t.Fatal(err)
	}
	said := ok(t, "import", sheet, "-o", out, "--mapping", "甲方", "-l", "en")
	if !strings.HasPrefix(said, "2 stages, 2 cards (0 in the tray); 9 of 9 cells kept") {
		t.Error(said)
	}
	if data, _ := os.ReadFile(out); !strings.Contains(string(data), `"owner": "甲"`) {
		t.Errorf("the saved meaning of a column is not taken: %s", data)
	}
	other := filepath.Join(dir, "他.csv") // another form, with the client's words
	os.WriteFile(other, []byte("步调,接点\n接触,海报\n"), 0o600)
	if said := ok(t, "import", other, "-o", out, "--mapping", "甲方", "-l", "en"); !strings.HasPrefix(said, "1 stage, 1 card (0 in the tray); 4 of 4 cells kept") {
		t.Error(said)
	}
	if said := ok(t, "import", other, "-o", out, "--mapping", "甲方", "-l", "zh"); !strings.HasPrefix(said, "1 个阶段，1 张卡片") {
		t.Error(said)
	}
	if code, _, errs := run(t, "import", sheet, "-o", out, "--mapping", "乙方"); code != Failed || !strings.Contains(errs, "甲方") {
		t.Errorf("exit %d: %s", code, errs)
	}
	raw, _ := json.Marshal(m)
	os.WriteFile(filepath.Join(dir, "m.json"), raw, 0o600)
	ok(t, "import", sheet, "-o", out, "--mapping", filepath.Join(dir, "m.json"))
}

func TestHelpNamesEveryFormatThatIsRead(t *testing.T) {
	said := ok(t, "import", "--help")
	for _, ending := range importer.Endings {
		if !strings.Contains(said, ending) {
			t.Errorf("%s is not in %s", ending, said)
		}
	}
}
