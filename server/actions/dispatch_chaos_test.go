package actions_test

import (
	"context"
	"database/sql"
	"fmt"
	"hash/maphash"
	"log/slog"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/vault"
)

// outside is the world of push services and mail servers, with a clock of its own.
type outside struct {
	seed     maphash.Seed
	clock    atomic.Int64 // ms
	lock     sync.Mutex
	tried    map[[2]string]int // by notification and device
	taken    map[[2]string]int
	gone     map[string]bool
	asks     int
	minute   map[int64]int // how many were taken in a minute of the clock
	answer   func(host string, chance float64) models.SendResult
	topics   map[string]string
	deadHost string
}

func newOutside(begin time.Time) *outside {
	o := &outside{seed: maphash.MakeSeed(), tried: map[[2]string]int{}, taken: map[[2]string]int{}, gone: map[string]bool{}, minute: map[int64]int{}, topics: map[string]string{}}
	o.clock.Store(begin.UnixMilli())
	o.answer = func(string, float64) models.SendResult { return models.SendResult{Outcome: models.WasTaken} }
	return o
}

func (o *outside) now() time.Time          { return time.UnixMilli(o.clock.Load()).UTC() }
func (o *outside) pass(time time.Duration) { o.clock.Add(time.Milliseconds()) }

func (o *outside) push(_ context.Context, p actions.Push) actions.PushResult {
	host, _, _ := strings.Cut(strings.TrimPrefix(p.Device.Endpoint, "https://"), "/")
	r := o.try(p.ID, p.Device.ID, host)
	o.lock.Lock()
	defer o.lock.Unlock()
	if r.Outcome == models.WasGone {
		o.gone[p.Device.ID] = true
	}
	if before := o.topics[p.ID]; before != "" && before != p.Topic || p.Topic != p.Tag || p.TTL <= 0 {
		r = models.SendResult{Outcome: models.WasRefused, Err: fmt.Errorf("topic %q after %q, tag %q, TTL %s", p.Topic, before, p.Tag, p.TTL)}
	}
	o.topics[p.ID] = p.Topic
	return actions.PushResult{Outcome: actions.PushOutcome(r.Outcome), After: r.After, Err: r.Err}
}

func (o *outside) mail(_ context.Context, m actions.Mail) models.SendResult {
	return o.try(m.ID, "mail", "mail")
}

func (o *outside) try(notification, device, host string) models.SendResult {
	o.lock.Lock()
	defer o.lock.Unlock()
	at := [2]string{notification, device}
	o.tried[at]++
	o.asks++
	chance := float64(maphash.String(o.seed, fmt.Sprint(notification, device, o.tried[at]))%1_000_000) / 1_000_000
	r := o.answer(host, chance)
	if r.Outcome == models.WasTaken {
		o.taken[at]++
		o.minute[o.clock.Load()/60_000]++
	}
	return r
}

// chaos is 30 % 5xx, 5 % 429, 2 % gone, 5 % that time out, and one host dead.
func (o *outside) chaos(host string, chance float64) models.SendResult {
	late := models.SendResult{Outcome: models.WasLate}
	switch {
	case host == o.deadHost || chance < 0.35:
		return late
	case chance < 0.40:
		late.After = 30 * time.Second
		return late
	case chance < 0.42 && host != "mail":
		return models.SendResult{Outcome: models.WasGone}
	}
	return models.SendResult{Outcome: models.WasTaken}
}

// post is a house and its dispatcher in such a world.
type post struct {
	*outside
	t     testing.TB
	store *store.Store
	house *actions.Actions
	out   *actions.Dispatcher
	woken atomic.Int64
}

