package records

import "testing"

func TestCodesWidenByThemselves(t *testing.T) {
	want := []uint32{0, 255, 256, 7, 65535, 65536, 1 << 20, 1}
	var c Codes
	for i, code := range want {
		c.Append(code)
		for k, w := range want[:i+1] {
			if c.At(k) != w {
				t.Fatalf("after appending %d: code %d is %d, want %d", code, k, c.At(k), w)
			}
		}
	}
	if c.Len() != len(want) {
		t.Errorf("got length %d, want %d", c.Len(), len(want))
	}
	var straight Codes
	straight.Append(1 << 16)
	if straight.Len() != 1 || straight.At(0) != 1<<16 {
		t.Errorf("from the narrowest to the widest: got %v", straight)
	}
}

func TestCodesTakenOver(t *testing.T) {
	for _, c := range []Codes{CodesOf8([]uint8{3, 200}), CodesOf16([]uint16{3, 200}), CodesOf32([]uint32{3, 200})} {
		if c.Len() != 2 || c.At(0) != 3 || c.At(1) != 200 {
			t.Errorf("got %v", c)
		}
	}
}
