// Package view is the main window as Fyne widgets: it shows view-models and tells what a person did, and knows no rule.
package view
