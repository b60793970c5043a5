package codec

import (
	"reflect"
	"strings"
	"sync"

	"sojourn/model"
)

// shape is how a struct stands in a file: its fields in order, by their exact names.
type shape struct {
	fields []field
	byName map[string]int
	extra  int // index of the field that keeps unknown ones, -1 when there is none
}

type field struct {
	name  string
	index []int
	typ   reflect.Type
	empty bool // written even when it holds nothing
}

var (
	textType  = reflect.TypeFor[model.Text]()
	bytesType = reflect.TypeFor[[]byte]()
	extraType = reflect.TypeFor[model.Extra]()
	shapes    sync.Map // reflect.Type → *shape
)

func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := &shape{byName: map[string]int{}, extra: -1}
	s.collect(t, nil)
	got, _ := shapes.LoadOrStore(t, s)
	return got.(*shape)
}

func (s *shape) collect(t reflect.Type, at []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), at...), i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Type == extraType:
			s.extra = i
		case f.Anonymous && name == "":
			s.collect(f.Type, index)
		case name != "-" && f.IsExported():
			s.byName[name] = len(s.fields)
			s.fields = append(s.fields, field{name, index, f.Type, !strings.Contains(options, "omit")})
		}
	}
}

// recordTypes are the structs of the tables, by kind.
var recordTypes = [model.Kinds]reflect.Type{
	model.KindProject: reflect.TypeFor[model.Project](),
	model.KindPersona: reflect.TypeFor[model.Persona](),
	model.KindMap:     reflect.TypeFor[model.Map](),
	model.KindStage:   reflect.TypeFor[model.Stage](),
	model.KindStep:    reflect.TypeFor[model.Step](),
	model.KindLane:    reflect.TypeFor[model.Lane](),
	model.KindCard:    reflect.TypeFor[model.Card](),
	model.KindPoint:   reflect.TypeFor[model.Point](),
	model.KindLink:    reflect.TypeFor[model.Link](),
	model.KindMedia:   reflect.TypeFor[model.Media](),
}
