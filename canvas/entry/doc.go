// Package entry is a Fyne text field that is safe under Chinese input methods.
//
// On X11 and macOS the toolkit reports every key press to the program, also those that the input method takes for
// itself: a BackSpace that corrects pinyin would delete committed text, a Return that picks the raw letters would
// add a line, an Escape would close the editor. Nobody tells the program that a composition is running, so it is
// inferred: a letter key that no rune follows was taken by the input method. A Return within a sixth of a second after the
// only letter can not be told from plain typing, and goes to the text. The map and the outline, which are no text fields,
// are kept from those keys in the same way.
//
// An input method knows nothing of widgets: what it composes goes on when the focus moves, and would come out in a field
// that it was not meant for. So it is called off when another widget gets the keyboard, where the system lets a program do
// so; on macOS it goes on, and still harms nothing that is there.
package entry
