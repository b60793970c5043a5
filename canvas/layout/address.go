package layout

import (
	"net/url"
	"strings"
)

// Address returns a web or mail address as a file can link to it, and false for what is none of these: a link in a file
// that a client opens leads to no program, no file and no script.
func Address(s string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return "", false
	}
	web := (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != ""
	mail := u.Scheme == "mailto" && strings.Contains(u.Opaque, "@")
	if !web && !mail {
		return "", false
	}
	return u.String(), true
}
