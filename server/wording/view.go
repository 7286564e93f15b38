// Package wording puts the one plan into words: sentences in the reader's
// language, dates as people say them, professional text with its jargon
// explained. It decides nothing about care, law or access; it only says what
// models found. What it makes is also the wire shape of GET /api/plan.
package wording

// PlanView is the citizen's one plan in words. pwa/src/views.ts is the same
// shape as types.
type PlanView struct {
	Version      string                     `json:"version"`
	Language     string                     `json:"language"`
	Today        string                     `json:"today"`
	AsOf         string                     `json:"asOf"`
	Citizen      NameView                   `json:"citizen"`
	Next         *TimeView                  `json:"next,omitempty"`
	Times        []TimeView                 `json:"times"`
	Appointments map[string]AppointmentView `json:"appointments"`
	Duties       []DutyView                 `json:"duties"`
	Limits       []LimitView                `json:"limits"`
	Goals        []GoalView                 `json:"goals"`
	AwayGoals    []AwayView                 `json:"awayGoals"`
	OwnWords     string                     `json:"ownWords,omitempty"`
	Areas        []AreaView                 `json:"areas"`
	People       []ContactView              `json:"people"`
	Plans        []ProfessionalView         `json:"plans"`
	Gaps         []GapView                  `json:"gaps"`
	Sources      []SourceView               `json:"sources"`
	Findings     []FindingView              `json:"findings"` // gravest first, settled last
	Weeks        []WeekView                 `json:"weeks"`
	Load         LoadView                   `json:"load"`
	Reuse        []ReuseView                `json:"reuse"`
	Given        []GivenView                `json:"given"`
	Remarks      []RemarkView               `json:"remarks"`
	Questions    []QuestionView             `json:"questions"`
	News         *NewsView                  `json:"news,omitempty"`
	Behind       string                     `json:"behind,omitempty"`   // that the municipality is late with what it promised
	Handover     *HandoverCard              `json:"handover,omitempty"` // to another borgerkonsulent
	Asked        string                     `json:"asked,omitempty"`    // that a department waits for a yes or a no
	Emergencies  []EmergencyCard            `json:"emergencies,omitempty"`
	Offers       []OfferView                `json:"offers,omitempty"` // times to choose one of
	Wishes       WishesView                 `json:"wishes"`
}

// NameView names a person.
type NameView struct {
	Name      string `json:"name"`
	FirstName string `json:"firstName"`
}

// DutyView is one thing the citizen must do.
type DutyView struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	What    string `json:"what"`
	Why     string `json:"why,omitempty"`
	Due     string `json:"due,omitempty"`
	DueText string `json:"dueText,omitempty"`
	Late    bool   `json:"late"`
	Unit    string `json:"unit"`
	Person  string `json:"person,omitempty"`
	Phone   string `json:"phone,omitempty"`
	Send    string `json:"send,omitempty"`
	Cannot  string `json:"cannot"`
	Written Text   `json:"written"`
}

// LimitView is what the citizen is to be spared.
type LimitView struct {
	ID      string `json:"id"`
	What    string `json:"what"`
	Unit    string `json:"unit"`
	Written Text   `json:"written"`
}

// AreaView is the help within one part of life.
type AreaView struct {
	Key      string        `json:"key"`
	Title    string        `json:"title"`
	Measures []MeasureView `json:"measures"`
}

// MeasureView answers the questions of a measure in the order people ask them;
// the law comes last.
type MeasureView struct {
	ID      string   `json:"id"`
	Known   bool     `json:"known"`
	Get     string   `json:"get"`
	Why     []string `json:"why"`
	When    []string `json:"when"`
	Who     []string `json:"who"`
	Todo    []string `json:"todo"`
	Law     LawView  `json:"law"`
	Written []Block  `json:"written"`
	Unit    string   `json:"unit"`
	// Goals are the own goals it serves; when it serves none, NoGoal says so.
	Goals  []ServedView `json:"goals"`
	NoGoal string       `json:"noGoal,omitempty"`
}

// LawView is what a measure is called in the law.
type LawView struct {
	Text   string `json:"text"`
	Name   Text   `json:"name"`
	Change string `json:"change,omitempty"`
}

// Block is labelled professional text.
type Block struct {
	Label string `json:"label"`
	Text  Text   `json:"text"`
	Ref   string `json:"ref,omitempty"` // what one can say of it that it does not fit
}

// ContactView is one of the citizen's people.
type ContactView struct {
	ID    string `json:"id"`
	Ref   string `json:"ref"`
	Name  string `json:"name"`
	Role  string `json:"role"`
	Unit  string `json:"unit,omitempty"`
	Phone string `json:"phone,omitempty"`
	Helps string `json:"helps,omitempty"`
	First bool   `json:"first"`
}

// ProfessionalView is a department's plan in the department's words.
type ProfessionalView struct {
	ID       string `json:"id"`
	Title    Text   `json:"title"`
	Unit     string `json:"unit"`
	Person   string `json:"person,omitempty"`
	About    string `json:"about,omitempty"`
	FollowUp string `json:"followUp,omitempty"`
	// Changes say what the plan builds on that the law no longer has.
	Changes []Text  `json:"changes,omitempty"`
	Blocks  []Block `json:"blocks"`
}

// GapView says why the plan may not be whole.
type GapView struct {
	Text string `json:"text"`
}

// SourceView says when a source last delivered.
type SourceView struct {
	Title   string `json:"title"`
	Fetched string `json:"fetched"`
	Late    bool   `json:"late"`
}
