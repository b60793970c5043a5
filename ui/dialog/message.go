package dialog

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/ui/view/part"
)

const messageWidth = 420

// Ask puts a question. The first answer is what Escape means, the last the main one.
func (h Host) Ask(title, text string, answers ...Answer) {
	h.open(title, container.NewVBox(part.NewParagraph(text, part.BodySize, part.Plain).Within(messageWidth-2*margin)), fyne.NewSize(messageWidth, 0), answers...)
}

// Tell says something that needs no answer.
func (h Host) Tell(title, text string) {
	h.Ask(title, text, Answer{Label: h.Words("button.ok"), Style: part.Primary})
}

// Problems are the kinds of errors that have words.
var Problems = []string{
	"file.changed", "file.missing", "file.denied", "file.protected", "file.full", "file.newer", "file.guest", "file.large", "file.kind",
	"open", "save", "import", "export", "edit", "picture",
}

// Problem tells of an error: what happened, what is safe, and what to do next. Kind is one of Problems; args fill its texts. Without answers there is one to close it.
func (h Host) Problem(kind string, args []any, answers ...Answer) {
	key := "error." + kind
	body := container.NewVBox(
		part.NewParagraph(h.Words(key+".safe", args...), part.BodySize, part.Good).Within(messageWidth-2*margin), gap(4),
		part.NewParagraph(h.Words(key+".next", args...), part.BodySize, part.Plain).Within(messageWidth-2*margin))
	if len(answers) == 0 {
		answers = []Answer{{Label: h.Words("button.ok"), Style: part.Primary}}
	}
	h.open(h.Words(key, args...), body, fyne.NewSize(messageWidth, 0), answers...)
}

// Retry, SaveAs and Cancel are answers that problems often have.
func (h Host) Retry(run func()) Answer {
	return Answer{Label: h.Words("button.retry"), Style: part.Primary, Run: run}
}

// SaveAs is the way out when a file cannot be written.
func (h Host) SaveAs(run func()) Answer {
	return Answer{Label: h.Words("button.saveas"), Style: part.Outline, Run: run}
}

// Cancel is the answer that changes nothing.
func (h Host) Cancel() Answer { return Answer{Label: h.Words("button.cancel"), Style: part.Outline} }

// Unsaved asks what to do with changes before they would be lost.
func (h Host) Unsaved(name string, save, discard func()) {
	h.Ask(h.Words("ask.unsaved", "name", name), h.Words("ask.unsaved.text"), h.Cancel(),
		Answer{Label: h.Words("button.discard"), Style: part.Danger, Run: discard},
		Answer{Label: h.Words("button.save"), Style: part.Primary, Run: save})
}

// DeleteMap asks before a whole journey goes.
func (h Host) DeleteMap(name string, yes func()) {
	h.Ask(h.Words("ask.map.delete", "name", name), h.Words("ask.map.delete.text"), h.Cancel(),
		Answer{Label: h.Words("button.delete"), Style: part.Danger, Run: yes})
}
