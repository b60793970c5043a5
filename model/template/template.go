package template

import (
	"encoding/json"
	"fmt"
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
	return Template{}, fmt.Errorf("no template %q: there are%s and sample", id, known[1:])
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

// Sample returns the bytes of the worked example.
func Sample() []byte {
	data, err := assets.Samples.ReadFile("samples/shop.journey")
	if err != nil { // embedded: only a broken build gets here
		panic(err)
	}
	return data
}
