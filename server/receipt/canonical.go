package receipt

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"unicode/utf16"
)

// canonical writes JSON so that the same content is the same bytes: the JSON
// Canonicalization Scheme, RFC 8785, for objects, lists, strings, whole numbers
// and booleans, which is all that a receipt is made of.
func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b, v)
	return b.Bytes(), err
}

func write(b *bytes.Buffer, v any) error {
	switch x := v.(type) {
	case nil:
		b.WriteString("null")
	case bool:
		b.WriteString(strconv.FormatBool(x))
	case string:
		quote(b, x)
	case json.Number:
		n, err := x.Int64()
		if err != nil || n > safest || n < -safest {
			return fmt.Errorf("receipt: %q is no whole number that every reader can hold", x)
		}
		b.WriteString(strconv.FormatInt(n, 10))
	case []any:
		b.WriteByte('[')
		for i, item := range x {
			if i > 0 {
				b.WriteByte(',')
			}
			if err := write(b, item); err != nil {
				return err
			}
		}
		b.WriteByte(']')
	case map[string]any:
		return writeObject(b, x)
	default:
		return errors.New("receipt: nothing that JSON has")
	}
	return nil
}

// safest is the largest whole number of a double, 2^53-1.
const safest = 1<<53 - 1

func writeObject(b *bytes.Buffer, fields map[string]any) error {
	names := slices.SortedFunc(maps.Keys(fields), func(x, y string) int {
		return slices.Compare(utf16.Encode([]rune(x)), utf16.Encode([]rune(y)))
	})
	b.WriteByte('{')
	for i, name := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		quote(b, name)
		b.WriteByte(':')
		if err := write(b, fields[name]); err != nil {
			return err
		}
	}
	b.WriteByte('}')
	return nil
}

var short = map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\f': `\f`, '\n': `\n`, '\r': `\r`, '\t': `\t`}

func quote(b *bytes.Buffer, s string) {
	b.WriteByte('"')
	for _, r := range s {
		switch said, ok := short[r]; {
		case ok:
			b.WriteString(said)
		case r < ' ':
			fmt.Fprintf(b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}

// object reads one JSON object and nothing after it.
func object(body []byte) (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var fields map[string]any
	if err := decoder.Decode(&fields); err != nil {
		return nil, fmt.Errorf("receipt: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) || fields == nil {
		return nil, errUnread
	}
	return fields, nil
}
