package codec

import (
	"bytes"
	"compress/zlib"
	"io"

	"sojourn/model/limits"
)

var (
	pdfMagic   = []byte("%PDF-")
	embedded   = []byte("/EmbeddedFile")
	streamWord = []byte("stream")
	endWord    = []byte("endstream")
)

// candidates is the most attachments of a PDF that are looked into: each may take a while to unpack.
const candidates = 16

// dictionary is up to how many bytes before and behind its type the dictionary of an attachment is looked for.
const dictionary = 2048

// Attached returns the journey file that travels inside a PDF, and false when data is no PDF or has none. Other
// programs may have saved the PDF again, as long as they have not encrypted it: the dictionary of a stream always
// stands in plain bytes.
func Attached(data []byte) ([]byte, bool) {
	if !bytes.HasPrefix(data, pdfMagic) {
		return nil, false
	}
	for at, n := 0, 0; n < candidates; n++ {
		next := bytes.Index(data[at:], embedded)
		if next < 0 {
			break
		}
		at += next + len(embedded)
		if inner, ok := attachment(data, at); ok && foreign(bytes.TrimPrefix(inner, []byte("\xef\xbb\xbf"))) == nil {
			return inner, true
		}
	}
	return nil, false
}

// attachment returns the stream whose dictionary names its type just before at.
func attachment(data []byte, at int) ([]byte, bool) {
	start := bytes.Index(data[at:min(len(data), at+dictionary)], streamWord)
	if start < 0 {
		return nil, false
	}
	start += at
	head := data[max(0, at-dictionary):start]
	if open := bytes.LastIndex(head, []byte(" obj")); open >= 0 {
		head = head[open:]
	}
	body := bytes.TrimPrefix(bytes.TrimPrefix(data[start+len(streamWord):], []byte("\r")), []byte("\n"))
	if !bytes.Contains(head, []byte("/Filter")) {
		end := bytes.Index(body, endWord)
		return body[:max(0, min(end, limits.DocumentBytes))], end > 0
	}
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, false
	}
	inner, err := io.ReadAll(io.LimitReader(z, limits.DocumentBytes+1))
	return inner, err == nil && len(inner) <= limits.DocumentBytes
}
