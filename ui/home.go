package ui

import (
	"sojourn/model/fileio"
	"sojourn/ui/settings"
)

func settingsStore(home string) settings.Store { return settings.File(fileio.OS, home) }
