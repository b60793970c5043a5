package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

// A behaviour log makes a project of its own, or is measured on a map of another.
func TestImportOfABehaviourLog(t *testing.T) {
	dir := t.TempDir()
	events := filepath.Join("..", "..", "model", "importer", "testdata", "shop-events.csv")
	own, shop, measured := filepath.Join(dir, "own.journey"), filepath.Join(dir, "shop.journey"), filepath.Join(dir, "measured.journey")
	if said := ok(t, "import", events, "-o", own, "-l", "en"); !strings.HasPrefix(said, "7 stages, 22 cards (0 in the tray)") {
		t.Error(said)
	}
	ok(t, "new", "-t", "sample", "-o", shop)
	if said := ok(t, "import", events, "--into", shop, "--map", "1", "-o", measured, "-l", "en"); !strings.HasPrefix(said, "figures set: personas 0, touchpoints 9, stages 4, cards in the tray 0; 120 cells withheld") ||
		!strings.Contains(said, "0 stages, 0 cards") {
		t.Error(said)
	}
	if code, said, errs := run(t, "diff", shop, measured, "-l", "en"); code != 1 || !strings.Contains(said, "4 stages changed") {
		t.Errorf("%d: %s%s", code, said, errs)
	}
}
