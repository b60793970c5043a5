package edit

import (
	"encoding/base64"
	"net/url"
	"path/filepath"
	"strings"

	"sojourn/model/limits"
	"sojourn/model/picture"
)

// PastedPictures finds the pictures that a text from another program stands for: the files that a file manager has
// copied, one a line as addresses or paths, or the picture itself in a data address, as browsers copy it. Text that says
// anything else holds none.
func PastedPictures(text string) (paths []string, data []byte) {
	text = strings.TrimSpace(text)
	if data := dataURL(text); data != nil {
		return nil, data
	}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "", line[0] == '#', i == 0 && strings.HasPrefix(line, "x-special/"), i <= 1 && (line == "copy" || line == "cut"): // words of file managers, and notes
			continue
		case len(paths) > limits.Media:
			return paths, nil
		}
		path := filePath(line)
		if path == "" || !picture.Known(path) {
			return nil, nil
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// filePath is the path that a line names, "" for none.
func filePath(line string) string {
	line = strings.Trim(line, `"'`)
	if u, err := url.Parse(line); err == nil && u.Scheme == "file" && (u.Host == "" || u.Host == "localhost") {
		line = u.Path
		if len(line) > 2 && line[0] == '/' && line[2] == ':' { // a drive of Windows
			line = line[1:]
		}
	}
	if line = filepath.FromSlash(line); filepath.IsAbs(line) {
		return line
	}
	return ""
}

// dataURL returns the bytes of a picture in a data address, nil for any other text.
func dataURL(text string) []byte {
	const most = 4 * (limits.PictureFile/3 + 1) // base64 is that much longer
	head, body, ok := strings.Cut(text, ";base64,")
	if !ok || len(head) > 64 || !strings.HasPrefix(head, "data:image/") || len(body) > most {
		return nil
	}
	data, err := base64.StdEncoding.DecodeString(body)
	if err != nil || len(data) == 0 {
		return nil
	}
	return data
}
