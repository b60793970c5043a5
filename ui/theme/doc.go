// Package theme gives Fyne the program's colours, sizes and fonts, light and dark.
package theme
