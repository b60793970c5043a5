// Package export says what an exporter is given: one map of a document, the words of a language, and a writer.
package export
