package models_test

// What the gate ought to say, written from the task's own words and the law and from
// nothing in gate.go or consent_record.go. A cell is one combination of facts, in words.

type (
	thing    string // whose the thing is, seen from the viewer
	topic    string // what it is
	purpose  string // what the viewer says it is for
	story    string // what happened to the consent
	scope    string // what the consent was given about
	form     string // how it was given
	giver    string // by whom
	field    string // the law the thing's department works under
	end      string // now against the instant the consent ends
	statute  string // the law on sharing
	breaking string // emergency
)

type cell struct {
	thing     thing
	topic     topic
	purpose   purpose
	story     story
	scope     scope
	form      form
	giver     giver
	field     field
	end       end
	statute   statute
	emergency breaking
	barred    bool
	place     bool   // asks where it is, not what it is
	protected string // what is known of the citizen's address
	clock     string // "right", "none" or "no zone"
}

var (
	things    = []thing{"own", "other's", "citizen's", "viewer has no department"}
	topics    = []topic{"goals", "measures", "appointments", "limits", "papers", "words", "unknown"}
	purposes  = []purpose{"case", "coordinate", "spare", "meet", "emergency", "not stated", "unknown"}
	scopes    = []scope{"all of it", "this thing", "another thing"}
	forms     = []form{"login", "paper", "word", "unknown"}
	fields    = []field{"job", "social", "family", "health", "treatment", "money", "housing", "substance", "coordinator"}
	ends      = []end{"a nanosecond before", "at", "a nanosecond after", "never"}
	givers    = []giver{"self", "parent long before 18", "parent a nanosecond before 18", "parent at 18", "parent of an unknown age", "guardian of nothing", "guardian of money", "guardian of the person", "guardian of all", "attorney in force", "attorney not in force", "unknown"}
	addresses = []address{{false, "protected"}, {true, "none"}, {true, "unknown"}, {true, "protected"}, {false, "none"}, {false, "unknown"}, {true, "no word of ours"}}
	statutes  = []statute{"none", "matching", "begins today", "begins tomorrow", "ends tomorrow", "ends today", "ended", "from another field", "to another field", "other topic", "other purpose"}
	breakings = []breaking{"none", "ends in a nanosecond", "ends now", "over"}
	stories   = []story{
		"nothing", "asked", "given", "asked and given", "paused", "resumed", "narrowed to this", "narrowed to another", "narrowed to end sooner",
		"declined", "withdrawn", "paused and withdrawn", "to another department", "from another department", "another topic", "another purpose",
		"given later than now", "withdrawn and given anew", "lapsed and given anew", "paused beside one that holds", "another topic beside one that holds",
	}
)

// address is whether it is asked where something is, and what is known of the address.
type address struct {
	place     bool
	protected string
}

// answer is the ground, and for a consent which of them and its version.
type answer struct {
	ground  string // "" is no
	consent string
	version int64
}

// oracle goes by what speaks against, and stops at the first that does.
func oracle(c cell) answer {
	no := answer{}
	// Deny by default: somebody of no department is nobody here, and a purpose is
	// presented at each read.
	if c.thing == "viewer has no department" || c.purpose == "not stated" || c.purpose == "unknown" {
		return no
	}
	// A clock that is in doubt opens nothing.
	if c.clock != "right" {
		return no
	}
	if c.thing == "own" {
		return answer{ground: "own"}
	}
	// Never passed on, whatever anybody said; and what nobody knows what is, is doubt.
	if c.barred || c.topic == "unknown" {
		return no
	}
	// Where somebody with a protected address is, nobody else is told: no yes, no law and no
	// emergency opens it. What is not known to be unprotected is taken for protected.
	if c.place && c.protected != "none" {
		return no
	}
	if id, version := standing(c); id != "" && saidByWhoMay(c) && saidAsItMust(c) {
		return answer{"consent", id, version}
	}
	// Statutory sharing is between departments; the citizen's own words are of none.
	if c.thing == "other's" {
		switch c.statute {
		case "matching", "begins today", "ends tomorrow":
			return answer{ground: "statute"}
		}
	}
	if c.purpose == "emergency" && c.emergency == "ends in a nanosecond" {
		return answer{ground: "emergency"}
	}
	return no
}

// standing is the consent that is about this and still stands, with its version: the
// number of its last event.
func standing(c cell) (string, int64) {
	// The end is exclusive, and is part of the decision; no end is no consent.
	live := c.end == "a nanosecond before"
	about := c.scope != "another thing"
	at := func(id string, version int64, ok bool) (string, int64) {
		if !ok {
			return "", 0
		}
		return id, version
	}
	switch c.story {
	case "given":
		return at("c1", 1, live && about)
	case "asked and given":
		return at("c1", 2, live && about)
	case "resumed":
		return at("c1", 3, live && about)
	case "narrowed to this": // whatever it was given about
		return at("c1", 2, live && about)
	case "narrowed to end sooner":
		return at("c1", 2, live && about)
	case "withdrawn and given anew":
		return at("c2", 3, live && about)
	case "lapsed and given anew":
		return at("c2", 2, live && about)
	case "paused beside one that holds":
		return at("c2", 3, live && about)
	case "another topic beside one that holds":
		return at("c2", 2, live && about)
	}
	return "", 0
}

// saidByWhoMay: parents until 18, a guardian within what the guardianship is about, an
// attorney once the power is in force. Who is in doubt may not.
func saidByWhoMay(c cell) bool {
	money := c.thing == "other's" && c.field == "money"
	switch c.giver {
	case "self", "parent long before 18", "parent a nanosecond before 18", "guardian of all", "attorney in force":
		return true
	case "guardian of money":
		return money
	case "guardian of the person":
		return !money
	}
	return false
}

// saidAsItMust: of health information in writing (sundhedsloven § 44), of the rest in a
// form that was noted. Treatment for drugs and alcohol is health (sundhedsloven § 141).
func saidAsItMust(c cell) bool {
	health := c.thing == "other's" && (c.field == "health" || c.field == "treatment" || c.field == "substance")
	switch c.form {
	case "login", "paper":
		return true
	case "word":
		return !health
	}
	return false
}
