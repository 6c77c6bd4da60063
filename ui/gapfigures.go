package ui

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/gap"
	"github.com/paybench/paybench/data/remark"
	"github.com/paybench/paybench/data/table"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// factsTable shows a small table of facts.
type factsTable = widgets.DataTable[[]table.Fact]

func newFactsTable(tips *widgets.Tips) *factsTable {
	t := widgets.NewDataTable[[]table.Fact](nil)
	t.Tips, t.Frozen = tips, 1
	return t
}

// setFacts shows other facts. Rows with a sign stand out.
func setFacts(t *factsTable, f table.Facts) {
	var columns []widgets.TableColumn[[]table.Fact]
	style := func(row []table.Fact) widgets.CellStyle {
		for _, fact := range row[1:] {
			if fact.Text == table.FlagSign {
				return widgets.CellStrong
			}
		}
		return widgets.CellNormal
	}
	for i, title := range f.Head {
		c := widgets.TableColumn[[]table.Fact]{ID: fmt.Sprint("c", i), Title: lang.Data(title), Whole: true, Style: style, Text: func(row []table.Fact) string { return row[i].String() }}
		if i > 0 {
			c.Align = fyne.TextAlignTrailing
		}
		columns = append(columns, c)
	}
	t.SetColumns(columns)
	t.SetRows(f.Rows)
}

// gapCards are figures of both sexes as cards.
type gapCards struct {
	box *fyne.Container
	all []*widgets.Headline
}

func newGapCards(n int, tips *widgets.Tips) *gapCards {
	c := &gapCards{box: container.New(&strip{})}
	for range n {
		card := widgets.NewHeadline("")
		card.Tips = tips
		c.all = append(c.all, card)
		c.box.Add(card)
	}
	return c
}

// both says how many of both there are.
func both(of gap.Count) string {
	return lang.F("%s, %s", lang.N(of.Women, "woman", "women"), lang.N(of.Men, "man", "men"))
}

// set shows a gap of women and men on a card.
func (c *gapCards) set(at int, label, tip string, of gap.Compared, as table.FactKind) {
	c.say(at, label, tip, of, as, both(of.Of))
}

// say shows a gap on a card, and whom it is over.
func (c *gapCards) say(at int, label, tip string, of gap.Compared, as table.FactKind, over string) {
	f := widgets.Figure{Label: label, Value: table.Fact{Number: of.Gap(), As: as}.String(), Third: over, Tip: tip}
	if math.IsNaN(of.Gap()) {
		f.Value, f.Third, f.Reason = "", "", table.Capital(table.Words(remark.New(remark.NoGap)))
	}
	c.all[at].SetFigure(f)
}

// receiving shows how many of both have something.
func (c *gapCards) receiving(at int, label, tip string, of gap.Compared) {
	women, men := table.Fact{Number: of.Women, As: table.AsPercent1}.String(), table.Fact{Number: of.Men, As: table.AsPercent1}.String()
	c.all[at].SetFigure(widgets.Figure{Label: label, Value: women, Second: lang.L("of women"), Third: lang.F("%s of men", men), Tip: tip})
}

// gapTip says what a gap is of.
func gapTip(of string) string {
	return lang.F("(men − women) ÷ men, of %s; positive where women are paid less.", of)
}

// gapFigures is what the views of figures by law have: choices, cards, and under them what
// there is, or why there is nothing.
type gapFigures struct {
	of     *gapping
	fields *gapFields
	cards  *gapCards
	body   fyne.CanvasObject // cards and what is under them
	box    *fyne.Container
}

// newGapFigures puts cards above a body.
func newGapFigures(of *gapping, fields *gapFields, cards *gapCards, under fyne.CanvasObject) *gapFigures {
	return &gapFigures{of: of, fields: fields, cards: cards, body: widgets.NewBorder(cards.box, nil, nil, nil, under), box: container.NewStack()}
}

