package bands

import (
	"encoding/json"
	"math"
)

// span is a Span as JSON, which knows no infinity: an open one has no max.
type span struct {
	Min float64  `json:"min"`
	Max *float64 `json:"max,omitempty"`
}

// MarshalJSON writes a span as {"min": 3, "max": 5}, an open one without max.
func (s Span) MarshalJSON() ([]byte, error) {
	if s.Open {
		return json.Marshal(span{Min: s.Min})
	}
	return json.Marshal(span{Min: s.Min, Max: &s.Max})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Span) UnmarshalJSON(data []byte) error {
	var read span
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	*s = Span{Min: read.Min, Max: math.Inf(1), Open: true}
	if read.Max != nil {
		s.Max, s.Open = *read.Max, false
	}
	return nil
}
