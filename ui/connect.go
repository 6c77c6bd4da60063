package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/desk"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// connecting asks for a database and a table in it.
type connecting struct {
	tasks   *tasks
	dialogs *dialogs
	then    func(address string) // of the table

	address *widgets.Entry
	said    *widget.Label // beneath it: how it stands
	tables  *longSelect
	test    *widgets.Button
	look    *widgets.Button
	shown   *shown

	found  desk.Connection
	asked  int    // number of the latest test
	cancel func() // it
}

// connect asks for a table in a database and opens it.
func (o *opener) connect() {
	c := newConnecting(o.tasks, o.dialogs, o.open)
	c.ask(o.memory.lastAddress())
}

// newConnecting makes the dialog. Then is called with the address of the table that was
// chosen in it.
func newConnecting(tasks *tasks, over *dialogs, then func(string)) *connecting {
	c := &connecting{
		tasks: tasks, dialogs: over, then: then, cancel: func() {},
		address: widgets.NewEntry(), said: widget.NewLabel(""),
	}
	c.address.SetPlaceHolder("postgres://user@host:5432/database")
	c.address.OnChanged = func(string) { c.forget() }
	c.address.OnSubmitted = func(string) { c.try() }
	c.said.Wrapping = fyne.TextWrapWord
	c.tables = newLongSelect(over, lang.L("Table or view"), func(string) { c.allow() })
	c.tables.PlaceHolder = lang.L("Test the address first")
	c.test = widgets.NewButton(lang.L("Test"), c.try)
	c.look = widgets.NewButton(lang.L("Look at it"), c.choose)
	c.look.Importance = widget.HighImportance
	return c
}

// ask shows the dialog, with an address to begin with.
func (c *connecting) ask(address string) {
	c.address.SetText(address)
	c.forget()
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel(lang.L("Address")), widgets.NewBorder(nil, nil, nil, c.test, c.address),
		widget.NewLabel(""), c.said,
		widget.NewLabel(lang.L("Table or view")), c.tables)
	cancel := widgets.NewButton(lang.L("Cancel"), func() { c.shown.Hide() })
	c.shown = c.dialogs.put(lang.L("Connect to a database"), form, fyne.NewSize(680, 240), cancel, c.look)
	c.shown.closed = func() { c.cancel() }
	c.dialogs.focus(c.address)
}

// forget forgets what an earlier address led to.
func (c *connecting) forget() {
	c.cancel()
	c.cancel = func() {}
	c.asked++
	c.found = desk.Connection{}
	c.tables.SetOptions(nil)
	c.tables.ClearSelected()
	c.say(lang.L("PostgreSQL (postgres://) or ClickHouse (clickhouse://). No password: it comes from ~/.pgpass, a line host:port:database:user:password, or from CLICKHOUSE_PASSWORD."), widget.MediumImportance)
	c.allow()
}

// try connects and lists the tables.
func (c *connecting) try() {
	c.forget()
	ctx, cancel := context.WithCancel(context.Background())
	c.cancel = cancel
	asked, address := c.asked, c.address.Text
	c.say(lang.L("Connecting…"), widget.LowImportance)
	var found desk.Connection
	var err error
	c.tasks.run(
		func() { found, err = desk.Connect(ctx, address) },
		func() {
			given := ctx.Err() != nil
			cancel()
			if asked == c.asked && !given {
				c.show(found, err)
			}
		})
}

// show shows what a database has.
func (c *connecting) show(found desk.Connection, err error) {
	switch {
	case err != nil:
		c.say(sentence(err), widget.DangerImportance)
		return
	case len(found.Tables) == 0:
		c.say(lang.F("%s answers, but has no table that this user may see.", found.Engine), widget.DangerImportance)
		return
	}
	c.found = found
	c.say(lang.F("%s answers, with %s.", found.Engine, lang.N(len(found.Tables), "table", "tables")), widget.MediumImportance)
	c.tables.PlaceHolder = lang.L("Choose one")
	c.tables.SetOptions(found.Tables)
	switch {
	case found.Chosen != "":
		c.tables.SetSelected(found.Chosen)
	case len(found.Tables) == 1:
		c.tables.SetSelectedIndex(0)
	}
	c.allow()
	if c.tables.Selected == "" {
		c.dialogs.focus(c.tables)
	} else {
		c.dialogs.focus(c.look)
	}
}

// say says how it stands.
func (c *connecting) say(text string, of widget.Importance) {
	c.said.Importance = of
	c.said.SetText(text)
}

// allow lets the user go on once a table is chosen.
func (c *connecting) allow() {
	enable(c.tables, len(c.tables.Options) > 0)
	enable(c.look, c.tables.Selected != "")
}

// enable lets a widget be used, or not.
func enable(w fyne.Disableable, can bool) {
	if can {
		w.Enable()
	} else {
		w.Disable()
	}
}

// choose goes on with the table.
func (c *connecting) choose() {
	c.shown.Hide()
	c.then(c.found.Address(c.tables.Selected))
}
