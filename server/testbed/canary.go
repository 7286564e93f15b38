package testbed

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Canaries are CPR numbers of the form that tests may use: 60 is added to the day, so
// they are nobody's. Whoever finds one where it may not be has found a leak.
type Canaries struct {
	numbers []string          // as people write them, with a hyphen
	forms   map[uint64]string // each order of the digits, and the number
}

// NewCanaries are those that are given and so many in all, the same each time; from says
// which, so that two flocks share none.
func NewCanaries(from, n int, given ...string) Canaries {
	c := Canaries{forms: map[uint64]string{}}
	for i := range n {
		number := fmt.Sprintf("%02d%02d%02d-%04d", 61+i%28, 1+i%12, 40+i%60, 1000+from+i*3)
		if i < len(given) {
			number = given[i]
		}
		c.numbers = append(c.numbers, number)
		day, month, year, rest := number[:2], number[2:4], number[4:6], number[7:]
		for _, form := range []string{day + month + year + rest, year + month + day + rest, day + month + "19" + year + rest} {
			digits, err := strconv.ParseUint(form, 10, 64)
			if err != nil {
				panic("a canary is ten digits: " + number)
			}
			c.forms[digits] = number
		}
	}
	return c
}

// Number is the one at i, as "DDMMYY-SSSS".
func (c Canaries) Number(i int) string { return c.numbers[i] }

// Len is how many there are.
func (c Canaries) Len() int { return len(c.numbers) }

// In are those that stand in the data, each once: with or without a hyphen, a blank or
// a stop anywhere, the year first or in four digits, broken over lines; as percents,
// escapes of JSON or HTML, UTF-16, hexadecimal or base64 at any place in it; in a zip,
// a gzip or a PDF; and one of these inside another. Of what is large only the first.
func (c Canaries) In(data []byte) (found []string) {
	const large = 1 << 20
	depth := 2
	if len(data) > large {
		depth = 1
	}
	c.look(data, depth, &found)
	slices.Sort(found)
	return slices.Compact(found)
}

func (c Canaries) look(data []byte, depth int, found *[]string) {
	c.scan(data, found)
	if depth == 0 {
		return
	}
	for _, inner := range append(unpacked(data), unescaped(data), fromHex(data), fromBase64(data)) {
		if len(inner) >= 10 {
			c.look(inner, depth-1, found)
		}
	}
}

// scan looks at each ten and twelve digits in a row, with at most three signs between two.
func (c Canaries) scan(data []byte, found *[]string) {
	const ten, twelve = 1e10, 1e12
	var last uint64
	count, gap := 0, 0
	for _, b := range data {
		if b < '0' || b > '9' {
			if gap++; gap > 3 || !strings.ContainsRune("-–. /_+\u00a0", rune(b)) && b < 0x80 {
				count = 0
			}
			continue
		}
		gap = 0
		last = (last*10 + uint64(b-'0')) % twelve
		if count++; count >= 10 {
			if number, is := c.forms[last%ten]; is {
				*found = append(*found, number)
			}
		}
		if count >= 12 {
			if number, is := c.forms[last]; is {
				*found = append(*found, number)
			}
		}
	}
}

var folds = strings.NewReplacer("=\r\n", "", "\r\n ", "", "\r\n", "", "\x00", "")

// escapes takes away those that stand for a digit or what is between two: of an address
// (%37), an e-mail (=37), JSON (\u0037) and Go (\x37).
func escapes(text string) string {
	if !strings.ContainsAny(text, `%=\`) {
		return text
	}
	var plain strings.Builder
	from := 0
	for at := 0; at+2 < len(text); at++ {
		skip := 0
		switch text[at] {
		case '%', '=':
			skip = 1
		case '\\':
			if skip = 2; strings.HasPrefix(text[at+1:], "u00") {
				skip = 4
			} else if text[at+1] != 'x' && text[at+1] != 'X' {
				continue
			}
		}
		if skip == 0 || at+skip+1 >= len(text) || text[at+skip] != '2' && text[at+skip] != '3' || !isHex(text[at+skip+1]) {
			continue
		}
		plain.WriteString(text[from:at])
		plain.Write(unhex([]byte(text[at+skip : at+skip+2])))
		from = at + skip + 2
		at = from - 1
	}
	plain.WriteString(text[from:])
	return plain.String()
}

// unescaped is the data as it is meant; nothing when that is how it stands.
func unescaped(data []byte) []byte {
	text := string(data)
	if strings.ContainsAny(text, "\r\x00") {
		text = folds.Replace(text)
	}
	text = escapes(text)
	if strings.Contains(text, "&#") {
		text = html.UnescapeString(text)
	}
	if text == string(data) {
		return nil
	}
	return []byte(text)
}

func unhex(digits []byte) []byte {
	out := make([]byte, len(digits)/2)
	_, _ = hex.Decode(out, digits) // who calls has looked that they are
	return out
}

// apart stands between what was decoded from one place and from another.
const apart = "\n\n\n\n"

// runs are the stretches of at least so many bytes of one kind.
func runs(data []byte, least int, is func(byte) bool) (all [][]byte) {
	from := 0
	for at := 0; at <= len(data); at++ {
		if at < len(data) && is(data[at]) {
			continue
		}
		if at-from >= least {
			all = append(all, data[from:at])
		}
		from = at + 1
	}
	return all
}

func isHex(b byte) bool { return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'f' }

func isBase64(b byte) bool {
	return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'z' || b == '+' || b == '/' || b == '-' || b == '_'
}

func fromHex(data []byte) (all []byte) {
	for _, run := range runs(data, 20, isHex) {
		all = append(append(all, unhex(run[:len(run)/2*2])...), apart...)
		all = append(append(all, unhex(run[1:1+(len(run)-1)/2*2])...), apart...)
	}
	return all
}

var usually = strings.NewReplacer("-", "+", "_", "/")

// fromBase64 decodes from each of four places, for nobody says where one begins.
func fromBase64(data []byte) (all []byte) {
	for _, run := range runs(data, 14, isBase64) {
		usual := []byte(usually.Replace(string(run)))
		for at := range 4 {
			from := usual[at:]
			if len(from)%4 == 1 {
				from = from[:len(from)-1]
			}
			plain := make([]byte, base64.RawStdEncoding.DecodedLen(len(from)))
			n, _ := base64.RawStdEncoding.Decode(plain, from)
			if bytes.HasPrefix(plain, zipped) || bytes.HasPrefix(plain, gzipped) {
				for _, inner := range unpacked(plain[:n]) {
					all = append(append(all, inner...), apart...)
				}
			}
			all = append(append(all, plain[:n]...), apart...)
		}
	}
	return all
}

var (
	zipped, gzipped = []byte("PK\x03\x04"), []byte("\x1f\x8b")
	stream          = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
)

func unpacked(data []byte) (all [][]byte) {
	keep := func(r io.Reader, err error) {
		if err == nil {
			plain, _ := io.ReadAll(r) // as far as it goes
			all = append(all, plain)
		}
	}
	switch {
	case bytes.HasPrefix(data, zipped):
		archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			break
		}
		for _, file := range archive.File {
			all = append(all, []byte(file.Name+"\n\n\n"+file.Comment))
			keep(file.Open())
		}
	case bytes.HasPrefix(data, gzipped):
		keep(gzip.NewReader(bytes.NewReader(data)))
	case bytes.HasPrefix(data, []byte("%PDF")):
		for _, m := range stream.FindAllSubmatch(data, -1) {
			keep(zlib.NewReader(bytes.NewReader(m[1])))
		}
	}
	return all
}
