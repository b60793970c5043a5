package clipboard

import "errors"

// Content is what Read found. The zero value says that there is nothing but text, which the toolkit reads.
type Content struct {
	Page    string // the web page that a text looks like, "" for none or one that is larger than a text may be
	Files   string // addresses or paths of copied files, one a line
	Picture []byte // a picture that comes without a text, in one of the forms that package picture takes
}

// ErrSilent is a clipboard whose owner, another program, does not answer or has died while it did. Asking the toolkit for
// the text would then wait for ever.
var ErrSilent = errors.New("clipboard: its owner does not answer")

// ErrLarge is a page on the clipboard that is larger than any sheet that is read.
var ErrLarge = errors.New("clipboard: more than a sheet may hold")
