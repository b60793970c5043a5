// Package clipboard reads from the system's clipboard what the toolkit does not hand out: pictures and copied files.
package clipboard
