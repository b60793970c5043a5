package update

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
)

// ErrFile is wrapped by every error about bytes that are not a PDF file of the simple form this package reads.
var ErrFile = errors.New("not a plain PDF file")

// File is a PDF file together with its update. It is not safe for concurrent use.
type File struct {
	base    []byte
	offsets []int // of the base's objects by number; 0 for a free one
	root    int
	info    int
	start   int // of the base's cross-reference table
	size    int // one above the highest object number
	objects map[int][]byte
}

var (
	startForm   = regexp.MustCompile(`startxref\s+(\d{1,10})\s+%%EOF\s*$`)
	tableForm   = regexp.MustCompile(`^xref\r?\n0 (\d{1,7}) ?\r?\n`)
	rootForm    = regexp.MustCompile(`/Root (\d{1,7}) 0 R`)
	infoForm    = regexp.MustCompile(`/Info (\d{1,7}) 0 R`)
	kidsForm    = regexp.MustCompile(`/Kids \[([0-9 R\r\n]*)\]`)
	kidForm     = regexp.MustCompile(`(\d{1,7}) 0 R`)
	contentForm = regexp.MustCompile(`/Contents (\d{1,7}) 0 R`)
	pagesForm   = regexp.MustCompile(`/Pages (\d{1,7}) 0 R`)
)

const entryBytes = 20 // of one line of a cross-reference table

// Open reads a finished PDF file; it keeps pdf and never changes it.
func Open(pdf []byte) (*File, error) {
	end := startForm.FindSubmatch(pdf[max(0, len(pdf)-64):])
	if end == nil {
		return nil, fmt.Errorf("%w: it does not end in startxref", ErrFile)
	}
	f := &File{base: pdf, start: number(end[1]), objects: map[int][]byte{}}
	if f.start >= len(pdf) {
		return nil, fmt.Errorf("%w: its cross-reference table lies outside", ErrFile)
	}
	table := pdf[f.start:]
	head := tableForm.FindSubmatch(table)
	if head == nil {
		return nil, fmt.Errorf("%w: no cross-reference table", ErrFile)
	}
	f.size = number(head[1])
	lines := table[len(head[0]):]
	if len(lines) < f.size*entryBytes {
		return nil, fmt.Errorf("%w: its cross-reference table is cut short", ErrFile)
	}
	f.offsets = make([]int, f.size)
	for n := range f.offsets {
		if line := lines[n*entryBytes:]; line[17] == 'n' {
			f.offsets[n] = number(line[:10])
		}
	}
	trailer := lines[f.size*entryBytes:]
	root, info := rootForm.FindSubmatch(trailer), infoForm.FindSubmatch(trailer)
	if root == nil || info == nil {
		return nil, fmt.Errorf("%w: its trailer names no catalog or no information", ErrFile)
	}
	f.root, f.info = number(root[1]), number(info[1])
	return f, nil
}

// number reads decimal digits; anything else counts as 0.
func number(digits []byte) int {
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		return 0
	}
	return n
}

// Root returns the object number of the catalog.
func (f *File) Root() int { return f.root }

// Pages returns the object numbers of the pages in order. The page tree must be flat.
func (f *File) Pages() ([]int, error) {
	catalog, err := f.Object(f.root)
	if err != nil {
		return nil, err
	}
	tree := pagesForm.FindSubmatch(catalog)
	if tree == nil {
		return nil, fmt.Errorf("%w: its catalog names no pages", ErrFile)
	}
	body, err := f.Object(number(tree[1]))
	if err != nil {
		return nil, err
	}
	kids := kidsForm.FindSubmatch(body)
	if kids == nil {
		return nil, fmt.Errorf("%w: no list of pages", ErrFile)
	}
	var pages []int
	for _, kid := range kidForm.FindAllSubmatch(kids[1], -1) {
		pages = append(pages, number(kid[1]))
	}
	return pages, nil
}

