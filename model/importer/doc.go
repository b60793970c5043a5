// Package importer turns a foreign sheet into part of a journey: file → Table → Proposal → Mapping → Plan → one step.
//
// Read makes bounded tables of text out of Excel workbooks of every age (.xlsx, .xlsm, .xls, XML of 2003), OpenDocument
// spreadsheets (.ods, .fods), web pages, journeys of Mermaid, and delimited text, told apart by content and not by name.
// Guess proposes a Mapping, plain data that a person may correct. Build makes a typed Plan of it in which every cell
// of the sheet is kept or listed and none is lost. Apply puts the plan into a map within one transaction.
package importer
