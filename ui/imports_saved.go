package ui

import (
	"cmp"

	"sojourn/model/importer"
	"sojourn/ui/dialog"
)

// recognise looks for a form that came before, first among those of the project's own client, and else for the sheet
// that looks most like a journey, with the words that client uses.
func (im *importing) recognise() (err error) {
	own := im.w.clientName()
	names := []string{own}
	for _, c := range im.w.set.Clients {
		if c.Name != own {
			names = append(names, c.Name)
		}
	}
	for _, name := range names {
		memory, _ := im.w.set.ClientOf(name)
		if at, p, ok := memory.Find(im.tables); ok {
			im.at = at
			im.take(p)
			im.client, im.same = name, true
			return nil
		}
	}
	if _, ok := im.w.set.ClientOf(own); ok {
		im.client = own
	}
	var p importer.Proposal
	im.at, p, err = importer.Pick(im.tables, "", im.known())
	im.take(p)
	return err
}

// guess reads the sheet that is chosen by the memory that is chosen.
func (im *importing) guess() {
	memory, _ := im.w.set.ClientOf(im.client)
	if _, p, ok := memory.Find(im.tables[im.at : im.at+1]); ok {
		im.take(p)
		im.same = true
		return
	}
	im.take(importer.Guess(&im.tables[im.at], memory.Known))
}

// known are the words that the chosen client uses.
func (im *importing) known() importer.Known {
	memory, _ := im.w.set.ClientOf(im.client)
	return memory.Known
}

func (w *window) clientName() string {
	return w.session.Doc().Project().Client.In(w.lang)
}

// askSave asks under which name the mapping is to be remembered.
func (im *importing) askSave() {
	w := im.w
	name := cmp.Or(im.client, w.clientName(), im.tables[im.at].File)
	w.host().Name(w.words("import.save.title"), name, w.words("button.save"), func(name string) {
		memory, _ := w.set.ClientOf(name)
		memory.Learn(&im.tables[im.at], im.mapping)
		w.set = w.set.WithClient(name, memory)
		w.keepSettings()
		im.client = name
		im.view.Show(im.state())
		im.view.Say(w.words("import.saved", "name", name))
	})
}

// manage lets a person rename and delete what is remembered of clients.
func (im *importing) manage() {
	var list []dialog.Saved
	w := im.w
	for _, c := range w.set.Clients {
		list = append(list, dialog.Saved{Name: c.Name, Note: w.words("import.saved.note", "n", len(c.Memory.Forms))})
	}
	text := w.words("import.manage.text")
	if len(list) == 0 {
		text = w.words("import.manage.none")
	}
	done := func() {
		w.keepSettings()
		im.view.Show(im.state())
		im.manage()
	}
	w.host().Saved(w.words("import.manage.title"), text, list, func(i int) {
		name := list[i].Name
		w.host().Name(w.words("import.rename.title", "name", name), name, w.words("button.rename"), func(to string) {
			w.set = w.set.Renamed(name, to)
			if im.client == name {
				im.client = to
			}
			done()
		})
	}, func(i int) {
		name := list[i].Name
		w.set = w.set.WithoutClient(name)
		if im.client == name {
			im.client, im.same = "", false
		}
		done()
	})
}
