package models

// Citizen (borger) is the person the plan belongs to.
type Citizen struct {
	ID          string // opaque; made from the CPR with the house key, so it says nothing
	Name        string
	Born        Date
	Language    string // BCP 47; "da" when nothing is stated
	Needs       []string
	Household   []Person
	Voice       OwnVoice
	Coordinator Coordinator
	Guardian    Person // værge; zero when there is none
	Digital     Digital
	Protection  Protection // of the address; the gate reads what the sources have stated anew
}

// Digital is how the citizen can be reached by machine. What no source has told
// stands as nil: nobody may be taken for offline because nobody asked.
type Digital struct {
	MitID       *bool
	DigitalPost *bool  // false: exempt (fritaget), so letters come on paper
	Phone       string // as written: "smartphone, ofte uden data", "ingen"
}

// FirstName is how screens name the citizen.
func (c Citizen) FirstName() string { return firstWord(c.Name) }

// Person is somebody around the citizen: household, relative or guardian.
type Person struct {
	ID       string
	Name     string
	Relation string
	Born     Date
	Phone    string
	Note     string // what a source wrote about the person; never shown
}

// FirstName is how screens name the person.
func (p Person) FirstName() string { return firstWord(p.Name) }

// OwnVoice is what the citizen says, in the citizen's own words. Nothing in it
// is ever corrected, shortened or merged with what staff write.
type OwnVoice struct {
	Text  string
	Goals []OwnGoal
}

// OwnGoal is one wish of the citizen; the lowest Priority comes first.
type OwnGoal struct {
	ID       string
	Text     string
	Priority int
}

// Coordinator (borgerkonsulent) is the one person who coordinates. The zero
// Coordinator means that nobody has been named yet.
type Coordinator struct {
	Name  string
	Unit  string
	Phone string
}

// PersonByID finds the citizen or a member of the household.
func (c Citizen) PersonByID(id string) (Person, bool) {
	for _, p := range c.Household {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

func firstWord(s string) string {
	for i, r := range s {
		if r == ' ' {
			return s[:i]
		}
	}
	return s
}
