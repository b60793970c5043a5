// Package sheet shows what stands beside the map: charts, boards and lists that are painted into one picture, walked by
// keyboard, chosen from and dragged.
package sheet
