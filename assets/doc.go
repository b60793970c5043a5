// Package assets carries the files embedded in the program: fonts, icon, screen texts, templates and samples.
package assets
