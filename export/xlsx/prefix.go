package xlsx

import "strings"

// prefixed returns a part in which names have the prefixes that Excel writes. Excelize binds some of them to other ones,
// or to none, which is the same to XML; but ExcelJS looks for the prefix and opens no file without it.
func prefixed(part []byte) []byte { return []byte(prefixes.Replace(string(part))) }

// prefixes matches tags alone: what a person wrote has no "<" of its own.
var prefixes = strings.NewReplacer(
	"<coreProperties xmlns=", "<cp:coreProperties xmlns:cp=", "</coreProperties>", "</cp:coreProperties>",
	"<lastModifiedBy>", "<cp:lastModifiedBy>", "</lastModifiedBy>", "</cp:lastModifiedBy>",
	`<drawing xmlns:relationships="http://schemas.openxmlformats.org/officeDocument/2006/relationships" relationships:id=`, "<drawing r:id=")
