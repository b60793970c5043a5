package assets

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

type text map[string]string

type template struct {
	ID    string   `json:"id"`
	Name  text     `json:"name"`
	About text     `json:"about"`
	Kind  string   `json:"kind"`
	Lanes []string `json:"lanes"`
	// A guide's lists are texts with one item a line.
	Stages []struct {
		Name  text `json:"name"`
		Guide struct {
			Aims      text `json:"aims"`
			Before    text `json:"before"`
			Now       text `json:"now"`
			Questions text `json:"questions"`
			Tactics   text `json:"tactics"`
		} `json:"guide"`
	} `json:"stages"`
}

func readTemplates(t *testing.T) []template {
	t.Helper()
	data, err := Templates.ReadFile("templates/templates.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Templates []template `json:"templates"`
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		t.Fatal(err)
	}
	return file.Templates
}

func TestTemplateStagesAreNamedAsInTheField(t *testing.T) {
	want := map[string]string{
		"lifecycle": "接触 Contact · 互动 Interaction · 决策 Decision · 购买 Purchase · 使用 Use · 忠诚 Loyalty",
		"funnel":    "意识 Awareness · 兴趣/考虑 Interest · 评估 Evaluation · 欲望 Desire · 行动/转化 Conversion · 保留 Retention",
		"buyer":     "意识 Awareness · 考虑 Consideration · 决策 Decision · 保留 Retention · 拥护 Advocacy",
		"blueprint": "之前 Before · 到达 Arrive · 接受服务 Use · 离开 Leave · 之后 After",
	}
	all := readTemplates(t)
	if len(all) != len(want) {
		t.Errorf("%d templates, want %d", len(all), len(want))
	}
	for _, tpl := range all {
		var names []string
		for _, s := range tpl.Stages {
			names = append(names, s.Name["zh"]+" "+s.Name["en"])
		}
		if got := strings.Join(names, " · "); got != want[tpl.ID] {
			t.Errorf("%s: stages %q, want %q", tpl.ID, got, want[tpl.ID])
		}
	}
}

func TestTemplateLanesFitTheirKind(t *testing.T) {
	lanes := map[string][]string{
		"journey": {"goals", "actions", "touchpoints", "thoughts", "emotion", "pains", "opportunities"},
		"blueprint": {"physical", "actions", "line-interaction", "frontstage", "line-visibility", "backstage",
			"line-internal", "support", "emotion", "pains", "opportunities"},
	}
	for _, tpl := range readTemplates(t) {
		if want := lanes[tpl.Kind]; want == nil || !slices.Equal(tpl.Lanes, want) {
			t.Errorf("%s of kind %q: lanes %v, want %v", tpl.ID, tpl.Kind, tpl.Lanes, want)
		}
	}
}

func TestEveryTemplateTextIsThereInBothLanguages(t *testing.T) {
	for _, tpl := range readTemplates(t) {
		checkText(t, tpl.ID+" name", tpl.Name, 1)
		checkText(t, tpl.ID+" about", tpl.About, 1)
		for _, s := range tpl.Stages {
			at := tpl.ID + " " + s.Name["en"]
			checkText(t, at+" name", s.Name, 1)
			checkText(t, at+" aims", s.Guide.Aims, 1)
			checkText(t, at+" before", s.Guide.Before, 2)
			checkText(t, at+" now", s.Guide.Now, 3)
			checkText(t, at+" questions", s.Guide.Questions, 3)
			checkText(t, at+" tactics", s.Guide.Tactics, 3)
		}
	}
}

// checkText wants zh and en and nothing else, the same number of lines in both and at least atLeast, no line blank or
// padded, and each in its own script: Han in zh, none in en.
func checkText(t *testing.T, at string, got text, atLeast int) {
	t.Helper()
	if len(got) != 2 || strings.Count(got["zh"], "\n") != strings.Count(got["en"], "\n") {
		t.Errorf("%s: want zh and en with as many lines each: %q", at, got)
	}
	for lang, s := range got {
		lines := strings.Split(s, "\n")
		if len(lines) < atLeast {
			t.Errorf("%s %s: %d lines, want at least %d", at, lang, len(lines), atLeast)
		}
		for _, line := range lines {
			han := strings.ContainsFunc(line, func(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF })
			if line == "" || line != strings.TrimSpace(line) || han != (lang == "zh") {
				t.Errorf("%s %s: line %q is blank, padded or in the wrong language", at, lang, line)
			}
		}
	}
}
