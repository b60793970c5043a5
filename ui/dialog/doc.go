// Package dialog asks and tells in front of the window: files, questions, errors, templates, imports and exports.
//
// Every dialog works from the keyboard: Return takes the main button, Escape the harmless way out.
package dialog
