package lexicon

import "slices"

// keys numbers short texts from 0, in the order they come in. All of them lie in one text,
// and the table that finds them holds numbers alone: less than half of what a map of strings
// takes, and nothing that the garbage collector has to follow.
type keys struct {
	text  []byte
	ends  []uint32 // of each key in text
	slots []uint32 // by hash, one more than the number of a key; 0 is free
}

// find returns the number of a key; ok is false where it is none.
func (k *keys) find(key []byte) (n int, ok bool) {
	if len(k.slots) == 0 {
		return 0, false
	}
	n = int(k.slots[k.slot(key)]) - 1
	return n, n >= 0
}

// add returns the number of a key, which may be new.
func (k *keys) add(key []byte) int {
	k.grow(len(k.ends)+1, 0)
	at := k.slot(key)
	if k.slots[at] == 0 {
		k.text = append(k.text, key...)
		k.ends = append(k.ends, uint32(len(k.text)))
		k.slots[at] = uint32(len(k.ends))
	}
	return int(k.slots[at]) - 1
}

// slot is where a key is in the table, or would be.
func (k *keys) slot(key []byte) uint32 {
	last := uint32(len(k.slots) - 1)
	at := hash(key) & last
	for n := k.slots[at]; n != 0 && string(k.at(n-1)) != string(key); n = k.slots[at] {
		at = (at + 1) & last
	}
	return at
}

// at is a key by its number.
func (k *keys) at(n uint32) []byte {
	from := uint32(0)
	if n > 0 {
		from = k.ends[n-1]
	}
	return k.text[from:k.ends[n]]
}

// grow makes room for so many keys, of which the table is three quarters full at most, and
// for so many bytes of them.
func (k *keys) grow(most, bytes int) {
	const least = 64
	size := max(least, len(k.slots))
	for 3*size < 4*most {
		size *= 2
	}
	if size == len(k.slots) {
		return
	}
	k.ends = slices.Grow(k.ends, most-len(k.ends))
	k.text = slices.Grow(k.text, bytes)
	k.slots = make([]uint32, size)
	for n := range uint32(len(k.ends)) {
		k.slots[k.slot(k.at(n))] = n + 1
	}
}

// hash is FNV-1a of 32 bits.
func hash(key []byte) uint32 {
	const start, prime = 2166136261, 16777619
	h := uint32(start)
	for _, c := range key {
		h = (h ^ uint32(c)) * prime
	}
	return h
}
