package layout

// Until has lay make a layout from the options, until stop says that nobody waits for it any more. It returns whether
// lay came to its end; what it made is good only then. Stop is asked for every text, so that it must be quick.
func (o Options) Until(stop func() bool, lay func(Options)) (whole bool) {
	given := false
	o.stop = func() {
		if stop() {
			given = true
			panic("a layout was given up") // through all that is half done; nothing outside has been changed
		}
	}
	defer func() {
		if given {
			recover()
		}
	}()
	lay(o)
	return true
}

// Pause ends the layout here if it was told to stop.
func (o *Options) Pause() {
	if o.stop != nil {
		o.stop()
	}
}
