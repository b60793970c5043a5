package ui

import (
	"os"
	"path/filepath"

	"sojourn/model/fileio"
	"sojourn/model/limits"
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

// settingsStore keeps the settings in our own file, written as safely as a project; the toolkit's preferences are
// truncated before they are written.
func settingsStore(home string) settings.Store {
	path := filepath.Join(home, "settings.json")
	return settings.Store{
		Read: func() ([]byte, error) {
			data, _, err := fileio.Read(fileio.OS, path, limits.SettingsBytes)
			return data, err
		},
		Write: func(data []byte) error {
			if err := fileio.MakeDir(fileio.OS, home); err != nil {
				return err
			}
			_, err := fileio.Save(fileio.OS, path, data, fileio.Options{})
			return err
		},
	}
}
