package workspace

import (
	"strconv"
	"testing"
	"time"

	"sojourn/model/limits"
)

// However few they are, versions take no more than their room, but the newest stays whatever its size.
func TestVersionsKeepWithinTheirRoom(t *testing.T) {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		size int64
		kept int
	}{{1 << 20, limits.Versions}, {limits.VersionBytes / 4, 4}, {2 * limits.VersionBytes, 1}} {
		var list []Version
		for i := range limits.Versions {
			list = append(list, Version{At: now.Add(-time.Duration(i) * time.Minute), Size: c.size, file: strconv.Itoa(i)})
		}
		if kept := len(list) - len(surplus(list, now)); kept != c.kept {
			t.Errorf("of versions of %d bytes %d are kept, want %d", c.size, kept, c.kept)
		}
	}
}
