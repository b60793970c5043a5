// Package xlsx writes a journey map as an Excel workbook: the map as a matrix, its cards as a table, and its emotion curve as a native chart.
package xlsx
