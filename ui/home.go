package ui

import (
	"os"
	"path/filepath"

	"sojourn/model/fileio"
	"sojourn/ui/settings"
)

// homeDir is where the program keeps what is its own: settings, safety copies, versions. SOJOURN_HOME moves it.
func homeDir() (string, error) {
	if dir := os.Getenv("SOJOURN_HOME"); dir != "" {
		return dir, nil
	}
	dir, err := os.UserConfigDir()
	return filepath.Join(dir, "sojourn"), err
}

func settingsStore(home string) settings.Store { return settings.File(fileio.OS, home) }
