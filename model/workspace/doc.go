// Package workspace keeps one open document safe: where it is saved, what is unsaved, and the copies that survive a
// crash.
//
// A Workspace is told of every change (Edited) and writes a recovery snapshot within two seconds, outside the
// document's folder. A save keeps the bytes that it replaces as a version. Nothing is deleted that was not saved:
// what the user declines is parked for limits.ParkedDays.
package workspace
