// Package layout turns a Document into a scene: where everything on a map stands, and how a map stands on paper.
//
// Build is pure and deterministic, in points. Lines are broken here, once, so that screen, PDF, PNG and every later
// output show the same map. A card is never cut: columns have a width, cards and lanes take the height they need.
package layout
