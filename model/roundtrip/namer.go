package roundtrip

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"

	"sojourn/model"
)

// namer makes the ids of what is new from what it says, so that a workbook which comes in a second time brings nothing
// twice. It implements model.IDs.
type namer struct {
	about string
	given map[string]int
}

var idText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// New implements model.IDs.
func (n *namer) New(k model.Kind) model.ID {
	if n.given == nil {
		n.given = map[string]int{}
	}
	key := k.String() + "\x00" + n.about
	n.given[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(n.given[key])))
	return model.ID("r" + k.String()[:1] + idText.EncodeToString(sum[:])[:12])
}

// of says what the next records are about.
func (n *namer) of(parts ...string) {
	n.about = ""
	for _, p := range parts {
		n.about += p + "\x00"
	}
}
