package study

import (
	"reflect"
	"time"
)

// Equal reports whether two studies are the same: their files would be, too.
func (s Study) Equal(other Study) bool { return same(reflect.ValueOf(s), reflect.ValueOf(other)) }

// Same reports whether two sources are the same file read in the same way.
func (s Source) Same(other Source) bool {
	return s.Path == other.Path && s.Inside == other.Inside &&
		equal(s.Database, other.Database) && equal(s.Options, other.Options)
}

// equal compares two plain values of one type.
func equal(a, b any) bool { return same(reflect.ValueOf(a), reflect.ValueOf(b)) }

var (
	moment     = reflect.TypeFor[time.Time]()
	inDatabase = reflect.TypeFor[Database]()
)

// same compares two plain values of one type as reflect.DeepEqual does, but for what
// a file does not keep: a list or a map without entries is none, a moment is the same in
// every time zone, and how a database is connected to is of each time.
func same(a, b reflect.Value) bool {
	if a.Type() == moment {
		return a.Interface().(time.Time).Equal(b.Interface().(time.Time))
	}
	if a.Type() == inDatabase {
		a, b = reflect.ValueOf(a.Interface().(Database).kept()), reflect.ValueOf(b.Interface().(Database).kept())
	}
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		return sameLists(a, b)
	case reflect.Map:
		return sameMaps(a, b)
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() && b.IsNil()
		}
		return a.Elem().Type() == b.Elem().Type() && same(a.Elem(), b.Elem())
	default:
		return a.Equal(b)
	}
}

func sameLists(a, b reflect.Value) bool {
	if a.Len() != b.Len() || a.UnsafePointer() == b.UnsafePointer() {
		return a.Len() == b.Len()
	}
	for i := range a.Len() {
		if !same(a.Index(i), b.Index(i)) {
			return false
		}
	}
	return true
}

func sameMaps(a, b reflect.Value) bool {
	if a.Len() != b.Len() {
		return false
	}
	for _, key := range a.MapKeys() {
		if other := b.MapIndex(key); !other.IsValid() || !same(a.MapIndex(key), other) {
			return false
		}
	}
	return true
}
