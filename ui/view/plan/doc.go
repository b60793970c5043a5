// Package plan draws the pages that lead from a map to what is to be done: gaps, opportunities and actions.
package plan
