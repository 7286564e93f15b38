package wording

import "enplan/models"

// TimeView is one time an appointment takes place, or was to.
type TimeView struct {
	Appointment string `json:"appointment"`
	Start       string `json:"start"`
	End         string `json:"end"`
	Date        string `json:"date"`
	Day         string `json:"day"`
	Clock       string `json:"clock"`
	Week        int    `json:"week"`

	At         string   `json:"at"`                  // its name: the start it was first to have
	State      string   `json:"state,omitempty"`     // moved, cancelled; "" as planned
	StateText  string   `json:"stateText,omitempty"` // the same as a sentence
	Was        *WasView `json:"was,omitempty"`       // of a moved one: the old time, to be struck through
	Why        string   `json:"why,omitempty"`       // why it was moved or cancelled
	Place      string   `json:"place,omitempty"`     // when it is another than the appointment's
	Address    string   `json:"address,omitempty"`
	Answer     string   `json:"answer,omitempty"`     // coming, cannot, other
	AnswerText string   `json:"answerText,omitempty"` // the same as a sentence, with what it leads to
	AnswerNote string   `json:"answerNote,omitempty"` // what the citizen wrote with it
	Reply      string   `json:"reply,omitempty"`      // what the borgerkonsulent answered
	Offers     string   `json:"offers,omitempty"`     // the id of the offer to choose another time
	Missed     string   `json:"missed,omitempty"`     // that the citizen did not come, as a sentence
}

// WasView is a time as it was.
type WasView struct {
	Day   string `json:"day"`
	Clock string `json:"clock"`
	Date  string `json:"date"`
}

// AppointmentView is what the times are times of.
type AppointmentView struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Written  Text   `json:"written"`
	With     string `json:"with,omitempty"`
	Unit     string `json:"unit"`
	Phone    string `json:"phone,omitempty"`
	Place    string `json:"place,omitempty"`
	Address  string `json:"address,omitempty"`
	Travel   string `json:"travel,omitempty"`
	Repeats  string `json:"repeats,omitempty"`
	Who      string `json:"who,omitempty"`
	Must     bool   `json:"must"`
	MustText string `json:"mustText"`
	Cannot   string `json:"cannot,omitempty"`
	Note     Text   `json:"note,omitempty"`

	Made        bool               `json:"made,omitempty"` // here, by the borgerkonsulent
	Version     models.Version     `json:"version"`        // of what was said here about it
	Bring       []string           `json:"bring,omitempty"`
	Prepare     Text               `json:"prepare,omitempty"`
	Way         Text               `json:"way,omitempty"`         // how to get there
	Interpreter string             `json:"interpreter,omitempty"` // a sentence
	Companion   string             `json:"companion,omitempty"`   // a sentence
	Minutes     Text               `json:"minutes,omitempty"`     // what was agreed there
	Words       []WordsView        `json:"words,omitempty"`       // what both sides wrote here, oldest first
	Answers     []AnswerChoiceView `json:"answers,omitempty"`     // what the citizen can say to a time of it
}

// WordsView is what somebody wrote to prepare, or about what was agreed.
type WordsView struct {
	At   string `json:"at,omitempty"` // of which time; "" of all of them
	Part string `json:"part"`         // prepare, minutes
	Text string `json:"text"`
	Who  string `json:"who"`
	When string `json:"when"`
	Own  bool   `json:"own"` // the citizen wrote it
}

// AnswerChoiceView is an answer one can give, with what it leads to.
type AnswerChoiceView struct {
	Key         string `json:"key"`
	Label       string `json:"label"`
	Consequence string `json:"consequence"`
}

// OfferView is times to choose one of.
type OfferView struct {
	ID          string          `json:"id"` // what is chosen at: /api/appointments/{id}/choose
	Text        string          `json:"text"`
	Consequence string          `json:"consequence"`
	Title       string          `json:"title"`
	With        string          `json:"with,omitempty"`
	Unit        string          `json:"unit"`
	Place       string          `json:"place,omitempty"`
	Address     string          `json:"address,omitempty"`
	Travel      string          `json:"travel,omitempty"`
	Must        bool            `json:"must"`
	MustText    string          `json:"mustText"`
	Version     models.Version  `json:"version"`
	Instead     *InsteadView    `json:"instead,omitempty"`
	Times       []OfferTimeView `json:"times"` // those that can still be chosen
}

// InsteadView is the time that the chosen one comes in place of.
type InsteadView struct {
	Appointment string `json:"appointment"`
	At          string `json:"at"`
	Day         string `json:"day"`
	Clock       string `json:"clock"`
	Date        string `json:"date"`
}

// OfferTimeView is one of the times.
type OfferTimeView struct {
	Offer string `json:"offer"`
	Start string `json:"start"`
	End   string `json:"end"`
	Date  string `json:"date"`
	Day   string `json:"day"`
	Clock string `json:"clock"`
	Week  int    `json:"week"`
}

// WishesView is when the citizen likes to have appointments.
type WishesView struct {
	NotBefore string         `json:"notBefore,omitempty"` // "10:00"
	NotAfter  string         `json:"notAfter,omitempty"`
	Days      []int          `json:"days"` // 1 Monday … 7 Sunday; empty is any
	Note      string         `json:"note,omitempty"`
	Text      string         `json:"text,omitempty"` // all of it as a sentence
	Version   models.Version `json:"version"`
}

// MonthView is the times of one month.
type MonthView struct {
	Month        string                     `json:"month"` // 2026-12
	Title        string                     `json:"title"`
	Before       string                     `json:"before,omitempty"` // the month before, as far as there is one to show
	After        string                     `json:"after,omitempty"`
	Times        []TimeView                 `json:"times"`
	Appointments map[string]AppointmentView `json:"appointments"`
}

// FreeView is the times that fit all the citizen has and wishes.
type FreeView struct {
	Text   string         `json:"text"` // how many, or why there are none
	Wishes string         `json:"wishes,omitempty"`
	Times  []FreeTimeView `json:"times"` // best first
}

// FreeTimeView is one of them, and what speaks for it.
type FreeTimeView struct {
	Start   string   `json:"start"`
	End     string   `json:"end"`
	Date    string   `json:"date"`
	Day     string   `json:"day"`
	Clock   string   `json:"clock"`
	Week    int      `json:"week"`
	Reasons []string `json:"reasons"`
}

// DeskAppointmentsView is a citizen's appointments as the borgerkonsulent moves
// them.
type DeskAppointmentsView struct {
	Name         string                     `json:"name"`
	Today        string                     `json:"today"`
	Asks         []AskedTimeView            `json:"asks"` // what the citizen cannot come to, the first first
	Offers       []OfferView                `json:"offers"`
	Times        []TimeView                 `json:"times"`
	Appointments map[string]AppointmentView `json:"appointments"`
	Wishes       WishesView                 `json:"wishes"`
}

// AskedTimeView is a time the citizen cannot come to, or wants another for.
type AskedTimeView struct {
	Appointment string `json:"appointment"`
	At          string `json:"at"`
	Text        string `json:"text"`
	Note        string `json:"note,omitempty"`
	When        string `json:"when"`
	Consequence string `json:"consequence"` // what it means until somebody acts
}
