package importer

import (
	"fmt"
	"strings"
	"testing"

	"sojourn/model"
)

// What people write, and what of it upstream refuses or cuts.
func TestJourneyLinesAreReadKindly(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"A: 5", "S|A|5||"},
		{"A: 5:", "S|A|5||"},
		{"A: 4.5: Me", "S|A|4.5|Me|"},
		{"A: -1: Me", "S|A|1|Me|-1 (!)"},
		{"A: 12", "S|A|5||12 (!)"},
		{"A: good: Me", "S|A||Me|good (!)"},
		{"A: : Me", "S|A||Me| (!)"},
		{"A: NaN: Me", "S|A||Me|NaN (!)"},
		{"A: 3: Me: note: rest", "S|A|3|Me|note: rest"},
		{"A task : 5 : Me , Cat, ", "S|A task|5|Me, Cat|"},
		{"Open issue #5: 3: Me", "S|Open issue #5|3|Me|"},
		{"A: 3: Me # aside", "S|A|3|Me|aside"},
		{"A: 5: Me; B: 3: You", "S|A|5|Me|\nS|B|3|You|"},
		{"section Step 1: find\nA: 1", "Step 1: find|A|1||"},
		{"Journey begins: 2: Me", "S|Journey begins|2|Me|"},
		{"Section leader talks: 2: Me", "S|Section leader talks|2|Me|"},
		{"Title check: 3: Me", "S|Title check|3|Me|"},
		{"Read: the manual: 3: Me", "S|Read: the manual|3|Me|"},
		{"搜索引擎：５：用户，客服、店员", "S|搜索引擎|5|用户, 客服, 店员|"},
		{"阶段：一：３", "S|阶段：一|3||"},
		{"A: 5: Me %% aside", "S|A|5|Me|"},
		{"one<br/>two: 1", "S|one two|1||"},
		{"no mark\nA: 1", "S|no mark||| (!)\nS|A|1|| (!)"},
		{"a#59;b #quot;c#quot; #35;1 #nothing;: 2", `S|a;b "c" #1 #nothing;|2||`},
		{"# aside\n%% aside\n\nA: 1", "S|A|1||"},
	} {
		table := mustRead(t, "x.mmd", []byte("  journey\r\n\ttitle T\n\tsection S\n\t"+c.line+"\n"))[0]
		lines := strings.Split(strings.TrimSuffix(grid(&table), "\n"), "\n")
		got := lines[2:] // below the title and the headers
		for i := range got {
			if strings.Count(got[i], "|") < 4 {
				got[i] += strings.Repeat("|", 4-strings.Count(got[i], "|"))
			}
			if len(table.Warnings) > 0 {
				got[i] += " (!)"
			}
		}
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.line, strings.Join(got, "\n"), c.want)
		}
	}
}

func TestJourneysBecomeMaps(t *testing.T) {
	text := "---\ntitle: \"front\"\nconfig: x\n---\n%%{init: {\n'theme': 'dark'}}%%\njourney\ntitle Ticket #42: the flow\naccDescr {\n about\n this: 3\n}\nMake tea: 5: Me, Cat\nDrink it: 4: Me\nsection Work\nDo work: 1: Me\n"
	for _, tables := range [][]Table{mustRead(t, "x.mmd", []byte(text)), mustPaste(t, "", text)} {
		at, p, err := Pick(tables, "", nil)
		if err != nil || p.Mapping.Layout != Long {
			t.Fatal(p.Mapping.Layout, err)
		}
		got := importAs(t, tables[at], p, model.New(), "")
		var lines []string
		for _, c := range got.plan.Cards {
			lines = append(lines, fmt.Sprintf("%s %s %g %d", got.plan.Stages[c.At.Stage].Name, c.Card.Title.In("zh"), *c.Card.Touchpoint.Emotion, len(c.Personas)))
		}
		want := "Ticket #42: the flow Make tea 2 2; Ticket #42: the flow Drink it 1 1; Work Do work -2 1"
		if strings.Join(lines, "; ") != want || got.plan.Title != "Ticket #42: the flow" || got.plan.About != "about this: 3" || got.plan.Counts().Listed != 0 {
			t.Errorf("%q, about %q: %q, want %q", got.plan.Title, got.plan.About, lines, want)
		}
	}
}

func mustPaste(t *testing.T, page, text string) []Table {
	t.Helper()
	tables, err := Pasted(page, text)
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// Every journey of a Markdown file is a sheet; what else stands there is not read.
func TestJourneysInMarkdown(t *testing.T) {
	text := "# Notes\n\n```mermaid\nflowchart LR\nA --> B: 1\n```\n\n  ```mermaid\n  journey\n  title One\n  A: 1\n  ```\ntext, with: commas\n~~~ mermaid\njourney\n甲: 3\n~~~\n"
	tables := mustRead(t, "notes.md", []byte(text))
	if len(tables) != 2 || tables[0].Sheet != "One" || tables[1].At(1, 1) != "甲" || tables[1].At(0, 0) != "阶段" {
		t.Errorf("%+v", tables)
	}
}

func TestOtherTextsAreNoJourneys(t *testing.T) {
	for _, text := range []string{"journey,stage\na,b\n", "journey\na\nb\n", "Journey map: 3\n", "# Notes\n```mermaid\nflowchart\n```\n"} {
		if tables := mustRead(t, "x.csv", []byte(text)); tables[0].Delimiter == "" {
			t.Errorf("%q was taken for a journey", text)
		}
	}
}
