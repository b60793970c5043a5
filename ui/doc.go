// Package ui is the application in its window: it joins document, map, views and files.
package ui
