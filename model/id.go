package model

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
)

// ID names a record within its project. It is opaque, never shown, and never reused.
type ID string

// IDs makes ids that are new in a document. A Session holds one; tests give a counting one for repeatable files.
type IDs interface {
	New(k Kind) ID
}

// RandomIDs makes ids of 50 random bits, so that two people who work on copies of one file do not collide.
type RandomIDs struct{}

var idText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// New returns a fresh id that starts with the kind's prefix, which makes a file pleasant to read.
func (RandomIDs) New(k Kind) ID {
	var b [8]byte
	rand.Read(b[:])
	return ID(k.prefix() + idText.EncodeToString(b[:])[:10])
}

// ValidID reports whether an id from outside can be kept: 1 to 64 visible ASCII characters.
func ValidID(id ID) bool {
	if id == "" || len(id) > 64 {
		return false
	}
	return !strings.ContainsFunc(string(id), func(r rune) bool { return r <= ' ' || r > '~' })
}
