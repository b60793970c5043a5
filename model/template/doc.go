// Package template keeps what a project can begin with: ready lifecycles, worked examples, and maps that a person has saved.
package template
