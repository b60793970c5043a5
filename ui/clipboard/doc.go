// Package clipboard reads from the system's clipboard what the toolkit does not hand out: pictures, copied
// files and web pages.
package clipboard
