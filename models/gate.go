package models

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Look is one thing that somebody wants to see.
type Look struct {
	Of       string // the department the thing comes from, or Citizens
	Field    Field  // that department's
	Category Category
	Item     string // the single thing
	For      Purpose
	Barred   bool // never passed on: anonymous treatment, care record, what a child said no to, what is about somebody else
	Place    bool // only where it is: each place may be the address somebody must not know
}

// Grounds (hjemmel) are what a decision rests on. They are loaded as of now in
// the transaction that reads, with the citizen locked; nothing is remembered.
type Grounds struct {
	Now        time.Time // never earlier than the last line of the citizen's log
	Zone       *time.Location
	Born       Date       // the citizen's birthday
	Protection Protection // the citizen's
	To         Department // the viewer's
	Consents   []ConsentRecord
	Statutes   []Statute
	Emergency  *Emergency // opened by this viewer; nil when none is
}

// Statute (hjemmel i lov) lets one field see something of another's without a yes.
type Statute struct {
	ID         string
	Law        string // "retssikkerhedsloven § 11 a, stk. 2"
	From, To   Field
	Category   Category
	Purpose    Purpose
	Because    string // key of a text: "Det må vi uden dit ja, fordi …"
	ValidFrom  Date
	ValidUntil Date // the first day it no longer holds; zero is not known
}

// Emergency (værdispring) is a plan that was opened without any other ground.
type Emergency struct {
	ID    string
	Until time.Time
}

// GroundKind is why something may be seen.
type GroundKind string

// The grounds there are. The zero GroundKind is none: it may not be seen.
const (
	NoGround        GroundKind = ""
	OwnThing        GroundKind = "own"       // it is the department's own
	ByConsent       GroundKind = "consent"   // the citizen said yes
	ByStatute       GroundKind = "statute"   // a law says so
	ByEmergencyOnly GroundKind = "emergency" // somebody opened it and must answer for it
)

// Verdict is what was decided, and on what. The zero Verdict is no.
type Verdict struct {
	Ground  GroundKind
	Ref     string // the consent, the statute or the emergency
	Version int64  // of the consent
	Because string // key of a text: why the statute lets it
}

// String is the verdict as it stands in the log: "consent:c1@4".
func (v Verdict) String() string {
	switch {
	case v.Ref == "":
		return string(v.Ground)
	case v.Version == 0:
		return string(v.Ground) + ":" + v.Ref
	}
	return string(v.Ground) + ":" + v.Ref + "@" + strconv.FormatInt(v.Version, 10)
}

// May reports whether it may be seen.
func (v Verdict) May() bool { return v.Ground != NoGround }

// Decide says whether a viewer may see the thing, and on what ground. It is the
// whole rule of what crosses from one department to another:
//
//  1. A viewer without a department sees nothing, nor one who states no purpose
//     there is, and without a clock nobody does.
//  2. A department sees its own.
//  3. What is barred, nobody else sees, whatever anybody said, nor what is of no
//     known category.
//  4. Where something is, nobody else sees unless it is known that the citizen has no
//     protected address (CPR-loven § 28); no yes, law or emergency changes that.
//  5. It sees what the citizen has said yes to: to this department, about this
//     thing, for this purpose, and the yes holds now.
//  6. It sees what a law in force today lets its field see.
//  7. One person sees the rest while an emergency is open that they opened.
//  8. Everything else: no.
func Decide(look Look, g Grounds) Verdict {
	if g.To.ID == "" || g.Zone == nil || g.Now.IsZero() || look.Of == "" || !look.For.known() {
		return Verdict{}
	}
	if look.Of == g.To.ID {
		return Verdict{Ground: OwnThing}
	}
	if look.Barred || !slices.Contains(Categories, look.Category) {
		return Verdict{}
	}
	if look.Place && g.Protection.HidesPlaces() {
		return Verdict{}
	}
	for _, c := range g.Consents {
		if c.Terms.Covers(look, g.To.ID) && c.Holds(g.Now, look.Field, g.Born, g.Zone) {
			return Verdict{Ground: ByConsent, Ref: c.ID, Version: c.Version}
		}
	}
	for _, s := range g.Statutes {
		if s.permits(look, g) {
			return Verdict{Ground: ByStatute, Ref: s.ID, Because: s.Because}
		}
	}
	if e := g.Emergency; e != nil && look.For == PurposeEmergency && g.Now.Before(e.Until) {
		return Verdict{Ground: ByEmergencyOnly, Ref: e.ID}
	}
	return Verdict{}
}

// Touch reports whether a yes that holds is about some single thing of the
// category.
func (g Grounds) Touch(look Look) bool {
	for _, c := range g.Consents {
		look.Item = c.Terms.Item
		if c.Terms.Covers(look, g.To.ID) && c.Holds(g.Now, look.Field, g.Born, g.Zone) {
			return true
		}
	}
	return false
}

// Open reports whether the citizen is there for the viewer although the
// department has no plan of its own: by a yes that holds, or an emergency.
func (g Grounds) Open(departments []Department) bool {
	if g.Emergency != nil && g.Now.Before(g.Emergency.Until) {
		return true
	}
	for _, c := range g.Consents {
		if c.Terms.To == g.To.ID && c.Holds(g.Now, FieldOf(c.Terms.From, departments), g.Born, g.Zone) {
			return true
		}
	}
	return false
}

// FieldOf is the field of a department; of the citizen's own words it is none.
func FieldOf(id string, departments []Department) Field {
	for _, d := range departments {
		if d.ID == id {
			return d.Field
		}
	}
	return ""
}

func (s Statute) permits(look Look, g Grounds) bool {
	return s.From != "" && s.From == look.Field && s.To == g.To.Field && s.Category == look.Category && s.Purpose == look.For &&
		s.inForce(DateOf(g.Now.In(g.Zone)))
}

func (s Statute) inForce(day Date) bool {
	return !s.ValidFrom.IsZero() && !day.Before(s.ValidFrom) && (s.ValidUntil.IsZero() || day.Before(s.ValidUntil))
}

// versionOf is the version of a consent in a ground as Verdict.String wrote it;
// false when the ground is another.
func versionOf(ground, consent string) (int64, bool) {
	said, found := strings.CutPrefix(ground, string(ByConsent)+":"+consent+"@")
	version, err := strconv.ParseInt(said, 10, 64)
	return version, found && err == nil
}
