package ui

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/paybench/paybench/charts"
	"github.com/paybench/paybench/data/review"
	"github.com/paybench/paybench/ui/lang"
	"github.com/paybench/paybench/ui/widgets"
)

// ladderView is the ladder of ranges: of all jobs, or of those of one job family, or
// department where the roster has no families.
type ladderView struct {
	of      *reviewing
	picture *drawing
	chart   *widgets.Chart
	parts   *widgets.Select

	by    string // dimension of the parts
	value string // "" with all
	all   bool
}

// allJobs is the choice of no part.
func allJobs() string { return lang.L("All jobs") }

func newLadderView(of *reviewing, tips *widgets.Tips, exports *exports, theming themeChoice) *ladderView {
	l := &ladderView{of: of, all: true}
	l.picture = newDrawing(exports, theming, lang.L("Ladder of ranges"), l.gather)
	l.chart = l.picture.onScreen(tips)
	l.parts = widgets.NewSelect(nil, l.choose)
	return l
}

// above puts the ladder above a table.
func (l *ladderView) above(list fyne.CanvasObject) fyne.CanvasObject {
	head := widgets.NewBorder(nil, nil, wide(l.parts), l.picture.take)
	split := container.NewVSplit(widgets.NewBorder(head, nil, nil, nil, container.New(high{14}, l.chart)), list)
	split.Offset = 0.6
	return split
}

// gather finds what is to be shown.
func (l *ladderView) gather() (charts.Data, error) {
	if l.all {
		return l.of.answer.Ladder("", "")
	}
	return l.of.answer.Ladder(l.by, l.value)
}

// show shows the ladder of the answer; of a part that is gone, that of all jobs.
func (l *ladderView) show() {
	l.parts.Options = []string{allJobs()}
	chosen := allJobs()
	for _, by := range []string{"job_family", "department"} {
		parts, err := l.of.answer.Review.By(by)
		if err != nil || len(parts) < 2 {
			continue
		}
		for _, p := range parts {
			name := cmp.Or(p.Value, review.Blank)
			l.parts.Options = append(l.parts.Options, name)
			if !l.all && l.by == by && l.value == p.Value {
				chosen = name
			}
		}
		l.by = by
		break
	}
	l.all = chosen == allJobs()
	l.parts.Selected = chosen
	l.parts.Refresh()
	l.picture.show()
}

// choose shows the ladder of a part.
func (l *ladderView) choose(name string) {
	l.all, l.value = name == allJobs(), name
	if name == review.Blank {
		l.value = ""
	}
	l.picture.show()
}
