package models

import "time"

// FamilyWord is what somebody said about one thing of one member and one who may see
// it. There is no word about everything.
type FamilyWord struct {
	Owner  string // whose thing it is
	Item   string // a thing of the owner's plan, as Thing names it
	Reader string // who may see it
	By     string
	Read   string // of a yes: what stood there, as a digest of it
	Yes    bool
	Heard  bool      // the child was asked, in the words of who speaks for them
	At     time.Time // when it was said
	Until  time.Time // of a yes: from then on it counts no more
}

// familyLasts is how long a yes to the family can count at the most, in years.
const familyLasts = 1

// The ages, in years, at which a child has another say. From ten a child is a party
// in many cases of their own (barnets lov § 3), from thirteen they can have a MitID,
// from fifteen they speak for themselves (sundhedsloven § 17), and at eighteen nobody
// speaks for them.
const (
	ageHeard = 10
	ageAlso  = 13
	ageAlone = 15
	ageGrown = 18
)

// FamilyVoice is who decides what a family sees of somebody.
type FamilyVoice string

// The voices.
const (
	VoiceParents FamilyVoice = "parents" // who has custody
	VoiceHeard   FamilyVoice = "heard"   // who has custody, when the child was asked; the child's no counts
	VoiceBoth    FamilyVoice = "both"    // who has custody, and the child
	VoiceOwn     FamilyVoice = "own"
)

// VoiceAt is who decides for somebody of that birth, at an instant.
func VoiceAt(born Date, at time.Time, zone *time.Location) FamilyVoice {
	reached := func(age int) bool { return !at.Before(born.AddYears(age).Wall(0, zone)) }
	switch {
	case born.IsZero(), reached(ageAlone):
		return VoiceOwn
	case reached(ageAlso):
		return VoiceBoth
	case reached(ageHeard):
		return VoiceHeard
	}
	return VoiceParents
}

// Refusals of a word to the family. Who may not speak is told what who is not there is.
var (
	ErrFamilyUntil = &Error{Invalid, "family.error.until"} // a yes needs an end, within a year
	ErrFamilyHeard = &Error{Invalid, "family.error.heard"} // the child must have been asked first
)

// Check refuses a word that cannot count when it is said. A no needs less than a yes:
// whoever has a say can always say it.
func (f Family) Check(w FamilyWord) error {
	of, known := f.member(w.Owner)
	if !known || w.Reader == w.Owner || !f.together(w.Reader, w.Owner, w.At) {
		return ErrNotFound
	}
	voice := VoiceAt(of.Born, w.At, f.Zone)
	parent := f.custody(w.By, w.Owner, w.At)
	if !w.Yes {
		if w.By == w.Owner && voice != VoiceParents || parent {
			return nil
		}
		return ErrNotFound
	}
	switch {
	case !f.speaks(w.By, w.Owner, w.At):
		return ErrNotFound
	case voice == VoiceHeard && !w.Heard:
		return ErrFamilyHeard
	case !w.Until.After(w.At), w.Until.After(w.At.In(f.Zone).AddDate(familyLasts, 0, 0)):
		return ErrFamilyUntil
	}
	return nil
}
