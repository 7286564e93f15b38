package actions

import (
	"context"
	"errors"
	"slices"
	"time"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/retention"
	"enplan/server/calendar"
	"enplan/server/intake"
	"enplan/server/store"
)

// Fates says of each citizen what is to become of what is kept of them, by their opaque
// ids. Nothing is changed.
func (a *Actions) Fates(ctx context.Context, who models.Viewer, terms retention.Terms, tell func(citizen string, f retention.Fate) error) error {
	var ids []string
	if err := a.perform(ctx, who, models.ListRetention, "", func(tx *store.Tx) (err error) {
		ids, err = tx.Citizens()
		return err
	}); err != nil {
		return err
	}
	for _, id := range ids {
		var fate retention.Fate
		err := a.store.Read(ctx, func(tx *store.Tx) (err error) {
			fate, err = a.fate(tx, terms, id)
			return err
		})
		if models.KindOf(err) == models.NotFound {
			continue
		}
		if err != nil {
			return err
		}
		if err := tell(id, fate); err != nil {
			return err
		}
	}
	return nil
}

// fate is what is to become of a citizen, as of now.
func (a *Actions) fate(tx *store.Tx, terms retention.Terms, id string) (retention.Fate, error) {
	k, err := a.keptOf(tx, id)
	if err != nil {
		return retention.Fate{}, err
	}
	return retention.Judge(k, terms, tx.Now, a.zone), nil
}

// keptOf is what the rule must know of what is kept of a citizen.
func (a *Actions) keptOf(tx *store.Tx, id string) (k retention.Kept, err error) {
	if _, err := tx.CPROf(id); err != nil { // is there such a citizen
		return k, err
	}
	if k.Held, err = tx.IsHeld(id); err != nil {
		return k, err
	}
	records, err := tx.RecordsOf(id)
	if err != nil {
		return k, err
	}
	facts, err := a.factsOf(tx, id, records)
	if err != nil {
		return k, err
	}
	if err := calendar.ExpandAll(&facts, a.day(tx), oneplan.YearDays, a.zone); err != nil {
		return k, err
	}
	s := sum{Kept: &k, now: tx.Now, zone: a.zone, threads: func() ([]models.Thread, error) { return tx.Threads(id, "") }}
	s.plans(facts, records)
	s.said(facts)
	s.consents(facts)
	if err := s.talked(); err != nil {
		return k, err
	}
	emergencies, err := tx.EmergenciesAbout(id)
	if err != nil {
		return k, err
	}
	for _, e := range emergencies {
		s.at(e.Opened, e.Reviewed)
		s.unless(e.Review != "" && !e.Until.After(tx.Now), retention.WhyOpened)
	}
	words, err := tx.FamilyWords(id)
	for _, w := range words {
		s.at(w.At)
	}
	tellings, fault := tx.Tellings(id)
	for _, t := range tellings {
		s.unless(t.State() == models.Received || t.State() == models.NotTold, retention.WhyUntold)
	}
	return k, errors.Join(err, fault)
}

// sum adds up what is kept of a citizen.
type sum struct {
	*retention.Kept
	now     time.Time
	zone    *time.Location
	threads func() ([]models.Thread, error)
}

// at says that something was said then.
func (s *sum) at(times ...time.Time) {
	for _, t := range times {
		if t.After(s.Last) {
			s.Last = t
		}
	}
}

// unless says that something is not over, unless it is.
func (s *sum) unless(over bool, why retention.Why) {
	if !over && !slices.Contains(s.Unfinished, why) {
		s.Unfinished = append(s.Unfinished, why)
	}
}

