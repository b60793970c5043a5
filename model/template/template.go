package template

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"sojourn/assets"
	"sojourn/model"
)

// Template is a map to start from: its stages with their guide texts, and its lanes.
type Template struct {
	ID     string           `json:"id"`
	Name   model.Text       `json:"name"`
	About  model.Text       `json:"about"`
	Kind   model.MapType    `json:"kind"`
	Lanes  []model.LaneType `json:"lanes"`
	Stages []Stage          `json:"stages"`
}

// Stage is one stage of a template.
type Stage struct {
	Name  model.Text  `json:"name"`
	Guide model.Guide `json:"guide"`
}

// All returns the templates that come with the program, in the order in which they are offered.
var All = sync.OnceValue(func() []Template {
	data, err := assets.Templates.ReadFile("templates/templates.json")
	if err != nil { // embedded: only a broken build gets here
		panic(err)
	}
	var file struct {
		Templates []Template `json:"templates"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		panic(err)
	}
	return file.Templates
})

// Find returns the template with this id.
func Find(id string) (Template, error) {
	known := ""
	for _, t := range All() {
		if t.ID == id {
			return t, nil
		}
		known += ", " + t.ID
	}
	return Template{}, fmt.Errorf("no template %q: there are%s, %s and sample", id, known[1:], strings.Join(Worked, ", "))
}

// Apply adds a map with the template's lanes and stages and returns its id. The map is titled after the template.
func (t Template) Apply(tx *model.Tx) (model.ID, error) {
	m := model.AddMap(tx, model.Map{Title: t.Name, Type: t.Kind, State: model.AsIs, Template: t.ID}, t.Lanes)
	for _, s := range t.Stages {
		id, err := model.AddStage(tx, m, s.Name, "")
		if err != nil {
			return "", err
		}
		stage, _ := model.Get[model.Stage](tx, id)
		stage.Guide = &s.Guide
		model.Put(tx, stage)
	}
	return m, nil
}

// Worked names the worked examples, complete projects from the first question to measured actions, in the order in which
// they are offered.
var Worked = []string{"cart", "retailer"}

// Example returns the bytes of a worked example, and false when there is none of that name.
func Example(name string) ([]byte, bool) {
	if !slices.Contains(Worked, name) {
		return nil, false
	}
	return sample(name), true
}

// Sample returns the bytes of a small project to look around in.
func Sample() []byte { return sample("shop") }

func sample(name string) []byte {
	data, err := assets.Samples.ReadFile("samples/" + name + ".journey")
	if err != nil { // embedded: only a broken build gets here
		panic(err)
	}
	return data
}
