// Package cli is the command line: it reads arguments and files, calls the rooms below, and writes files and lines.
package cli