// Content returns the number of the object that holds the content of a page.
func (f *File) Content(page int) (int, error) {
	body, err := f.Object(page)
	if err != nil {
		return 0, err
	}
	content := contentForm.FindSubmatch(body)
	if content == nil {
		return 0, fmt.Errorf("%w: page %d has no content", ErrFile, page)
	}
	return number(content[1]), nil
}

// Object returns the body of an object without a stream, the updated one if there is one. It must not be changed.
func (f *File) Object(n int) ([]byte, error) {
	if body, ok := f.objects[n]; ok {
		return body, nil
	}
	if n <= 0 || n >= len(f.offsets) || f.offsets[n] <= 0 || f.offsets[n] >= len(f.base) {
		return nil, fmt.Errorf("%w: no object %d", ErrFile, n)
	}
	body, found := bytes.CutPrefix(f.base[f.offsets[n]:], fmt.Appendf(nil, "%d 0 obj", n))
	end := bytes.Index(body, []byte("endobj"))
	if !found || end < 0 {
		return nil, fmt.Errorf("%w: object %d is not where it should be", ErrFile, n)
	}
	return bytes.TrimSpace(body[:end]), nil
}

// Reserve returns a new object number, for objects that refer to each other. Replace gives it its body.
func (f *File) Reserve() int {
	f.size++
	return f.size - 1
}

// Add appends an object and returns its number.
func (f *File) Add(body []byte) int {
	n := f.Reserve()
	f.objects[n] = body
	return n
}

// Replace sets the body of an object.
func (f *File) Replace(n int, body []byte) { f.objects[n] = body }

// Extend adds entries to an object that is a dictionary.
func (f *File) Extend(n int, entries string) error {
	body, err := f.Object(n)
	if err != nil {
		return err
	}
	rest, found := bytes.CutPrefix(body, []byte("<<"))
	if !found {
		return fmt.Errorf("%w: object %d is not a dictionary", ErrFile, n)
	}
	f.objects[n] = append([]byte("<<"+entries+"\n"), rest...)
	return nil
}

// Stream returns the body of a stream object: data as they are, with the entries of its dictionary but for the length.
func Stream(entries string, data []byte) []byte {
	out := fmt.Appendf(make([]byte, 0, len(data)+len(entries)+60), "<<%s/Length %d>>\nstream\n", entries, len(data))
	return append(append(out, data...), "\nendstream"...)
}

// WriteTo writes the file and its update. The same file and objects give the same bytes.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	tail := f.tail()
	n, err := w.Write(f.base)
	if err != nil {
		return int64(n), err
	}
	m, err := w.Write(tail)
	return int64(n) + int64(m), err
}

// room is about how many bytes the update takes.
func (f *File) room() int {
	const each, trailer = 50, 400 // around an object, and in the table
	n := trailer
	for _, body := range f.objects {
		n += len(body) + each
	}
	return n
}

// tail returns the bytes that follow the base.
func (f *File) tail() []byte {
	numbers := slices.Sorted(maps.Keys(f.objects))
	out := append(make([]byte, 0, f.room()), '\n')
	offsets := make([]int, len(numbers))
	for i, n := range numbers {
		offsets[i] = len(f.base) + len(out)
		out = append(strconv.AppendInt(out, int64(n), 10), " 0 obj\n"...)
		out = append(out, f.objects[n]...)
		out = append(out, "\nendobj\n"...)
	}
	start := len(f.base) + len(out)
	hash := sha256.New()
	hash.Write(f.base)
	hash.Write(out)
	id := hash.Sum(nil)[:16]
	out = append(out, "xref\n"...)
	for i := 0; i < len(numbers); {
		end := i + 1
		for end < len(numbers) && numbers[end] == numbers[end-1]+1 {
			end++
		}
		out = fmt.Appendf(out, "%d %d\n", numbers[i], end-i)
		for ; i < end; i++ {
			out = fmt.Appendf(out, "%010d 00000 n \n", offsets[i])
		}
	}
	return fmt.Appendf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /Prev %d /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		f.size, f.root, f.info, f.start, id, id, start)
}
