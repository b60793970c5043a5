// Package i18n says everything the program says, in Chinese or in English.
package i18n
