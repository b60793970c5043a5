package pdf

import (
	"crypto/md5"
	"fmt"
	"strings"
	"time"

	"sojourn/export/pdf/update"
)

// Attachment is a file that travels inside the PDF, for readers to save.
type Attachment struct {
	Name  string // of the file, without folders
	Type  string // its media type, such as "application/json"
	About string // one line for the reader
	Data  []byte
}

// add writes the attachment and returns the entries of the catalog that list it.
func (a *Attachment) add(file *update.File, date time.Time) string {
	packed := deflate(a.Data)
	sum := md5.Sum(a.Data) // what ISO 32000-1, table 46 asks for; nothing depends on it
	stream := file.Add(update.Stream(fmt.Sprintf("/Type/EmbeddedFile/Subtype/%s/Filter/FlateDecode/Params<</Size %d/ModDate(%s)/CheckSum<%x>>>",
		strings.ReplaceAll(a.Type, "/", "#2F"), len(a.Data), date.UTC().Format("D:20060102150405Z"), sum), packed))
	spec := file.Add(fmt.Appendf(nil, "<</Type/Filespec/F%s/UF%s/Desc%s/AFRelationship/Source/EF<</F %d 0 R/UF %d 0 R>>>>",
		textString(a.Name), textString(a.Name), textString(a.About), stream, stream))
	names := file.Add(fmt.Appendf(nil, "<</EmbeddedFiles<</Names[%s %d 0 R]>>>>", textString(a.Name), spec))
	return fmt.Sprintf("/Names %d 0 R/AF[%d 0 R]", names, spec)
}
