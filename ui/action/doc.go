// Package action is the one registry of what a user can do, from which menu, toolbar, shortcuts and help are made.
//
// To add an action: give it a line in list.go and a place in menus.go, a word in assets/i18n, and bind its Run where
// the window is put together; the tests name what is missing.
package action
