package settings

import (
	"os"
	"path/filepath"
)

// Home is where the program keeps what is its own: settings, safety copies, versions. SOJOURN_HOME moves it. The error
// is that of a system that has no such place.
func Home() (string, error) {
	if dir := os.Getenv("SOJOURN_HOME"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "sojourn"), err
}
