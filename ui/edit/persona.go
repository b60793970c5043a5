package edit

import (
	"slices"

	"sojourn/model"
)

// Travel puts a persona onto a map or takes it off, as one step.
func (e Editor) Travel(persona, to model.ID, on bool) error {
	_, err := e.Session.Do("do.persona.travel", func(tx *model.Tx) error {
		return change(tx, to, func(m *model.Map) {
			m.Personas = slices.DeleteFunc(slices.Clone(m.Personas), func(p model.ID) bool { return p == persona })
			if on {
				m.Personas = append(m.Personas, persona)
			}
		})
	})
	return err
}

// DuplicatePersona adds a persona that says the same in a colour of its own. It travels nowhere yet.
func (e Editor) DuplicatePersona(id model.ID) (Result, error) {
	_, err := e.Session.Do("do.duplicate", func(tx *model.Tx) error {
		p, ok := model.Get[model.Persona](tx, id)
		if !ok {
			return &model.MissingError{Kind: model.KindPersona, ID: id}
		}
		p.Color = ""
		id = model.AddPersona(tx, p)
		return nil
	})
	if err != nil {
		return Result{}, err
	}
	return Result{Selected: []model.ID{id}}, nil
}

// DeletePersona takes a persona out of the project and off every map.
func (e Editor) DeletePersona(id model.ID) error {
	_, err := e.Session.Do("do.persona.delete", func(tx *model.Tx) error { return model.Delete(tx, id) })
	return err
}
