package sheet

import (
	"bytes"
	"context"
	"errors"
	"os"
	"testing"
)

// The making of a book ends at the next row once its context has, and also where
// there are no more rows but the packing of them.
func TestCalledOff(t *testing.T) {
	const name, row = "Sheet1", 3
	for _, when := range []struct {
		name string
		rows int // that are asked for
	}{{"between rows", 10 * row}, {"before packing", row}} {
		t.Run(when.name, func(t *testing.T) {
			scratch := t.TempDir()
			t.Setenv("TMPDIR", scratch)
			t.Setenv("TMP", scratch)
			ctx, cancel := context.WithCancel(t.Context())
			var b Book
			var out bytes.Buffer
			written := 0
			err := Write(ctx, &out, &b, func() error {
				s, err := b.Open(name)
				if err != nil {
					return err
				}
				for range when.rows {
					if err := s.Add("pay"); err != nil {
						return err
					}
					if written++; written == row {
						cancel()
					}
				}
				return s.Close()
			})
			if !errors.Is(err, context.Canceled) || written != row || out.Len() > 0 {
				t.Errorf("error %v after %d rows, %d bytes written; want it called off after row %d", err, written, out.Len(), row)
			}
			if left, err := os.ReadDir(scratch); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
		})
	}
}
