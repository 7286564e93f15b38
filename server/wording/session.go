package wording

import (
	"strings"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
)

// SessionsView is where somebody is logged in.
type SessionsView struct {
	Here   SessionView   `json:"here"` // the one that asks
	Others []SessionView `json:"others"`
}

// SessionView is one of them.
type SessionView struct {
	ID    string `json:"id"`
	Name  string `json:"name"`  // of the browser, coarsely
	Begun string `json:"begun"` // when they logged in, as a sentence
	Used  string `json:"used"`  // when it was last used, as a sentence
}

// SessionPlace is a session as it is put into words.
type SessionPlace struct {
	ID, Agent   string
	Begun, Seen time.Time
}

// Sessions says it in words. here is the id of the one that asks.
func Sessions(all []SessionPlace, here string, now time.Time, zone *time.Location, l *i18n.Language) SessionsView {
	v := SessionsView{Others: []SessionView{}}
	for _, s := range all {
		one := sessionView(s, now.In(zone), zone, l)
		if s.ID == here {
			v.Here = one
			continue
		}
		v.Others = append(v.Others, one)
	}
	return v
}

func sessionView(s SessionPlace, now time.Time, zone *time.Location, l *i18n.Language) SessionView {
	today := models.DateOf(now)
	w := words{l: l, today: today, plan: oneplan.Plan{Today: today}}
	when := func(key, ofToday string, at time.Time) string {
		at = at.In(zone)
		day := models.DateOf(at)
		args := i18n.Args{"day": w.bareDay(day), "clock": w.clock(at)}
		if day == today {
			return w.text(ofToday, args)
		}
		return w.text(key, args)
	}
	used := when("session.used", "session.used.today", s.Seen)
	if now.Sub(s.Seen) < 2*models.UsedEach {
		used = w.text("session.used.now", nil)
	}
	return SessionView{ID: s.ID, Name: agentName(s.Agent, l), Begun: when("session.begun", "session.begun.today", s.Begun), Used: used}
}

func agentName(agent string, l *i18n.Language) string {
	browser, system, both := strings.Cut(agent, models.AgentOn)
	switch {
	case agent == "":
		return l.Text("session.agent.unknown", nil)
	case !both:
		return agent
	}
	return l.Text("session.agent", i18n.Args{"browser": browser, "system": system})
}
