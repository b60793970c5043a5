package clipboard

// Read finds nothing on macOS: its clipboard is reached through Objective-C alone, and this program has no C of its own.
// Pictures come there as files, dropped or chosen, and as the path or address that a copied file puts on the clipboard as
// text.
func Read() (Content, error) { return Content{}, nil }

// Text says that only the toolkit can tell, which waits for nobody here.
func Text() (text string, ok bool, err error) { return "", false, nil }

// ReadPage finds nothing on macOS, for the same reason: cells come there as their text.
func ReadPage() (string, error) { return "", nil }
