package wording

import (
	"encoding/json"
	"strings"

	"enplan/models/plain"
)

// Text is professional text in pieces, each ordinary or a word with its
// explanation. In JSON an ordinary piece is a string, an explained one
// {"t": word, "e": explanation}.
type Text []Piece

// Piece is a stretch of text; Explanation is "" for ordinary words.
type Piece struct {
	Words       string
	Explanation string
}

// MarshalJSON writes the short form.
func (p Piece) MarshalJSON() ([]byte, error) {
	if p.Explanation == "" {
		return json.Marshal(p.Words)
	}
	return json.Marshal(struct {
		T string `json:"t"`
		E string `json:"e"`
	}{p.Words, p.Explanation})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (p *Piece) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &p.Words)
	}
	var long struct{ T, E string }
	err := json.Unmarshal(b, &long)
	*p = Piece{long.T, long.E}
	return err
}

// String is the text without explanations.
func (t Text) String() string {
	var b strings.Builder
	for _, p := range t {
		b.WriteString(p.Words)
	}
	return b.String()
}

// explain marks every word of the jargon table where it stands.
func (w words) explain(text string) Text {
	out := Text{}
	for _, span := range plain.Explain(text) {
		piece := Piece{Words: span.Text}
		if span.Term != nil {
			piece.Explanation = span.Term.Plain
			if w.l.Name() == "en" && span.Term.PlainEN != "" {
				piece.Explanation = span.Term.PlainEN
			}
			if known := span.Term.Word; !strings.Contains(strings.ToLower(span.Text), strings.ToLower(known)) {
				piece.Explanation = known + ": " + piece.Explanation
			}
		}
		out = append(out, piece)
	}
	return out
}
