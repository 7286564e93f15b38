package plain

// Span is a piece of a text. Term is nil for ordinary text. The spans of a text
// put together are the text, whatever it holds.
type Span struct {
	Text string
	Term *Term
}

// found is a term with its place in bytes.
type found struct {
	hit
	start, end int
}

// Explain cuts a professional text so that each word a citizen may not know
// stands with its explanation.
func Explain(text string) []Span {
	var spans []Span
	from := 0
	for _, f := range find(text, split(text)) {
		if f.start > from {
			spans = append(spans, Span{Text: text[from:f.start]})
		}
		spans = append(spans, Span{Text: text[f.start:f.end], Term: f.term})
		from = f.end
	}
	if from < len(text) {
		spans = append(spans, Span{Text: text[from:]})
	}
	return spans
}

// find gives the terms of a text in order; none overlaps another.
func find(text string, ws []word) []found {
	x := lexicon()
	var all []found
	for i := 0; i < len(ws); {
		h, n := x.at(text, ws, i)
		if n == 0 {
			i++
			continue
		}
		f := found{hit: h, start: ws[i].start, end: ws[i+n-1].end}
		if h.raw[len(h.raw)-1] == '.' && f.end < len(text) && text[f.end] == '.' {
			f.end++ // the dot belongs to the abbreviation
		}
		all = append(all, f)
		i += n
	}
	return all
}
