package models

// Consent (samtykke) is a yes as a source delivered it: who may pass what to
// whom, for what, until when. What it permits is decided elsewhere, at the
// time somebody asks.
type Consent struct {
	ID       string
	Source   string
	Giver    string
	From     string
	To       string
	Scope    string
	Form     string
	Given    Date
	Expires  Date
	InSource string // status the source claims, which may be wrong
	Note     string
}
