// Package layouttest makes the hardest maps there are, and finds what is drawn badly on any map.
package layouttest
