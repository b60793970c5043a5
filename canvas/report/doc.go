// Package report lays out a project as a client reads it after the work: pages with headings, tables and charts.
package report
