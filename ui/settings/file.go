package settings

import (
	"path/filepath"

	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// File returns the store of the settings in the program's own folder, written as safely as a project; the toolkit's
// preferences are truncated before they are written. The folder is made when needed.
func File(fsys fileio.FS, home string) Store {
	path := filepath.Join(home, "settings.json")
	return Store{
		Read: func() ([]byte, error) {
			data, _, err := fileio.Read(fsys, path, limits.SettingsBytes)
			return data, err
		},
		Write: func(data []byte) error {
			if err := fileio.MakeDir(fsys, home); err != nil {
				return err
			}
			_, err := fileio.Save(fsys, path, data, fileio.Options{})
			return err
		},
	}
}
