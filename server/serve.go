package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/pwa"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/live"
	"enplan/server/store"
	"enplan/server/web"
)

type serveCommand struct {
	Demo bool `help:"Serve the invented municipality Strandborg; anyone may log in as its citizens."`
}

// drain is how long requests under way may take after a stop is asked for.
const drain = 20 * time.Second

// Run serves until it is told to stop.
func (c *serveCommand) Run(s *surroundings) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	if c.Demo {
		s.now = demo.Clock(s.now, zone())
	}
	var house *actions.Actions
	hub := live.New(func(passes []string) (map[string]live.Answer, error) {
		asked, cancel := context.WithTimeout(ctx, askedIn)
		defer cancel()
		return house.Readers(asked, passes, s.now())
	})
	var out *actions.Dispatcher
	started := make(chan struct{}) // out is there
	s.onDue = func() {
		select {
		case <-started:
			out.Wake()
		default:
		}
	}
	opened, done, err := s.open(ctx, func(changes []store.Change) {
		for _, c := range changes {
			hub.Tell(c.Reader, c.Seq)
		}
	})
	if err != nil {
		return err
	}
	defer done()
	house = opened
	if err := c.suits(ctx, house); err != nil {
		return err
	}
	signer, err := s.settings.receiptSigner()
	if err != nil {
		return err
	}
	if err := s.keepLedger(house); err != nil {
		return err
	}
	closeJournal, err := s.keepJournal(ctx, house)
	if err != nil {
		return err
	}
	defer closeJournal()
	go house.Exchange(ctx)
	go s.eachSecond(ctx, func() { hub.Tick(s.now()) })
	door := web.House{
		Actions: house, Live: hub, App: pwa.Files(), Log: s.settings.logger(), Now: s.now, Zone: zone(),
		Municipality: s.settings.Municipality, Phone: s.settings.Phone, Proxies: s.settings.Proxies, Unlimited: !s.settings.Limits,
		Leave: s.settings.Leave, Hotline: web.Hotline{Name: s.settings.HotlineName, Phone: s.settings.HotlinePhone},
	}
	if door.Unlimited && !s.settings.onThisMachine() {
		return errUnlimited
	}
	if c.Demo {
		if err := demo.Seed(ctx, house, s.now()); err != nil {
			return err
		}
		furnish(&door)
	}
	contact := s.settings.PushContact
	if contact == "" && c.Demo {
		contact = demo.Contact
	}
	pushing, err := s.pushing(contact)
	if err != nil {
		return err
	}
	house.PushBy(pushing)
	mailing, err := s.mailing()
	if err != nil {
		return err
	}
	house.MailBy(mailing, rand.Reader)
	out = s.dispatcher(house, pushing.Send, mailing)
	close(started)
	if !c.Demo {
		logins, err := s.logins()
		if err != nil {
			return err
		}
		house.LogInBy(logins)
		s.warnOfClosed(logins)
	}
	house.IssueAs(actions.Issuer{Municipality: door.Municipality, Phone: door.Phone, Signer: signer})
	watched := make(chan struct{})
	go func() { defer close(watched); s.watch(ctx, house) }()
	defer func() { stop(); <-watched }() // before the database is closed
	sent := make(chan struct{})
	go func() { defer close(sent); out.Run(ctx) }()
	defer func() { stop(); <-sent }() // what is under way is kept as sent
	listener, err := listenOn(ctx, s.settings.Addr)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	if s.settings.Retention && !c.Demo {
		r, err := s.retaining()
		if err != nil {
			return err
		}
		retained := make(chan struct{})
		go func() { defer close(retained); s.retain(ctx, house, r) }()
		defer func() { stop(); <-retained }()
	}
	call := s.caller()
	go s.eachSecond(ctx, func() { s.complain(ctx, "nobody was told that a consent has lapsed", house.TellLapsed(ctx)) })
	go s.eachSecond(ctx, func() { s.complain(ctx, "reminders were not planned", house.PlanReminders(ctx)) })
	go s.eachSecond(ctx, func() { s.complain(ctx, "a safety was not ended", house.EndSafeties(ctx)) })
	go s.eachSecond(ctx, func() { s.complain(ctx, "departments were not told", house.TellDepartments(ctx, call)) })
	s.greet(listener.Addr().String(), c.Demo)
	return web.Serve(ctx, door, listener, drain)
}

// suits refuses the demo on a database that may hold real citizens, before anything is
// done to it, and real citizens on the demo's.
func (c *serveCommand) suits(ctx context.Context, house *actions.Actions) error {
	if c.Demo {
		return spoken(house.BeginDemo(ctx), "en")
	}
	return spoken(house.CheckReal(ctx), "en")
}

// askedIn is how long it may take to look up all who listen.
const askedIn = 5 * time.Second

// eachSecond does something each second, and again no sooner than it is done.
func (s *surroundings) eachSecond(ctx context.Context, do func()) {
	each := time.NewTicker(time.Second)
	defer each.Stop()
	for {
		select {
		case <-each.C:
			do()
		case <-ctx.Done():
			return
		}
	}
}

func (s *surroundings) complain(ctx context.Context, about string, err error) {
	if err != nil && ctx.Err() == nil {
		s.settings.logger().WarnContext(ctx, about, "error", err.Error())
	}
}

func furnish(door *web.House) {
	door.Municipality, door.Phone = demo.Municipality, demo.Phone
	for _, p := range demo.People() {
		door.Demo = append(door.Demo, web.DemoPerson{As: p.As, Name: p.Name, About: p.About})
	}
}

// warnOfClosed says who cannot log in.
func (s *surroundings) warnOfClosed(logins actions.Logins) {
	for _, by := range []models.Provider{models.ByCitizenProvider, models.ByStaffProvider} {
		if logins.By[by] == nil {
			_, _ = fmt.Fprintf(s.err, "No provider of logins is set for %s: nobody of them can log in. See ENPLAN_LOGIN_%s_ISSUER.\n", map[models.Provider]string{
				models.ByCitizenProvider: "citizens", models.ByStaffProvider: "staff"}[by], strings.ToUpper(string(by)))
		}
	}
}

// greet prints where the app is and who one can be.
func (s *surroundings) greet(addr string, inDemo bool) {
	_, _ = fmt.Fprintf(s.out, "Én Plan is at http://%s\n", addr)
	if !inDemo {
		return
	}
	l := i18n.For("da")
	_, _ = fmt.Fprintf(s.out, "Demo: %s, invented; the day is %s. Log in as:\n", demo.Municipality, demo.Day)
	for _, p := range demo.People() {
		_, _ = fmt.Fprintf(s.out, "  %-6s %s. %s\n", p.As, p.Name, l.Text(p.About, nil))
	}
}

var errUnlimited = errors.New("ENPLAN_LIMITS=false is for measuring on this machine: listen on 127.0.0.1")

var errRefused = errors.New("a delivery was refused")
