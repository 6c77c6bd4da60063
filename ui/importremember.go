package ui

import (
	"reflect"
	"time"

	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/data/ingest"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// isZero reports whether options hold no choice.
func isZero(o ingest.Options) bool {
	o.Password = ""
	return reflect.DeepEqual(o, ingest.Options{})
}

// fingerprint is under what the choices for files with these headers are remembered.
func (p *importPage) fingerprint() string {
	of := p.found.Fingerprint()
	if p.ours != nil && of != "" {
		of = "roster " + of
	}
	return of
}

// recall makes of the file what the choices for the last file with the same
// headers make of it. Where this file cannot be read so, it stays as it was read.
func (p *importPage) recall() {
	p.usual = p.fingerprint()
	known, ok := p.memory.options(p.usual)
	if !ok || isZero(known) {
		return
	}
	p.make(known, func(source *desk.Source, err error) {
		if source != nil {
			p.taking(known, source)
			p.remembered = true
			p.show(err)
		}
	})
}

// forget reads the file without what was remembered, and forgets it.
func (p *importPage) forget() {
	p.memory.forgetOptions(p.usual)
	p.remembered = false
	p.read(ingest.Options{}, nil)
}

// showRecalled says that the choices for an earlier file are used.
func (p *importPage) showRecalled() {
	p.recalled.RemoveAll()
	p.recalled.Hidden = !p.remembered
	if p.remembered {
		p.recalled.Add(widget.NewLabel(lang.L("Read with the choices you made for the last file with these headers.")))
		p.recalled.Add(p.fields.button("forget", lang.L("Forget them"), -1, p.forget))
	}
}

// remember keeps the choices that hold for another file with the same headers.
// The sheet and the row of the headers are among them where another one than the
// usual was chosen.
func (p *importPage) remember(o ingest.Options) {
	o.Effective = time.Time{}
	fingerprint := p.fingerprint()
	if p.usual != "" && p.usual != fingerprint {
		p.memory.setOptions(p.usual, o)
	}
	o.Sheet, o.HeaderRow = "", 0
	p.memory.setOptions(fingerprint, o)
}
