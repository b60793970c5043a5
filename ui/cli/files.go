package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"sojourn/model"
	"sojourn/model/codec"
	"sojourn/model/fileio"
	"sojourn/model/limits"
)

// load reads a project, from its own file or from a PDF in which it travels.
func load(path string) (*model.Document, codec.Report, error) {
	data, err := read(path, limits.DocumentBytes)
	if err != nil {
		return nil, codec.Report{}, err
	}
	if inner, ok := codec.Attached(data); ok {
		data = inner
	}
	doc, report, err := codec.Decode(data)
	if err != nil {
		return nil, report, about(path, err)
	}
	return doc, report, nil
}

// store writes a project, checked by reading it back.
func store(path string, doc *model.Document) error {
	data, err := codec.Encode(doc)
	if err != nil {
		return about(path, err)
	}
	return write(path, func(w io.Writer) error { _, err := w.Write(data); return err })
}

// about names the file in an error that does not name it itself.
func about(path string, err error) error {
	if strings.Contains(err.Error(), path) {
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// write makes a file whole or not at all.
func write(path string, fill func(io.Writer) error) error {
	return fileio.Atomic(fileio.OS, path, fill)
}

// read reads a file of at most max bytes.
func read(path string, max int64) ([]byte, error) {
	if err := noFolder(path); err != nil {
		return nil, err
	}
	data, _, err := fileio.Read(fileio.OS, path, max)
	return data, err
}

// openFile opens a file to be read.
func openFile(path string) (io.ReadCloser, error) {
	if err := noFolder(path); err != nil {
		return nil, err
	}
	return fileio.Open(fileio.OS, path)
}

func noFolder(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: give a file", path)
	}
	return nil
}
