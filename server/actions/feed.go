package actions

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"slices"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/ics"
	"enplan/server/store"
	"enplan/server/vault"
	"enplan/server/wording"
)

// MakeFeed makes a secret address that a calendar can follow, and gives its token.
// This is the only time anybody is told it; one that was made before is dead at
// once. Said twice, also after an answer that was lost, it is made twice.
func (a *Actions) MakeFeed(ctx context.Context, who models.Viewer, language string) (token string, err error) {
	token, hash, err := a.vault.NewToken()
	if err != nil {
		return "", err
	}
	err = a.perform(ctx, who, models.MakeFeed, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		today, err := tx.DoneSince(who.ID, models.MakeFeed, a.day(tx).At(0, 0, a.zone))
		if err != nil {
			return err
		}
		if today >= models.MostFeeds {
			return models.ErrNewFeedOften
		}
		return tx.MakeFeed(who.ID, hash, language)
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// EndFeed ends the citizen's feed: whoever has the address is told nothing more.
func (a *Actions) EndFeed(ctx context.Context, who models.Viewer) error {
	return a.perform(ctx, who, models.EndFeed, who.ID, func(tx *store.Tx) error {
		if err := tx.LockCitizen(who.ID); err != nil {
			return err
		}
		return tx.EndFeed(who.ID)
	})
}

// FeedPage says what a secret address is, and whether the citizen has one. Like
// most that citizens read of their own, it leaves no line.
func (a *Actions) FeedPage(ctx context.Context, who models.Viewer, language string) (view wording.FeedView, err error) {
	err = a.readIn(ctx, who, models.MakeFeed, who.ID, "", func(tx *store.Tx) error {
		feed, err := tx.FeedOf(who.ID)
		if err != nil && models.KindOf(err) != models.NotFound {
			return err
		}
		view = wording.Feed(feed, tx.Now.In(a.zone), i18n.For(language))
		return nil
	})
	return view, err
}

// FeedOf is what the calendar is told that has the token: when the citizen has
// appointments, and nothing about them. Each time is a line in the citizen's log,
// in the transaction that reads. tag names the content. It returns
// models.ErrNotFound for a token that is none, and for one that was.
func (a *Actions) FeedOf(ctx context.Context, token string) (body []byte, tag string, err error) {
	hash := vault.TokenHash(token)
	feed, err := a.feedOf(ctx, hash)
	if err != nil {
		return nil, "", err
	}
	who := models.Viewer{Role: models.AsCalendar, ID: feed.Citizen}
	err = a.perform(ctx, who, models.FetchFeed, feed.Citizen, func(tx *store.Tx) error {
		if _, err := tx.Gate(feed.Citizen); err != nil {
			return err
		}
		feed, err := tx.FeedByToken(hash) // it may have ended meanwhile
		if err != nil {
			return err
		}
		if feed, err = feed.Fetch(tx.Now); err != nil {
			return err
		}
		if err := tx.FeedFetched(feed); err != nil {
			return err
		}
		plan, err := a.build(tx, feed.Citizen, tx.Now)
		if err != nil {
			return err
		}
		safety, err := tx.Safety(feed.Citizen)
		if err != nil {
			return err
		}
		if safety.IsOn(tx.Now) { // a calendar is read, and rings, outside the app
			plan.Bookings, plan.Off = nil, nil
		}
		body = a.discreet(plan, feed)
		return nil
	})
	if err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(body)
	return body, base64.RawURLEncoding.EncodeToString(sum[:12]), nil
}

// HasFeed reports whether a token is one: it reads nothing of the plan and leaves
// no line. It returns models.ErrNotFound when it is none.
func (a *Actions) HasFeed(ctx context.Context, token string) error {
	_, err := a.feedOf(ctx, vault.TokenHash(token))
	return err
}

func (a *Actions) feedOf(ctx context.Context, hash []byte) (feed models.Feed, err error) {
	err = a.store.Read(ctx, func(tx *store.Tx) error {
		feed, err = tx.FeedByToken(hash)
		return err
	})
	return feed, err
}

// discreet is the year ahead as anybody may read it who holds the phone: that
// there is an appointment, and when.
func (a *Actions) discreet(plan oneplan.Plan, feed models.Feed) []byte {
	c, l := a.calendarOf(plan, feed.Made), i18n.For(feed.Language)
	c.Name, c.Refresh = l.Text("feed.name", nil), models.FeedRefresh
	add := func(of oneplan.Appointment, o models.Occurrence) {
		title := "feed.appointment"
		if o.State == models.IsOff {
			title = "feed.appointment.off"
		}
		if !over(o, plan.AsOf) {
			c.add(of, o, l.Text(title, nil), "")
		}
	}
	for _, b := range plan.Bookings {
		of, all, err := plan.Occurrences(oneplan.BookingID(b))
		if err != nil {
			continue // it is in the list it was just read from
		}
		for _, o := range all {
			add(of, o)
		}
	}
	for _, off := range plan.Off {
		add(off.Appointment, off.Time)
	}
	slices.SortFunc(c.Events, func(x, y ics.Event) int { return cmp.Or(x.Start.Compare(y.Start), cmp.Compare(x.UID, y.UID)) })
	return ics.Write(c.Calendar, a.zone)
}
