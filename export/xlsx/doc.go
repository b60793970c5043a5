// Package xlsx writes a journey map for spreadsheets: as an Excel workbook with the map as a matrix, its cards and plans
// as tables and its emotion curve as a native chart, and as a CSV of its cards. model/roundtrip says how an edited
// workbook is known again.
package xlsx
