// Package vm turns a document into plain values that the window shows: sidebar, toolbar, inspector and status bar.
//
// To give a field a row in the inspector: add a line to the form of its record in inspect_*.go and a word to
// assets/i18n.
package vm