func (f *gapFigures) choices() fyne.CanvasObject { return f.fields.list }
func (f *gapFigures) content() fyne.CanvasObject { return f.box }

// put shows the figures.
func (f *gapFigures) put() { f.see(f.body) }

func (f *gapFigures) see(o fyne.CanvasObject) {
	f.box.Objects = []fyne.CanvasObject{o}
	f.box.Refresh()
}

// none says why there are no figures, and what to do.
func (f *gapFigures) none(title string, lines ...string) {
	list := container.NewVBox(heading(title))
	for _, line := range lines {
		list.Add(paragraph(line))
	}
	f.see(container.NewCenter(container.New(column{width: 520}, list)))
}

// refused shows why nothing could be worked out; it reports whether that is so.
func (f *gapFigures) refused() bool {
	f.fields.show()
	if f.of.answer != nil {
		return false
	}
	why := ""
	if f.of.err != nil {
		why = sentence(f.of.err)
	}
	f.none(lang.L("There are no figures yet"), why, lang.L("Choose on the left what the figures are to be made of, or correct how the roster is read."))
	return true
}

// chartOver is a picture above a table.
func chartOver(chart, list fyne.CanvasObject) fyne.CanvasObject {
	split := container.NewVSplit(container.New(high{14}, chart), list)
	split.Offset = 0.56
	return split
}

// britishGap is the figures of the British regulations.
type britishGap struct {
	*gapFigures
	picture *drawing
	list    *factsTable
	without *widget.Label // says how many have no hourly pay
}

func newBritishGap(of *gapping, exports *exports, theming themeChoice, tips *widgets.Tips) *britishGap {
	v := &britishGap{list: newFactsTable(tips), without: widget.NewLabel("")}
	v.without.Importance, v.without.Wrapping = widget.WarningImportance, fyne.TextWrapWord
	v.picture = newDrawing(exports, theming, lang.L("Quarters"), func() (charts.Data, error) { return of.answer.Picture(charts.UKQuarters) })
	fields := newGapFields(of)
	fields.ofBritish()
	fields.ofPeople()
	v.gapFigures = newGapFigures(of, fields, newGapCards(5, tips), widgets.NewBorder(widgets.NewBorder(nil, nil, nil, v.picture.take, v.without), nil, nil, nil, chartOver(v.picture.onScreen(tips), v.list)))
	return v
}

func (*britishGap) name() string { return lang.L("UK figures") }

// show shows the figures.
func (v *britishGap) show() {
	if v.refused() {
		return
	}
	u := v.of.answer.UK
	if u == nil {
		v.none(lang.L("Nobody's hourly pay is known"), lang.L("No column has it. Choose on the left of what period the pay is that it is made from: a week, a month or a year."))
		return
	}
	v.cards.set(0, lang.L("Mean gap"), gapTip(lang.L("mean hourly pay (regulation 8)")), u.MeanHourly, table.AsPercent1)
	v.cards.set(1, lang.L("Median gap"), gapTip(lang.L("median hourly pay (regulation 9)")), u.MedianHourly, table.AsPercent1)
	v.cards.set(2, lang.L("Mean bonus gap"), gapTip(lang.L("mean bonus of those who had one (regulation 10)")), u.MeanBonus, table.AsPercent1)
	v.cards.set(3, lang.L("Median bonus gap"), gapTip(lang.L("median bonus of those who had one (regulation 11)")), u.MedianBonus, table.AsPercent1)
	v.cards.receiving(4, lang.L("Receiving a bonus"), lang.L("Of all employees of the sex, whether or not at full pay (regulation 12)."), u.Receiving)
	without := ""
	if u.NoHourly > 0 {
		without = lang.F("%s at full pay: no hourly pay is known, and they are in no figure of it. Choose on the left of what period their pay is.", lang.N(u.NoHourly, "person", "people"))
	}
	v.without.SetText(without)
	setFacts(v.list, table.GapUK(u))
	v.picture.show()
	v.put()
}

