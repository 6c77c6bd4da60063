package ui

import (
	"reflect"

	"github.com/paybench/paybench/data/market"
	"github.com/paybench/paybench/data/study"
	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
)

// load takes the file under the options chosen.
func (p *importPage) load() {
	o := p.options
	date, err := p.file.effective()
	if err != nil {
		p.say(sentence(err))
		return
	}
	o.Effective, o.Password = date, ""
	if p.ours != nil {
		if err := p.ours.enter(); err != nil {
			p.say(sentence(err))
			return
		}
	}
	if p.problem != nil {
		return
	}
	if desk.IsAddress(p.path) {
		p.count(o)
		return
	}
	if reflect.DeepEqual(o, p.source.From.Options) && (p.ours == nil || reflect.DeepEqual(p.ours.choices, p.ours.made)) {
		p.taken(p.source)
		return
	}
	p.make(o, p.loader.orFail(p.taken))
}

// taken puts the file on screen and remembers what was chosen for it.
func (p *importPage) taken(source *desk.Source) {
	p.remember(source.From.Options)
	p.close()
	if p.ours != nil {
		p.ours.then(p.ours.roster(source.From), source.Roster)
		return
	}
	p.memory.addRecent(p.path)
	if p.then != nil {
		p.then(source.Settled())
		return
	}
	p.opener.begin(source.Settled())
	if source.About().Declared == "" && oneEmployer(source) {
		p.notice.show(lang.L("Everyone here is with one employer, so most figures are withheld. If they may be shown, say what these data are:"),
			action{lang.L("Own employees"), func() { p.declare(market.OwnEmployees) }},
			action{lang.L("Public record"), func() { p.declare(market.PublicRecord) }})
	}
}

// declare says of the file on screen how its pay came into it, on which the gate
// depends.
func (p *importPage) declare(d market.Declaration) {
	p.notice.hide()
	from := p.state.study().Source()
	from.Options.Declared = d
	adopt := func(source *desk.Source) {
		p.state.adopt(p.state.study().WithSource(source.From), source.Settled())
	}
	if desk.IsAddress(p.path) {
		p.loader.load(from, adopt)
		return
	}
	p.make(from.Options, p.loader.orFail(adopt))
}

// leave asks whether the import may go, and goes on once it has.
func (p *importPage) leave(then func()) {
	p.loader.stop()
	question := lang.F("%s is not on screen yet, and what was corrected here is kept nowhere.", p.name())
	p.dialogs.risk(lang.L("Discard the import?"), question, lang.L("Keep correcting"), lang.L("Discard"), func() { p.close(); then() })
}

// elsewhere leaves the import and opens the file in another room.
func (p *importPage) elsewhere(to study.Room) {
	p.close()
	p.opener.openIn(to, p.path)
}

// close goes back to what was on screen.
func (p *importPage) close() {
	p.loader.stop()
	p.dialogs.win.Canvas().RemoveShortcut(takeAnywhere)
	p.pages.leave()
}