func openPost(t testing.TB, url string, o *outside) *post {
	t.Helper()
	v, err := vault.New(vault.Key{1})
	if err != nil {
		t.Fatal(err)
	}
	p := &post{outside: o, t: t}
	p.store, err = store.Open(context.Background(), store.Options{URL: url, Vault: v, Now: o.now, OnDue: func() {
		p.woken.Add(1)
		p.out.Wake()
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.store.Close() })
	p.house = actions.New(p.store, v, zone(t), slog.New(slog.DiscardHandler))
	p.out = p.house.NewDispatcher(actions.Sending{Now: o.now, Jitter: func() float64 { return 0.5 }, Push: o.push, Mail: o.mail})
	return p
}

func (p *post) write(do func(*store.Tx) error) {
	p.t.Helper()
	if err := p.store.Write(context.Background(), do); err != nil {
		p.t.Fatal(err)
	}
}

func (p *post) round() {
	p.t.Helper()
	if err := p.out.Round(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

// resident is a citizen of the test, with how they can be told.
type resident struct {
	id    string
	hosts []string
	mail  bool
}

// settle makes the residents and one reminder for each.
func (p *post) settle(all []resident, due, until time.Time) {
	p.t.Helper()
	const together = 200
	for len(all) > 0 {
		some := all[:min(together, len(all))]
		all = all[len(some):]
		p.write(func(tx *store.Tx) error {
			for _, r := range some {
				if err := tx.EnsureCitizen(r.id, nil, nil); err != nil {
					return err
				}
				for i, host := range r.hosts {
					if _, err := tx.SaveDevice(models.Device{Citizen: r.id, Name: "t", Endpoint: fmt.Sprintf("https://%s/%s/%d", host, r.id, i), P256dh: []byte{4}, Auth: []byte{1}}); err != nil {
						return err
					}
				}
				if r.mail {
					if err := tx.SaveMail(r.id, models.Mail{Address: r.id + "@example.dk", Confirmed: tx.Now}); err != nil {
						return err
					}
				}
				if err := tx.AddNotification(reminder(r.id, due, until)); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

func reminder(citizen string, due, until time.Time) models.Notification {
	return models.Notification{Citizen: citizen, Key: "r", Kind: models.NotifyReminder, Ref: "a" + citizen, Start: until, Due: due, Until: until}
}

// end is how a resident's reminder stands, and the ways it has gone.
func (p *post) end(tx *store.Tx, id string) (models.Notification, []models.Send, error) {
	all, err := tx.Notifications(id, p.now().AddDate(1, 0, 0).UnixMilli(), 2)
	if err != nil || len(all) != 1 {
		return models.Notification{}, nil, fmt.Errorf("%d notifications: %w", len(all), err)
	}
	sends, err := tx.SendsOf([]string{all[0].ID})
	return all[0], sends[all[0].ID], err
}

func residents(n int) (all []resident) {
	hosts := []string{"fcm.example", "mozilla.example", "apple.example", "dead.example", "windows.example"}
	for i := range n {
		r := resident{id: fmt.Sprintf("c%06d", i), mail: i%3 == 0}
		if i%50 != 0 { // else there is no device at all
			r.hosts = append(r.hosts, hosts[i%5])
		}
		if i%4 == 0 {
			r.hosts = append(r.hosts, hosts[(i/4)%5])
		}
		all = append(all, r)
	}
	return all
}

// inChaos is how many reminders are sent into chaos: all that is asked for when it is
// to be proven, some at every run.
func inChaos() int {
	if os.Getenv("ENPLAN_PROVE") != "" {
		return 100_000
	}
	return 2_000
}

func TestEveryReminderEndsOnceInChaosAndNoneIsMissedWhileAChannelWorks(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		begin := time.Date(2026, 11, 24, 8, 0, 0, 0, zone(t))
		o := newOutside(begin.Add(-time.Minute))
		o.answer, o.deadHost = o.chaos, "dead.example"
		p := openPost(t, url, o)
		all := residents(inChaos())
		p.settle(all, begin, begin.Add(2*time.Hour))
		for n := 0; o.now().Before(begin.Add(2*time.Hour + time.Minute)); n++ {
			if n%15 == 0 {
				sweep(t, url)
			}
			p.round()
			o.pass(20 * time.Second)
		}
		p.judge(all)
	})
}

// sweep does what PostgreSQL does by itself every minute or so, save where it is told
// not to, as here: it looks at how many rows there are, and clears those that are dead.
func sweep(t *testing.T, url string) {
	t.Helper()
	if !strings.HasPrefix(url, "postgres") {
		return
	}
	db, err := sql.Open("pgx", url)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.ExecContext(t.Context(), "VACUUM (ANALYZE)"); err != nil {
		t.Fatal(err)
	}
}

// judge asks that each reminder has come to one end, that none was taken twice on one
// way, and that none was missed while a channel worked.
func (p *post) judge(all []resident) {
	p.t.Helper()
	ends, twice, unasked := map[models.NotificationState]int{}, 0, 0
	for _, times := range p.taken {
		twice += times - 1
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	err := p.store.Read(ctx, func(tx *store.Tx) error {
		for _, r := range all {
			n, sends, err := p.end(tx, r.id)
			if err != nil {
				return err
			}
			devices, err := tx.Devices(r.id)
			if err != nil {
				return err
			}
			ends[n.State]++
			for _, s := range sends {
				if !s.State.Over() && s.Channel != models.ByPhone {
					p.t.Errorf("%s: %s is open at the end: %+v", r.id, s.Channel, s)
				}
			}
			works := r.mail
			for _, d := range devices {
				works = works || !strings.Contains(d.Endpoint, p.deadHost)
			}
			if works && n.State != models.NotificationSent {
				p.t.Errorf("%s ended as %s: %+v", r.id, n.State, sends)
			}
			if models.Calls(sends) != (n.State == models.NotificationNoChannel || n.State == models.NotificationExpired) {
				unasked++
			}
		}
		return nil
	})
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Logf("%d reminders, %d asked, ends %v", len(all), p.asks, ends)
	if twice != 0 || unasked != 0 || ends[models.NotificationPlanned] != 0 {
		p.t.Errorf("%d taken twice, %d without the right call, ends %v", twice, unasked, ends)
	}
	if ends[models.NotificationExpired] == 0 || ends[models.NotificationNoChannel] == 0 {
		p.t.Errorf("the chaos was too kind: %v", ends)
	}
}
