package models_test

import (
	"fmt"
	"time"
)

// A second account of what the gate ought to say, for stories of any length: nothing is
// kept but what was said, and each question goes through all of it anew. It knows no
// states, only what speaks for and against.

type utterance struct {
	consent, verb               string // ask, give, decline, narrow, pause, resume, withdraw
	from, to, topic, item, what string
	ends, when                  time.Time
	giver, form                 string
}

type sharing struct {
	from, to, topic, what string
	first, last           time.Time // last is the first instant it is no more; zero is never
}

type replay struct {
	said      []utterance
	laws      map[string]sharing
	emergency map[string]time.Time // by department: here one person works in each
	born      time.Time            // midnight of the day of 18 years
	fields    map[string]string
	delivered map[string][]string // what each source has said of the address, the newest last
}

type question struct {
	to, from, topic, item, what string
	barred                      bool
	where                       bool // asks for the place of it
	now                         time.Time
}

func (r *replay) all(consent string, verbs ...string) (found []utterance) {
	for _, s := range r.said {
		for _, verb := range verbs {
			if s.consent == consent && s.verb == verb {
				found = append(found, s)
			}
		}
	}
	return found
}

// consents are all that were ever spoken of, the oldest first.
func (r *replay) consents() (ids []string) {
	seen := map[string]bool{}
	for _, s := range r.said {
		if !seen[s.consent] {
			seen[s.consent] = true
			ids = append(ids, s.consent)
		}
	}
	return ids
}

// stands reports whether there was a yes, and nothing took it back, silenced it or let it
// lapse.
func (r *replay) stands(consent string, now time.Time) bool {
	if len(r.all(consent, "give")) == 0 || len(r.all(consent, "withdraw", "decline")) > 0 {
		return false
	}
	if len(r.all(consent, "pause")) > len(r.all(consent, "resume")) {
		return false
	}
	return !r.over(consent, now)
}

// over reports whether any end that was ever set has come.
func (r *replay) over(consent string, now time.Time) bool {
	for _, s := range r.all(consent, "give", "narrow") {
		if !s.ends.After(now) {
			return true
		}
	}
	return false
}

// about reports whether every word that was said of it takes the question in.
func (r *replay) about(consent string, q question) bool {
	for _, s := range r.all(consent, "give", "narrow") {
		if s.from != q.from || s.to != q.to || s.topic != q.topic || s.what != q.what {
			return false
		}
		if s.item != "" && s.item != q.item {
			return false
		}
	}
	return true
}

// counts reports whether who gave it could, and in this form.
func (r *replay) counts(consent string, q question) bool {
	yes := r.all(consent, "give")[0]
	health := r.fields[q.from] == "health" || r.fields[q.from] == "treatment"
	if yes.form == "word" && health {
		return false
	}
	switch yes.giver {
	case "parent":
		return r.born.After(q.now)
	case "guardian of the person":
		return r.fields[q.from] != "money"
	}
	return yes.giver == "self"
}

// hidden reports whether nobody else may be told where: unless somebody says that there is
// no protection, and nobody says that there is.
func (r *replay) hidden() bool {
	free := false
	for _, words := range r.delivered {
		switch words[len(words)-1] {
		case "protected":
			return true
		case "none":
			free = true
		}
	}
	return !free
}

// answer is the ground, as it stands in the log.
func (r *replay) answer(q question) string {
	if q.to == q.from {
		return "own"
	}
	if q.barred || q.where && r.hidden() {
		return ""
	}
	for _, id := range r.consents() {
		if r.stands(id, q.now) && r.about(id, q) && r.counts(id, q) {
			last := 0
			for i, s := range r.said {
				if s.consent == id {
					last = i + 1
				}
			}
			return fmt.Sprintf("consent:%s@%d", id, last)
		}
	}
	for id, law := range r.laws {
		inForce := !q.now.Before(law.first) && (law.last.IsZero() || q.now.Before(law.last))
		if inForce && law.from == r.fields[q.from] && law.to == r.fields[q.to] && law.topic == q.topic && law.what == q.what {
			return "statute:" + id
		}
	}
	if end, open := r.emergency[q.to]; open && q.what == "emergency" && end.After(q.now) {
		return "emergency:" + q.to
	}
	return ""
}

// allows reports whether something may be said now. A yes to a question is within it; a
// change narrows something and lies ahead.
func (r *replay) allows(s utterance) bool {
	asks := r.all(s.consent, "ask")
	waits := len(asks) > 0 && len(r.all(s.consent, "give", "decline")) == 0
	alive := len(r.all(s.consent, "give")) > 0 && len(r.all(s.consent, "withdraw")) == 0
	paused := len(r.all(s.consent, "pause")) > len(r.all(s.consent, "resume"))
	lapsed := r.over(s.consent, s.when)
	switch s.verb {
	case "ask":
		return true
	case "give":
		return s.ends.After(s.when) && (len(r.all(s.consent, "ask", "give")) == 0 || waits && within(s, asks[0]))
	case "decline":
		return waits
	case "withdraw":
		return alive
	case "pause":
		return alive && !paused && !lapsed
	case "resume":
		return alive && paused && !lapsed
	case "narrow":
		words := r.all(s.consent, "give", "narrow")
		if !alive || lapsed || !s.ends.After(s.when) {
			return false
		}
		now := words[len(words)-1]
		return within(s, now) && !s.ends.After(now.ends) && (s.item != now.item || !s.ends.Equal(now.ends))
	}
	return false
}

func within(s, wide utterance) bool {
	return s.from == wide.from && s.to == wide.to && s.topic == wide.topic && s.what == wide.what && (wide.item == "" || wide.item == s.item)
}
