package models

import "time"

// Search (opslag) is one look-up of a citizen by CPR number by somebody who works
// here. The number itself is kept nowhere.
type Search struct {
	Staff string
	At    time.Time
	CPR   []byte // a keyed hash, which tells only that two searches were for one number
	Found bool   // who searched was shown a citizen
}

// Searches is what one of the staff has searched for in some time.
type Searches struct {
	Staff   string
	Count   int
	Numbers int // different ones
	Nothing int // that showed nobody: there is none, or none the staff may see
}

// SearchesAnHour is how often one of the staff may search in an hour.
const SearchesAnHour = 20

// ErrSearchOften refuses one search more.
var ErrSearchOften = &Error{TooOften, "search.error.often"}
