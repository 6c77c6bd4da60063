//go:build e2e

package e2e

import (
	"flag"
	"fmt"
	"image"
	"path/filepath"
	"testing"
)

var screens = flag.Bool("screens", false, "take pictures of all screens, in light and dark, of several sizes and sizes of text")

// TestScreens takes pictures of the screens and their states, to be looked at.
func TestScreens(t *testing.T) {
	if !*screens {
		t.Skip("skipped: runs with -screens")
	}
	for _, look := range []struct {
		theme string
		size  image.Point
		text  int
	}{
		{"light", image.Pt(1280, 800), 100},
		{"dark", image.Pt(1280, 800), 100},
		{"light", image.Pt(1024, 700), 100},
		{"dark", image.Pt(1024, 700), 100},
		{"light", image.Pt(1920, 1080), 100},
		{"dark", image.Pt(1920, 1080), 100},
		{"light", image.Pt(1280, 800), 150},
		{"light", image.Pt(1280, 800), 200},
	} {
		name := fmt.Sprintf("%s-%dx%d-%d", look.theme, look.size.X, look.size.Y, look.text)
		t.Run(name, func(t *testing.T) {
			need(t, "Xvfb", "xdotool", "dbus-daemon")
			p := &person{
				t: t, flow: "screens-" + name, theme: look.theme, text: look.text, display: startDisplay(t, look.size),
				home: t.TempDir(), twinHome: t.TempDir(), session: startSession(t),
			}
			p.open("")
			p.walkScreens()
		})
	}
}

// walkScreens goes through the screens by keys, which need no place in the window.
func (p *person) walkScreens() {
	p.shoot("market")
	p.choose(filepath.Join(p.home, "pay.csv"))
	writePay(p.t, p.choice)
	writePay(p.t, p.ofTwin())
	p.command("ctrl+o", "Open…")
	p.shoot("import")
	p.click("Cancel", 0)
	p.shoot("discard")
	p.click("Discard", 0)
	for _, dialog := range []struct{ key, label string }{
		{"ctrl+r", "Rules of the figures…"}, {"ctrl+m", "What moves pay…"}, {"F1", "Keyboard"}, {"ctrl+g", "Where to get real pay data"},
	} {
		p.command(dialog.key, dialog.label)
		p.shoot(dialog.label)
		p.escape()
	}
	p.command("ctrl+p", "Pin this selection")
	p.command("ctrl+shift+f", "Clear all filters")
	p.shoot("everybody")
	p.command("ctrl+p", "Pin this selection")
	p.command("ctrl+d", "Pinned selections")
	p.shoot("pinned")
	p.command("ctrl+d", "Pinned selections")
	p.command("ctrl+shift+r", "Room: Review")
	p.shoot("review begins")
	p.click("Try the example", 0)
	for i, step := range reviewSteps {
		if i > 0 {
			p.click(p.startingWith(step), 0)
		}
		p.shoot("review " + step[2:])
	}
	p.command("ctrl+shift+w", "Room: Pay gap")
	p.shoot("pay gap")
}

// escape closes what is on top.
func (p *person) escape() {
	p.t.Helper()
	p.do(func() {
		if top := p.twin.Canvas().Overlays().Top(); top != nil {
			p.twin.Canvas().Overlays().Remove(top)
		}
	}, "key", "Escape")
}
