package manual

import (
	"io/fs"
	"net/url"
	"path"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// drawer makes a chapter's text into what is shown.
type drawer struct {
	files  fs.FS
	folder string              // of the chapter
	tapped func(*url.URL)      // what a link does
	leads  func(*url.URL) bool // whether it leads anywhere
	words  []string            // that were searched for, in small letters
}

var pictureLine = regexp.MustCompile(`(?m)^!\[([^\]]*)\]\(([^)]+)\)$`)

// section draws one: its texts, and between them its pictures and tables.
func (d drawer) section(markdown string) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for {
		at := pictureLine.FindStringSubmatchIndex(markdown)
		if at == nil {
			return append(objects, d.text(markdown)...)
		}
		objects = append(objects, d.text(markdown[:at[0]])...)
		if picture := d.picture(markdown[at[4]:at[5]]); picture != nil {
			objects = append(objects, picture)
		}
		markdown = markdown[at[1]:]
	}
}

// picture is one of the manual's files; nil where there is none.
func (d drawer) picture(name string) fyne.CanvasObject {
	content, err := fs.ReadFile(d.files, path.Join(d.folder, name))
	if err != nil {
		return nil
	}
	image := canvas.NewImageFromResource(fyne.NewStaticResource(path.Base(name), content))
	image.FillMode = canvas.ImageFillContain
	return container.New(framed{}, image)
}

// text draws Markdown without pictures.
func (d drawer) text(markdown string) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	var run []widget.RichTextSegment
	end := func() {
		if len(run) > 0 {
			objects = append(objects, wrapped(run))
			run = nil
		}
	}
	for _, s := range d.prepare(widget.NewRichTextFromMarkdown(markdown).Segments) {
		if table, ok := s.(*widget.TableSegment); ok {
			end()
			objects = append(objects, d.table(table))
			continue
		}
		run = append(run, s)
	}
	end()
	return objects
}

// wrapped is a text as wide as there is room.
func wrapped(segments []widget.RichTextSegment) *widget.RichText {
	text := widget.NewRichText(segments...)
	text.Wrapping = fyne.TextWrapWord
	return text
}

// table draws a table whose cells wrap; Fyne's own do not.
func (d drawer) table(of *widget.TableSegment) fyne.CanvasObject {
	grid := &table{columns: len(of.Headers)}
	content := container.New(grid)
	row := func(cells [][]widget.RichTextSegment, bold bool) {
		for i := range grid.columns {
			var segments []widget.RichTextSegment
			if i < len(cells) {
				segments = d.prepare(cells[i])
			}
			for _, s := range segments {
				if text, ok := s.(*widget.TextSegment); ok && bold {
					text.Style.TextStyle.Bold = !text.Style.TextStyle.Monospace
				}
			}
			text := wrapped(segments)
			grid.natural = append(grid.natural, fyne.MeasureText(text.String(), theme.TextSize(), fyne.TextStyle{Bold: bold}).Width+2*theme.InnerPadding())
			content.Add(text)
		}
		content.Add(widget.NewSeparator())
	}
	row(of.Headers, true)
	for _, cells := range of.Rows {
		row(cells, false)
	}
	return content
}

// prepare gives links what they do, and marks what was searched for. A link that leads out
// of the manual and not into the web is but its text.
func (d drawer) prepare(segments []widget.RichTextSegment) []widget.RichTextSegment {
	var out []widget.RichTextSegment
	for _, s := range segments {
		switch s := s.(type) {
		case *widget.HyperlinkSegment:
			if to := s.URL; to != nil && d.leads(to) {
				s.OnTapped = func() { d.tapped(to) }
				out = append(out, s)
				continue
			}
			out = append(out, &widget.TextSegment{Text: s.Text, Style: widget.RichTextStyleInline})
		case *widget.TextSegment:
			out = append(out, d.marked(s)...)
		case *widget.ListSegment:
			s.Items = d.prepare(s.Items)
			out = append(out, s)
		case *widget.ParagraphSegment:
			s.Texts = d.prepare(s.Texts)
			out = append(out, s)
		default:
			out = append(out, s)
		}
	}
	return out
}

