package models

// PlanPart is what one department, or the citizen, has in one category of a
// plan: the pieces that single decisions are about. It is made from that
// department's own deliveries and from nothing else.
type PlanPart struct {
	Of       string // department, or Citizens
	Category Category
	Pieces   []Piece
}

// Piece is one thing in words.
type Piece struct {
	Item   string   `json:"id"`
	Text   string   `json:"text"`
	Detail []string `json:"detail,omitempty"`
	Place  string   `json:"place,omitempty"`  // as written; decided on apart, as Look.Place
	With   string   `json:"with,omitempty"`   // whom one is with there; decided on with the place
	Barred bool     `json:"barred,omitempty"` // about somebody else: of the department's own view only
}