// europeanGap is the figures of article 9.
type europeanGap struct {
	*gapFigures
	view       *widgets.Segmented
	parts      *fyne.Container
	takes      *fyne.Container // the menus of the pictures
	pictures   [2]*drawing     // categories, quarters
	categories *factsTable
	notes      *widget.RichText // of the categories
	list       *factsTable
}

func newEuropeanGap(of *gapping, exports *exports, theming themeChoice, tips *widgets.Tips) *europeanGap {
	v := &europeanGap{categories: newFactsTable(tips), list: newFactsTable(tips), notes: muted(""), view: widgets.NewSegmented(lang.L("Categories"), lang.L("Quarters"))}
	picture := func(name string, kind charts.GapKind) *drawing {
		return newDrawing(exports, theming, name, func() (charts.Data, error) { return of.answer.Picture(kind) })
	}
	v.pictures = [2]*drawing{picture(lang.L("Categories"), charts.GapCategories), picture(lang.L("Quarters"), charts.EUQuarters)}
	v.parts = container.NewStack(
		chartOver(v.pictures[0].onScreen(tips), widgets.NewBorder(nil, v.notes, nil, nil, v.categories)),
		chartOver(v.pictures[1].onScreen(tips), v.list))
	v.takes = container.NewStack(v.pictures[0].take, v.pictures[1].take)
	v.view.OnChanged = v.turn
	v.turn(0)
	fields := newGapFields(of)
	fields.ofEuropean()
	fields.ofPeople()
	v.gapFigures = newGapFigures(of, fields, newGapCards(5, tips), widgets.NewBorder(widgets.NewBorder(nil, nil, container.NewHBox(v.view), v.takes), nil, nil, nil, v.parts))
	return v
}

func (*europeanGap) name() string { return lang.L("Article 9") }

// turn shows categories or quarters.
func (v *europeanGap) turn(to int) {
	for i, part := range v.parts.Objects {
		setHidden(part, i != to)
		setHidden(v.takes.Objects[i], i != to)
	}
}

// show shows the figures.
func (v *europeanGap) show() {
	if v.refused() {
		return
	}
	e := v.of.answer.EU
	switch why := v.of.answer.NoEU; {
	case why != nil:
		v.none(lang.L("There are no figures of article 9 yet"), sentence(why), lang.L("A choice was made of another roster. Choose on the left anew."))
		return
	case e == nil:
		v.none(lang.L("Nothing is reported until you have chosen"),
			lang.L("Directive (EU) 2023/970, article 9, leaves three things to the employer, and none has a usual value: the category of work, the pay level, and whom the gap of variable pay is over. National law may differ."),
			lang.L("They stand on the left. Each is printed with the figures."))
		return
	}
	over := v.of.answer.Asked.Over
	overText := lang.L("over everyone")
	if over == gap.Receivers {
		overText = lang.L("over those who receive any")
	}
	v.cards.set(0, lang.L("(a) mean gap"), gapTip(lang.L("the mean pay level")), e.Mean, table.AsPercent2)
	v.cards.set(1, lang.L("(c) median gap"), gapTip(lang.L("the median pay level")), e.Median, table.AsPercent2)
	v.cards.set(2, lang.L("(b) variable, mean"), gapTip(lang.F("mean variable pay, %s", overText)), e.MeanVariable[over], table.AsPercent2)
	v.cards.set(3, lang.L("(d) variable, median"), gapTip(lang.F("median variable pay, %s", overText)), e.MedianVariable[over], table.AsPercent2)
	v.cards.receiving(4, lang.L("(e) receiving variable pay"), lang.L("Of everybody of the sex in the figures."), e.Receiving)
	categories := table.GapCategories(v.of.answer.Results)[0]
	setFacts(v.categories, categories)
	setText(v.notes, strings.Join(categories.Notes, " "))
	setFacts(v.list, table.GapEU(e, over))
	for _, p := range v.pictures {
		p.show()
	}
	v.put()
}
