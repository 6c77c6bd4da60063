package sheets

import (
	"errors"
	"io"
	"sync/atomic"
)

// remembered is how many bytes of a stream are kept: what is looked at to tell what it
// is and where its table is.
const remembered = 2 * sampleBytes

// Stream is the content of a text that comes in once, without an end known before. Its
// beginning may be looked at several times, and then all of it read once.
func Stream(name string, in io.Reader) Content {
	s := &stream{in: in}
	return Content{
		name: name, read: new(atomic.Int64), sum: new(atomic.Pointer[string]),
		openRaw: func() (io.ReadCloser, error) {
			if s.passed {
				return nil, errors.New("it came in once, and is gone; open it again")
			}
			return io.NopCloser(&streamReader{stream: s}), nil
		},
	}
}

// stream is what came in so far, as far as it is kept.
type stream struct {
	in     io.Reader
	head   []byte
	ended  error
	passed bool // more came than is kept
}

// streamReader reads a stream from its beginning.
type streamReader struct {
	*stream
	at int
}

func (r *streamReader) Read(into []byte) (int, error) {
	if r.at < len(r.head) {
		n := copy(into, r.head[r.at:])
		r.at += n
		return n, nil
	}
	if r.ended != nil {
		return 0, r.ended
	}
	n, err := r.in.Read(into)
	r.ended = err
	if !r.passed && len(r.head)+n <= remembered {
		r.head = append(r.head, into[:n]...)
		r.at += n
	} else {
		r.passed = true
	}
	return n, err
}
