package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// MaxDepth is how deep a document may be nested.
const MaxDepth = 64

// reader walks a JSON document token by token, because the standard decoder
// lets the last of two equal names win without a word.
type reader struct {
	text   []byte
	tokens *json.Decoder
	faults *faults
}

// readDocument reads one JSON document. Faults are added to f; the value is of
// use only when there are none.
func readDocument(text []byte, f *faults) value {
	r := reader{text, json.NewDecoder(bytes.NewReader(text)), f}
	r.tokens.UseNumber()
	v, ok := r.value("", 0)
	if !ok {
		return value{}
	}
	end := r.tokens.InputOffset()
	if rest := bytes.TrimSpace(text[end:]); len(rest) > 0 {
		line, column := place(text, end+1)
		f.add("", "intake.fault.trailing", "line", line, "column", column)
	}
	return value{v}
}

// value reads one value. It returns false when reading cannot go on.
func (r *reader) value(pointer string, depth int) (any, bool) {
	if depth > MaxDepth {
		r.faults.add(pointer, "intake.fault.depth", "limit", strconv.Itoa(MaxDepth))
		return nil, false
	}
	token, ok := r.next(pointer)
	if !ok {
		return nil, false
	}
	switch token := token.(type) {
	case json.Delim:
		if token == '{' {
			return r.object(pointer, depth)
		}
		return r.array(pointer, depth)
	case json.Number:
		r.checkNumber(pointer, string(token))
	case string:
		if controlIn(token) {
			r.faults.add(pointer, "intake.fault.control")
		}
	}
	return token, true
}

func (r *reader) object(pointer string, depth int) (any, bool) {
	fields := map[string]any{}
	for r.tokens.More() {
		token, ok := r.next(pointer)
		if !ok {
			return nil, false
		}
		name, _ := token.(string)
		here := below(pointer, safeName(name))
		if _, twice := fields[name]; twice {
			r.faults.add(here, "intake.fault.twice", "field", safeName(name))
		}
		if controlIn(name) {
			r.faults.add(here, "intake.fault.control")
		}
		v, ok := r.value(here, depth+1)
		if !ok {
			return nil, false
		}
		fields[name] = v
	}
	_, ok := r.next(pointer)
	return fields, ok
}

func (r *reader) array(pointer string, depth int) (any, bool) {
	items := []any{}
	for r.tokens.More() {
		v, ok := r.value(below(pointer, strconv.Itoa(len(items))), depth+1)
		if !ok {
			return nil, false
		}
		items = append(items, v)
	}
	_, ok := r.next(pointer)
	return items, ok
}

func (r *reader) next(pointer string) (json.Token, bool) {
	token, err := r.tokens.Token()
	if err == nil {
		return token, true
	}
	var syntax *json.SyntaxError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), r.tokens.InputOffset() >= int64(len(r.text)):
		line, column := place(r.text, int64(len(r.text)))
		r.faults.add(pointer, "intake.fault.truncated", "line", line, "column", column)
	case errors.As(err, &syntax):
		line, column := place(r.text, max(r.tokens.InputOffset(), 0))
		r.faults.add(pointer, "intake.fault.malformed", "line", line, "column", column)
	default:
		r.faults.add(pointer, "intake.fault.malformed", "line", "?", "column", "?")
	}
	return nil, false
}

// checkNumber refuses what no 64-bit number holds. Longer than 40 characters
// is no measure of anything here.
func (r *reader) checkNumber(pointer, digits string) {
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsInf(n, 0) || len(digits) > 40 {
		r.faults.add(pointer, "intake.fault.number")
	}
}

// canonical is v as JSON with sorted names and no blanks. Numbers stay as they
// were written.
func canonical(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("a value we read cannot be written: " + err.Error())
	}
	return []byte(strings.TrimSuffix(b.String(), "\n"))
}
