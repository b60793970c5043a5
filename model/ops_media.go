package model

import (
	"bytes"
	"crypto/sha256"
)

// MediaID names a picture by the start of the hash of its bytes, so that the same picture has the same name in every
// project.
func MediaID(data []byte) ID {
	h := sha256.Sum256(data)
	return ID(KindMedia.prefix() + idText.EncodeToString(h[:15]))
}

// AddPicture stores a picture once, however often it is used, and returns the id to refer to it by. What the project has
// already keeps its id.
func AddPicture(tx *Tx, m Media) ID {
	m.ID = MediaID(m.Data)
	if old, ok := Get[Media](tx, m.ID); ok && bytes.Equal(old.Data, m.Data) {
		return m.ID
	}
	for _, old := range tx.Doc().Media() { // by another name, as another program may have given it
		if bytes.Equal(old.Data, m.Data) {
			return old.ID
		}
	}
	if _, taken := tx.find(m.ID); taken {
		m.ID = tx.NewID(KindMedia)
	}
	Put(tx, m)
	return m.ID
}

// dropUnused takes out the pictures whose last use a step has taken away, so that undoing it brings them back. A picture
// that nothing has shown before stays: somebody has put it there.
func dropUnused(tx *Tx) {
	let := map[ID]bool{}
	for key, c := range tx.changes {
		if c.From == nil || key.kind == KindMedia {
			continue
		}
		for _, ref := range References(c.From) {
			if _, ok := tx.record(KindMedia, ref.ID); ok {
				let[ref.ID] = true
			}
		}
		if c.To == nil {
			continue
		}
		for _, ref := range References(c.To) {
			delete(let, ref.ID)
		}
	}
	if len(let) > 0 {
		removeUnused(tx, let)
	}
}