// marked parts a text at the words that were searched for, which stand out.
func (d drawer) marked(s *widget.TextSegment) []widget.RichTextSegment {
	for _, word := range d.words {
		at := indexFold(s.Text, word)
		if at < 0 || !s.Style.Inline {
			continue
		}
		before, found, after := *s, *s, *s
		end := at + len(word)
		before.Text, found.Text, after.Text = s.Text[:at], s.Text[at:end], s.Text[end:]
		found.Style.ColorName = theme.ColorNamePrimary
		found.Style.TextStyle.Bold = !s.Style.TextStyle.Monospace
		return append(append(d.marked(&before), &found), d.marked(&after)...)
	}
	if s.Text == "" && s.Style.Inline {
		return nil
	}
	if s.Style.TextStyle.Monospace {
		s.Style.TextStyle.Bold = false // no theme has to have such a font
	}
	return []widget.RichTextSegment{s}
}

// column puts what a page holds under each other, as wide as reads well.
type column struct{}

// Layout implements fyne.Layout.
func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := fyne.Min(size.Width, 58*theme.TextSize())
	y := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		height := o.MinSize().Height // at the width just given
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(0, y))
		y += height
	}
}

// MinSize implements fyne.Layout.
func (column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := float32(0)
	for _, o := range objects {
		height += o.MinSize().Height
	}
	return fyne.NewSize(0, height)
}

// twice is the layout around a scroll of texts: how high they are is known only when they
// have been given their width, so that they are laid out once more.
type twice struct{}

// Layout implements fyne.Layout.
func (twice) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Refresh()
}

// MinSize implements fyne.Layout.
func (twice) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// framed is the layout of a picture: as wide as there is room and no wider than it is.
type framed struct{}

// Layout implements fyne.Layout.
func (framed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(theme.InnerPadding(), theme.Padding()))
	objects[0].Resize(fyne.NewSize(size.Width-2*theme.InnerPadding(), size.Height-2*theme.Padding()))
}

// MinSize implements fyne.Layout: the height follows from the width there is.
func (framed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	image := objects[0].(*canvas.Image)
	width := fyne.Max(image.Size().Width, 1)
	return fyne.NewSize(0, width/image.Aspect()+2*theme.Padding())
}

// table is the layout of a table: its cells row by row, and after each row its line.
type table struct {
	columns int
	natural []float32 // widths of the cells on one line
}

// Layout implements fyne.Layout.
func (t *table) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	widths := t.widths(size.Width)
	y := float32(0)
	for len(objects) > t.columns {
		x, height := float32(0), float32(0)
		for i, cell := range objects[:t.columns] {
			cell.Resize(fyne.NewSize(widths[i], cell.MinSize().Height))
			cell.Move(fyne.NewPos(x, y))
			x += widths[i]
			height = fyne.Max(height, cell.MinSize().Height)
		}
		y += height
		line := objects[t.columns]
		line.Move(fyne.NewPos(theme.InnerPadding(), y))
		line.Resize(fyne.NewSize(x-2*theme.InnerPadding(), line.MinSize().Height))
		y += line.MinSize().Height
		objects = objects[t.columns+1:]
	}
}

// MinSize implements fyne.Layout.
func (t *table) MinSize(objects []fyne.CanvasObject) fyne.Size {
	total := float32(0)
	for len(objects) > t.columns {
		height := float32(0)
		for _, cell := range objects[:t.columns] {
			height = fyne.Max(height, cell.MinSize().Height)
		}
		total += height + objects[t.columns].MinSize().Height
		objects = objects[t.columns+1:]
	}
	return fyne.NewSize(0, total+theme.Padding())
}

// widths shares the room out: a column that needs less than its part has what it needs, and
// the others share what is left alike.
func (t *table) widths(room float32) []float32 {
	widths := make([]float32, t.columns)
	for i, w := range t.natural {
		widths[i%t.columns] = fyne.Max(widths[i%t.columns], w)
	}
	open := make(map[int]bool, t.columns)
	for i := range widths {
		open[i] = true
	}
	for len(open) > 0 {
		part, settled := room/float32(len(open)), false
		for i := range open {
			if widths[i] <= part {
				room -= widths[i]
				delete(open, i)
				settled = true
			}
		}
		if !settled {
			for i := range open {
				widths[i] = part
			}
			break
		}
	}
	return widths
}

// isWeb reports whether a link leads into the web.
func isWeb(to *url.URL) bool { return strings.HasPrefix(to.Scheme, "http") }
