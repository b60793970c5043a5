package dialog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sojourn/canvas/entry"
	"sojourn/ui/view/part"
)

// Answered is what somebody said to a question, who that was and on which day (YYYY-MM-DD).
type Answered struct{ Question, Text, Speaker, Date string }

// Answered takes down an answer; Ctrl+Return saves. One without words is not taken, nor a day that cannot be read.
func (h Host) Answered(a Answered, day func(typed string) (string, bool), done func(Answered)) {
	text, speaker, date := entry.NewMultiLine(), entry.New(), entry.New()
	text.SetMinRowsVisible(5)
	speaker.SetText(a.Speaker)
	date.SetText(a.Date)
	wrong := part.NewLabel("", part.SmallSize, false, part.Alarm)
	body := container.NewVBox(part.NewParagraph(a.Question, part.BodySize, part.Strong).Within(messageWidth), gap(4),
		fieldOf(h.Words("interview.answer"), text),
		container.NewGridWithColumns(2, fieldOf(h.Words("interview.speaker"), speaker), fieldOf(h.Words("interview.date"), date)), wrong)
	s := h.open(h.Words("interview.ask"), body, fyne.NewSize(messageWidth+2*margin, 0), h.Cancel(), Answer{Label: h.Words("button.save"), Style: part.Primary, Run: func() {
		when, _ := day(date.Text)
		done(Answered{a.Question, strings.TrimSpace(text.Text), strings.Join(strings.Fields(speaker.Text), " "), when})
	}})
	s.keep = func(i int) bool {
		_, ok := day(date.Text)
		wrong.SetText("")
		if !ok {
			wrong.SetText(h.Words("interview.date.wrong"))
		}
		return i == 1 && (!ok || strings.TrimSpace(text.Text) == "")
	}
	for _, f := range []*entry.Entry{text, speaker, date} {
		f.OnCommit = func(string) { s.answer(1) }
	}
	h.Window.Canvas().Focus(text)
}
