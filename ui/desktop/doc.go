// Package desktop hands files to the programs of the system when a person asks for it: to its folders and its printers.
package desktop

import "errors"

// ErrNone says that the desktop offers no such thing here; the caller does without.
var ErrNone = errors.New("the desktop offers this not")
