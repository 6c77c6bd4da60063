package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"github.com/paybench/paybench/ui/widgets"
)

// text is a wrapped text in a style.
func text(s string, style widget.RichTextStyle) *widget.RichText {
	t := widget.NewRichText(&widget.TextSegment{Text: s, Style: style})
	t.Wrapping = fyne.TextWrapWord
	return t
}

// setText changes a text made here.
func setText(t *widget.RichText, s string) {
	segment := t.Segments[0].(*widget.TextSegment)
	if segment.Text != s {
		segment.Text = s
		t.Refresh()
	}
}

// muted is a text that explains.
func muted(s string) *widget.RichText {
	return text(s, widget.RichTextStyle{ColorName: widgets.ColorNameMuted, Inline: true})
}

// paragraph is a plain text.
func paragraph(s string) *widget.RichText {
	return text(s, widget.RichTextStyle{ColorName: theme.ColorNameForeground, Inline: true})
}

// strong is a text that stands out.
func strong(s string) *widget.RichText {
	return text(s, widget.RichTextStyle{ColorName: theme.ColorNameForeground, Inline: true, TextStyle: fyne.TextStyle{Bold: true}})
}

// heading is a title.
func heading(s string) *widget.RichText {
	return text(s, widget.RichTextStyle{
		ColorName: theme.ColorNameForeground, Inline: true,
		SizeName: theme.SizeNameSubHeadingText, TextStyle: fyne.TextStyle{Bold: true},
	})
}

// bullets is a list, nil where it is empty.
func bullets(lines []string) fyne.CanvasObject {
	if len(lines) == 0 {
		return nil
	}
	list := container.New(tight{})
	for _, line := range lines {
		list.Add(paragraph("• " + line))
	}
	return list
}

// pairs is a list of names and texts, nil where all texts are empty.
func pairs(of [][2]string) fyne.CanvasObject {
	list := container.New(tight{})
	for _, pair := range of {
		if pair[1] != "" {
			list.Add(muted(pair[0]))
			list.Add(paragraph(pair[1]))
		}
	}
	if len(list.Objects) == 0 {
		return nil
	}
	return list
}
