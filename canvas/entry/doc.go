// Package entry is a Fyne text field that is safe under Chinese input methods.
//
// On X11 and macOS the toolkit reports every key press to the program, also those that the input method takes for
// itself: a BackSpace that corrects pinyin would delete committed text, a Return that picks the raw letters would
// add a line, an Escape would close the editor. Nobody tells the program that a composition is running, so it is
// inferred: a letter key that no rune follows was taken by the input method. A Return within a sixth of a second after the
// only letter can not be told from plain typing, and goes to the text. The map, which is no text field, is kept from
// those keys in the same way.
package entry
