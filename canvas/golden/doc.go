// Package golden holds the pictures that tests paint against those in testdata.
package golden
