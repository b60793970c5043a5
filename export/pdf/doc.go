// Package pdf writes scenes as the pages of a PDF file, in vectors, with text that can be searched and copied.
//
// gofpdf makes the file: empty pages, the information dictionary and the cross-reference table. It never
// sees text, colours or pictures, where it is known to lose or mix up things; the content of the pages is written here
// operator by operator, and fonts, pictures, gradients, outline and metadata join the finished file as an incremental
// update.
package pdf