// plans are the departments' plans. A calendar is no case that could be closed: its
// last appointment counts as something that was said here. Records of a source that
// make no plan are not understood.
func (s *sum) plans(facts models.Facts, records []store.Record) {
	today, planned := models.DateOf(s.now.In(s.zone)), map[string]bool{}
	for i := range facts.Plans {
		p := &facts.Plans[i]
		last, coming := lastTime(p.Appointments, s.now, s.zone)
		if p.Type == intake.PlanCalendar {
			s.at(last)
			s.unless(!coming, retention.WhyComing)
			continue
		}
		planned[p.Source] = true
		plan := retention.Plan{
			Source: p.Source, ID: p.ID, Closed: p.Closed, Runs: coming,
			Living: p.Status != "" && !oneplan.Ended(p.Status) || p.Closed.Before(p.Created),
			Whole:  slices.ContainsFunc(records, func(r store.Record) bool { return isPlan(r.Record, p) }),
		}
		if !last.IsZero() {
			plan.Last = models.DateOf(last.In(s.zone))
		}
		for _, m := range p.Measures {
			plan.Topics = append(plan.Topics, m.KLE)
			plan.Runs = plan.Runs || !m.To.IsZero() && !m.To.Before(today)
			if m.To.After(plan.Last) {
				plan.Last = m.To
			}
		}
		s.Plans = append(s.Plans, plan)
	}
	for _, r := range records {
		s.unless(planned[r.Source] || slices.Contains(intake.KindsApart, r.Kind), retention.WhyUnread)
	}
}

// isPlan reports whether the plan is this record and no other.
func isPlan(r models.Record, p *models.SectorPlan) bool {
	return r.Kind == intake.KindPlan && r.Source == p.Source && r.ID == p.ID
}

// lastTime is when the last of the appointments that are over ended, and whether one is
// still to come.
func lastTime(all []models.Appointment, now time.Time, zone *time.Location) (last time.Time, coming bool) {
	for i := range all {
		a := &all[i]
		ends := []time.Time{a.End}
		if !a.Pattern.Until.IsZero() {
			ends = append(ends, a.Pattern.Until.AddDays(1).At(0, 0, zone))
		}
		for _, slot := range a.Slots {
			ends = append(ends, slot.End)
		}
		for _, end := range ends {
			if coming = coming || end.After(now) && !a.Cancelled; !end.After(now) && end.After(last) {
				last = end
			}
		}
	}
	return last, coming
}

// said is what somebody said about the plan, and what follows from it.
func (s *sum) said(facts models.Facts) {
	for _, e := range facts.Said {
		if e.By.Role != models.AsSource {
			s.at(e.At)
		}
	}
	for _, p := range models.PromisesOf(facts.Said, nil, s.zone) {
		s.unless(p.Over(), retention.WhyPromise)
	}
	for _, q := range models.QuestionsOf(facts.Said) {
		s.unless(q.State != models.QuestionOpen, retention.WhyPromise)
	}
	for _, said := range facts.Spoken.All() {
		s.unless(len(said.Offer.Open(s.now)) == 0, retention.WhyComing)
	}
	last, coming := lastTime(facts.Made, s.now, s.zone)
	s.at(last)
	s.unless(!coming, retention.WhyComing)
	if h, is := models.HandoverOf(facts.Said); is {
		s.unless(!h.StateOn(models.DateOf(s.now.In(s.zone)), s.zone).UnderWay(), retention.WhyHandover)
	}
}

// consents are those given here, whose last day counts too, and those that departments
// say they have.
func (s *sum) consents(facts models.Facts) {
	for _, c := range facts.Sharing {
		for _, e := range c.Events {
			s.at(e.At)
		}
		waits := c.Open() && (c.State == models.ConsentAsked || c.Until.After(s.now))
		s.unless(!waits, retention.WhyConsent)
		if !waits && c.Until.Before(s.now) {
			s.at(c.Until)
		}
	}
	for _, c := range facts.Consents {
		given, expires := c.Given.At(0, 0, s.zone), c.Expires.AddDays(1).At(0, 0, s.zone)
		s.unless(c.Expires.IsZero() || !expires.After(s.now), retention.WhyConsent)
		if !c.Given.IsZero() && !given.After(s.now) {
			s.at(given)
		}
		if !c.Expires.IsZero() && !expires.After(s.now) {
			s.at(expires)
		}
	}
}

// talked are the conversations. No text of theirs is opened.
func (s *sum) talked() error {
	threads, err := s.threads()
	for _, t := range threads {
		on, _ := t.Waiting()
		s.unless(on != models.WaitsOnUs, retention.WhyThread)
		for _, m := range t.Messages {
			s.at(m.Sent)
		}
	}
	return err
}
