package pdf

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"sojourn/canvas/scene"
	"sojourn/export/pdf/update"
)

// tag is a node as screen readers meet it: its marked content on the page, by the place in the list of the page, and
// what sort of thing it is.
type tag struct {
	kind string // a standard structure type of ISO 32000-1, 14.8.4
	node *scene.Node
}

// kinds are the structure types of what stands for more than a paragraph.
var kinds = map[scene.Kind]string{
	scene.Title: "H1", scene.Heading: "H2", scene.StageHead: "H3", scene.LaneHead: "H3", scene.StepHead: "H4",
}

// tagOf returns what a node is to a screen reader, and false for what only decorates the page.
func tagOf(n *scene.Node) (tag, bool) {
	if paginates(n) {
		return tag{}, false // it would be read out on every page
	}
	words, picture := false, false
	for i := range n.Prims {
		words = words || n.Prims[i].Op == scene.OpText && n.Prims[i].Run != nil && len(n.Prims[i].Run.Glyphs) > 0
		picture = picture || n.Prims[i].Op == scene.OpImage
	}
	kind, known := kinds[n.Ref.Kind]
	switch {
	case n.Spoken:
		return tag{"Figure", n}, true
	case words && known:
		return tag{kind, n}, true
	case words:
		return tag{"P", n}, true
	case picture && n.Label != "":
		return tag{"Figure", n}, true
	}
	return tag{}, false
}

// paginates reports that a node only tells a reader who sees the page where they are: heads and feet, and headings that a
// page before has.
func paginates(n *scene.Node) bool { return n.Ref.Kind == scene.Running || n.Again }

// marked draws a node as one piece of marked content.
func (p *page) marked(n *scene.Node) error {
	t, ok := tagOf(n)
	if ok {
		p.buf = append(append(append(p.buf, '/'), t.kind...), "<</MCID "...)
		p.buf = strconv.AppendInt(p.buf, int64(len(p.tags)), 10)
		p.op(">>BDC")
		p.tags = append(p.tags, t)
	} else if paginates(n) {
		p.op("/Artifact<</Type/Pagination>>BDC")
	} else {
		p.op("/Artifact BMC")
	}
	err := p.node(n)
	p.op("EMC")
	return err
}

// structure is the tree by which screen readers go through the file: the document, a section for each page, and in it
// what was marked, in the order it was drawn.
type structure struct {
	annotations
	tags    [][]tag // by page
	parents []string
	links   []string // annotations' entries in the parent tree, behind those of the pages
}

// add writes the tree with the links, tells the pages, and returns the entries of the catalog.
func (s *structure) add(ctx context.Context) (string, error) {
	root, document := s.file.Reserve(), s.file.Reserve()
	var sections []string
	for i := range s.pages {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		section, err := s.page(i, document)
		if err != nil {
			return "", err
		}
		sections = append(sections, section)
	}
	var nums strings.Builder
	for i, p := range append(s.parents, s.links...) {
		nums.WriteString(strconv.Itoa(i) + " " + p + "\n")
	}
	tree := s.file.Add(fmt.Appendf(nil, "<</Nums[%s]>>", nums.String()))
	s.file.Replace(document, fmt.Appendf(nil, "<</Type/StructElem/S/Document/P %d 0 R/K[%s]>>", root, strings.Join(sections, " ")))
	s.file.Replace(root, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>",
		document, tree, len(s.parents)+len(s.links)))
	return fmt.Sprintf("/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", root), nil
}

// page writes the section of a page, and returns a reference to it.
func (s *structure) page(i, document int) (string, error) {
	section := s.file.Reserve()
	parent, sheet := reference(section), reference(s.sheets[i])
	var elements, annots []string
	for k, t := range s.tags[i] {
		number := s.file.Reserve()
		elements = append(elements, reference(number))
		kid := strconv.Itoa(k)
		if t.node.Link != "" {
			if n := s.annotations.add(i, t.node, len(s.pages)+len(s.links)); n > 0 {
				annots = append(annots, reference(n))
				link := s.file.Add(fmt.Appendf(nil, "<</Type/StructElem/S/Link/P %d 0 R/Pg %d 0 R/K<</Type/OBJR/Obj %d 0 R>>>>", number, s.sheets[i], n))
				s.links = append(s.links, reference(link))
				kid = fmt.Sprintf("[%d %d 0 R]", k, link)
			}
		}
		alt := ""
		if t.kind == "Figure" {
			alt = "/Alt" + textString(t.node.Label)
		}
		s.file.Replace(number, []byte("<</S/"+t.kind+"/P "+parent+"/Pg "+sheet+"/K "+kid+alt+">>"))
	}
	s.parents = append(s.parents, "["+strings.Join(elements, " ")+"]")
	s.file.Replace(section, fmt.Appendf(nil, "<</Type/StructElem/S/Sect/P %d 0 R/Pg %d 0 R/K[%s]>>", document, s.sheets[i], strings.Join(elements, " ")))
	entries := fmt.Sprintf("/StructParents %d/Tabs/S", i)
	if len(annots) > 0 {
		entries += "/Annots[" + strings.Join(annots, " ") + "]"
	}
	return reference(section), s.file.Extend(s.sheets[i], entries)
}

func reference(n int) string { return strconv.Itoa(n) + " 0 R" }

// structureOf gathers what the tree is made of.
func structureOf(file *update.File, sheets []int, pages []Page, tags [][]tag) *structure {
	return &structure{annotations: annotations{file: file, pages: pages, sheets: sheets, to: anchors(pages)}, tags: tags}
}
