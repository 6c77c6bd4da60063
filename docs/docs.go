// Package docs is the documentation. What people who use the window read of it ships
// inside the program, as its manual; package ui/manual shows it.
package docs

import "embed"

// Manual holds the chapters and their pictures, with their links to each other. Those in
// the folder "manual" are the guide, the others go into detail.
//
//go:embed manual files.md published.md warehouse.md blend.md getting-data.md numbers.md review.md pay-gap.md workbook.md profiles.md
var Manual embed.FS
