package intake

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

const blanks = " \t\r\n"

var (
	bomUTF8 = []byte{0xEF, 0xBB, 0xBF}
	bomLow  = []byte{0xFF, 0xFE}
	bomHigh = []byte{0xFE, 0xFF}
)

// cleanText is data without byte order mark and blanks at the end, when it is
// UTF-8 of a bearable size; otherwise Faults. Blanks at the beginning stay, or
// line numbers would not be the sender's.
func cleanText(data []byte) ([]byte, error) {
	var f faults
	if len(data) > MaxBytes {
		f.add("", faultTooLarge, "limit", strconv.Itoa(MaxBytes>>20))
		return nil, f.found
	}
	checkEncoding(data, &f)
	text := bytes.TrimRight(bytes.TrimPrefix(data, bomUTF8), blanks)
	if len(f.found) == 0 && len(text) == 0 {
		f.add("", "intake.fault.empty")
	}
	if len(f.found) > 0 {
		return nil, f.found
	}
	return text, nil
}

func checkEncoding(data []byte, f *faults) {
	if bytes.HasPrefix(data, bomLow) || bytes.HasPrefix(data, bomHigh) || everySecondIsZero(data) {
		f.add("", "intake.fault.utf16")
		return
	}
	line, column := 1, 1
	for at := 0; at < len(data); {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			key := "intake.fault.not_utf8"
			if danishInLatin1(data[at]) {
				key = "intake.fault.latin1"
			}
			f.add("", key, "line", strconv.Itoa(line), "column", strconv.Itoa(column))
			return
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
		at += size
	}
}

// everySecondIsZero tells UTF-16 without a mark: the documents we take begin
// with plain letters.
func everySecondIsZero(data []byte) bool {
	return len(data) >= 4 && (data[0] == 0 && data[2] == 0 || data[1] == 0 && data[3] == 0)
}

// danishInLatin1 reports æ ø å é and their capitals as one byte each.
func danishInLatin1(b byte) bool {
	return bytes.IndexByte([]byte{0xE6, 0xF8, 0xE5, 0xE9, 0xC6, 0xD8, 0xC5, 0xC9, 0xF6, 0xFC, 0xE4}, b) >= 0
}

// place is the line and column of an offset, counted in characters from 1.
func place(text []byte, offset int64) (line, column string) {
	head := text[:max(0, min(offset, int64(len(text))))]
	last := bytes.LastIndexByte(head, '\n') + 1
	return strconv.Itoa(bytes.Count(head, []byte{'\n'}) + 1), strconv.Itoa(utf8.RuneCount(head[last:]) + 1)
}

// controlIn reports a character that no text should hold.
func controlIn(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7F || r == 0xFFFE {
			return true
		}
	}
	return false
}
