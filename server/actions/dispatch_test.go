package actions_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

var morning = time.Date(2026, 11, 24, 7, 0, 0, 0, time.UTC) // 8 o'clock in Denmark

func (p *post) state(id string) (state models.NotificationState, sends []models.Send) {
	p.t.Helper()
	p.write(func(tx *store.Tx) error {
		n, all, err := p.end(tx, id)
		state, sends = n.State, all
		return err
	})
	return state, sends
}

func TestTwoServersSendEachReminderOnce(t *testing.T) {
	url := testbed.Postgres(t)
	o := newOutside(morning)
	o.answer = func(_ string, chance float64) models.SendResult {
		if chance < 0.3 {
			return models.SendResult{Outcome: models.WasLate}
		}
		return models.SendResult{Outcome: models.WasTaken}
	}
	one, two := openPost(t, url, o), openPost(t, url, o)
	all := residents(600)
	one.settle(all, morning, morning.Add(2*time.Hour))
	for range 40 {
		var both sync.WaitGroup
		both.Go(one.round)
		both.Go(two.round)
		both.Wait()
		o.pass(time.Minute)
	}
	sent := 0
	for at, times := range o.taken {
		if sent++; times != 1 {
			t.Errorf("%v was sent %d times", at, times)
		}
	}
	if sent < 500 {
		t.Errorf("only %d were sent", sent)
	}
}

func TestADeadHostDelaysNobodyElse(t *testing.T) {
	o := newOutside(morning)
	p := openPost(t, testbed.SQLite(t), o)
	release := make(chan struct{})
	var late []time.Duration
	var lock sync.Mutex
	began := time.Now()
	slow := actions.Sending{Now: o.now, Jitter: func() float64 { return 0 }, Push: func(ctx context.Context, push actions.Push) actions.PushResult {
		if strings.Contains(push.Device.Endpoint, "dead") {
			<-release // as a host does that answers nobody
			return actions.PushResult{Outcome: actions.PushLater}
		}
		lock.Lock()
		defer lock.Unlock()
		if late = append(late, time.Since(began)); len(late) == 400 {
			close(release) // only now, when all the others have theirs
		}
		return actions.PushResult{Outcome: actions.PushSent}
	}}
	var all []resident
	for i := range 800 {
		all = append(all, resident{id: fmt.Sprintf("c%04d", i), hosts: []string{[]string{"dead.example", "live.example"}[i%2]}})
	}
	p.settle(all, morning, morning.Add(time.Hour))
	began = time.Now()
	p.out = p.house.NewDispatcher(slow)
	p.round()
	slices.Sort(late)
	if len(late) != 400 || late[395] > 5*time.Second {
		t.Errorf("%d went, the last after %s", len(late), late[len(late)-1])
	}
}

func TestThreeAppointmentsOnOneDayStandOnTheScreenAsOne(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		o := newOutside(morning)
		p := openPost(t, url, o)
		var told []actions.Push
		p.out = p.house.NewDispatcher(actions.Sending{Now: o.now, Jitter: func() float64 { return 0 }, Push: func(_ context.Context, push actions.Push) actions.PushResult {
			o.lock.Lock()
			defer o.lock.Unlock()
			told = append(told, push)
			return actions.PushResult{Outcome: actions.PushSent}
		}})
		p.settle([]resident{{id: "three", hosts: []string{"a.example"}}, {id: "reads-when", hosts: []string{"a.example"}}}, morning, morning.Add(time.Hour))
		p.write(func(tx *store.Tx) error {
			for _, n := range []models.Notification{
				{Citizen: "three", Key: "2", Ref: "b"}, {Citizen: "three", Key: "3", Ref: "c"}, {Citizen: "three", Key: "4", Ref: "d", Rule: "another"},
				{Citizen: "three", Key: "5", Ref: "f", Rule: "26h"}, {Citizen: "three", Key: "6", Ref: "g", Rule: "26h"},
				{Citizen: "reads-when", Key: "2", Ref: "e", Detail: models.Detail{Time: "kl. 9.00"}},
			} {
				n.Kind, n.Start, n.Due, n.Until = models.NotifyReminder, morning.Add(time.Hour), morning, morning.Add(time.Hour)
				if err := tx.AddNotification(n); err != nil {
					return err
				}
			}
			return nil
		})
		p.round()
		said, tags, topics := map[string]int{}, map[string]int{}, map[string]bool{}
		for _, push := range told {
			said[push.Title+" "+push.Text+" "+strings.SplitAfter(push.To, "/aftaler")[0]]++
			tags[push.Tag]++
			topics[push.Topic] = true
		}
		if said["Du har 3 aftaler i dag Åbn Én Plan for at se mere. /aftaler"] != 3 || said["Du har en aftale i dag Kl. 9.00 /aftaler"] != 1 || said["Du har en aftale i dag Åbn Én Plan for at se mere. /aftaler"] != 3 || len(told) != 8 {
			t.Errorf("%d are sent: %v", len(told), said)
		}
		if len(topics) != 8 || slices.Max(slices.Collect(maps.Values(tags))) != 3 {
			t.Errorf("topics %d, tags %v", len(topics), tags)
		}
	})
}

func TestACitizenWithoutADeviceIsWrittenToAndElseTelephonedOnce(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		o := newOutside(morning)
		o.answer = func(host string, _ float64) models.SendResult {
			return map[string]models.SendResult{"gone": {Outcome: models.WasGone}, "refuses": {Outcome: models.WasRefused}, "mute": {Outcome: models.WasLate}, "mail": {Outcome: models.WasTaken}}[host]
		}
		p := openPost(t, url, o)
		p.settle([]resident{
			{"mail", nil, true}, {"nothing", nil, false}, {"gonemail", []string{"gone"}, true}, {"gone", []string{"gone"}, false},
			{"refused", []string{"refuses"}, false}, {"mute", []string{"mute"}, false}, {"mutemail", []string{"mute"}, true},
		}, morning, morning.Add(2*time.Hour))
		for range 4 * 60 {
			p.round()
			o.pass(time.Minute)
			if o.now().Equal(morning.Add(70 * time.Minute)) {
				if state, sends := p.state("mute"); state != models.NotificationPlanned || !models.Calls(sends) {
					t.Errorf("after an hour in vain nobody is asked to telephone: %s %+v", state, sends)
				}
			}
		}
		for id, want := range map[string]models.NotificationState{
			"mail": models.NotificationSent, "nothing": models.NotificationNoChannel, "gonemail": models.NotificationSent, "gone": models.NotificationNoChannel,
			"refused": models.NotificationNoChannel, "mute": models.NotificationExpired, "mutemail": models.NotificationSent,
		} {
			state, sends := p.state(id)
			if state != want || models.Calls(sends) != (want != models.NotificationSent) {
				t.Errorf("%s ended as %s: %+v", id, state, sends)
			}
		}
		p.write(func(tx *store.Tx) error {
			if devices, err := tx.Devices("gone"); err != nil || len(devices) != 0 {
				t.Errorf("a device that is gone is kept: %v, %v", devices, err)
			}
			if devices, err := tx.Devices("refused"); err != nil || len(devices) != 1 {
				t.Errorf("a device was dropped for a fault of ours: %v, %v", devices, err)
			}
			if err := tx.SaveStaff(models.Staff{ID: "lone", Name: "Lone"}); err != nil {
				return err
			}
			tasks, err := tx.Tasks("mute")
			if len(tasks) != 1 || tasks[0].Kind != models.PhoneTask || !tasks[0].Done.IsZero() {
				t.Errorf("tasks %+v", tasks)
			}
			return errors.Join(err, tx.Assign("lone", "mute"))
		})
		var id string
		p.write(func(tx *store.Tx) error { n, _, err := p.end(tx, "mute"); id = n.ID; return err })
		lone := models.Viewer{Role: models.AsCoordinator, ID: "lone"}
		for i, want := range []models.Kind{models.NotFound, "", models.NotFound} {
			who := "mute"
			if i == 0 {
				who = "gone" // not hers
			}
			if err := p.house.HaveCalled(context.Background(), lone, who, id); models.KindOf(err) != want {
				t.Errorf("%d: %v", i, err)
			}
		}
		p.write(func(tx *store.Tx) error {
			tasks, err := tx.Tasks("mute")
			if len(tasks) != 1 || tasks[0].Done.IsZero() {
				t.Errorf("after the call: %+v", tasks)
			}
			return err
		})
	})
}

// A clock that walks about, by seconds most often and by an hour or a year at times.
func TestNoJumpOfTheClockSendsAThousandAtOnceOrTwice(t *testing.T) {
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 1))
		o := newOutside(morning)
		p := openPost(t, testbed.SQLite(t), o)
		for i := range 10 {
			var all []resident
			for j := range 60 {
				all = append(all, resident{id: fmt.Sprintf("c%02d%02d", i, j), hosts: []string{"a.example"}})
			}
			due := morning.Add(time.Duration(i) * 40 * time.Minute)
			p.settle(all, due, due.Add(48*time.Hour))
		}
		looks := 0
		for range 1500 {
			before, from := len(o.taken), o.now()
			p.round()
			if looks++; len(o.taken)-before > 100 {
				t.Fatalf("seed %d: %d at once at %s", seed, len(o.taken)-before, from)
			}
			switch chance := random.Float64(); {
			case chance < 0.003:
				o.pass(time.Hour)
			case chance < 0.006:
				o.pass(-time.Hour)
			case chance < 0.007:
				o.pass(365 * 24 * time.Hour)
				p.round()
				o.pass(-365 * 24 * time.Hour)
			default:
				o.pass(20 * time.Second)
			}
		}
		for at, times := range o.taken {
			if times != 1 {
				t.Errorf("seed %d: %v was sent %d times", seed, at, times)
			}
		}
		if len(o.taken) == 0 {
			t.Errorf("seed %d: nothing was sent", seed)
		}
	}
}

func TestWhatAJumpMakesDueGoesSlowlyAlsoWhenItWasDueAMinuteAgo(t *testing.T) {
	o := newOutside(morning)
	p := openPost(t, testbed.SQLite(t), o)
	var all []resident
	for i := range 300 {
		all = append(all, resident{id: fmt.Sprintf("c%03d", i), hosts: []string{"a.example"}})
	}
	p.settle(all, morning.Add(time.Hour), morning.Add(24*time.Hour))
	p.round()
	o.pass(61 * time.Minute)
	if p.round(); len(o.taken) > 2 {
		t.Errorf("%d at once", len(o.taken))
	}
	for range 60 {
		o.pass(time.Second)
		p.round()
	}
	if len(o.taken) > 103 || len(o.taken) < 95 {
		t.Errorf("%d in the first minute", len(o.taken))
	}
}

// The clock is set on, or back, while something is under way: it comes back and is
// kept, and is not sent by the look that comes between.
func TestWhatIsUnderWayWhenTheClockIsSetIsSentOnce(t *testing.T) {
	for _, by := range []time.Duration{time.Hour, -time.Hour, 365 * 24 * time.Hour, -365 * 24 * time.Hour} {
		o := newOutside(morning)
		p := openPost(t, testbed.SQLite(t), o)
		out, release, ended := make(chan struct{}), make(chan struct{}), make(chan struct{})
		var once sync.Once
		looks := make(chan struct{}, 1)
		look := func() time.Time {
			select {
			case looks <- struct{}{}:
			default:
			}
			return o.now()
		}
		p.out = p.house.NewDispatcher(actions.Sending{Now: look, Jitter: func() float64 { return 0 }, Push: func(ctx context.Context, push actions.Push) actions.PushResult {
			if push.Device.Citizen == "first" {
				once.Do(func() { close(out) })
				<-release
			} else {
				close(release) // the look after the clock was set has been
			}
			return o.push(ctx, push)
		}})
		p.settle([]resident{{"first", []string{"a"}, false}}, morning, morning.AddDate(2, 0, 0))
		go func() { defer close(ended); p.round() }()
		<-out
		o.pass(by)
		now := o.now()
		if by < 0 {
			for range 3 { // one from before, one look, and the one after it
				<-looks
			}
			close(release)
			<-ended
			p.settle([]resident{{"second", nil, true}}, now, now.AddDate(2, 0, 0))
		} else {
			p.settle([]resident{{"second", []string{"b"}, false}}, now, now.AddDate(2, 0, 0))
			p.out.Wake()
			<-ended
		}
		for range 3 {
			o.pass(models.DispatchLease + time.Second)
			p.round()
		}
		for at, times := range o.taken {
			if times != 1 {
				t.Errorf("%s: %v was sent %d times", by, at, times)
			}
		}
		if state, _ := p.state("first"); state != models.NotificationSent {
			t.Errorf("%s: it ended as %s", by, state)
		}
	}
}

func TestWhatIsTurnedOffOrFallsInTheQuietHoursIsNotSentThen(t *testing.T) {
	o := newOutside(morning)
	p := openPost(t, testbed.SQLite(t), o)
	evening := morning.Add(12*time.Hour + 50*time.Minute) // 20.50
	p.settle([]resident{{"off", []string{"a"}, false}, {"quiet", []string{"a"}, false}}, evening, evening.Add(24*time.Hour))
	p.write(func(tx *store.Tx) error {
		r := models.DefaultReminding()
		r.Version, r.Off = 1, []models.NotificationSubject{models.SubjectReminders}
		return tx.SaveReminding("off", r)
	})
	o.answer = func(string, float64) models.SendResult {
		if o.now().Before(evening.Add(8 * time.Minute)) {
			return models.SendResult{Outcome: models.WasLate}
		}
		hour := o.now().In(zone(t)).Hour()
		if hour >= 21 || hour < 8 {
			t.Errorf("sent at %s", o.now())
		}
		return models.SendResult{Outcome: models.WasTaken}
	}
	o.pass(evening.Sub(morning))
	o.pass(9 * time.Minute)
	for range 12 * 60 {
		o.pass(time.Minute)
		p.round()
	}
	if state, _ := p.state("off"); state != models.NotificationSuperseded {
		t.Errorf("what was turned off ended as %s", state)
	}
	if state, _ := p.state("quiet"); state != models.NotificationSent {
		t.Errorf("after the quiet hours: %s", state)
	}
}

func TestWhatIsDueAtOnceWakesWhoSends(t *testing.T) {
	o := newOutside(morning)
	p := openPost(t, testbed.SQLite(t), o)
	ctx, stop := context.WithCancel(context.Background())
	sent, ended := make(chan string, 1), make(chan struct{})
	p.out = p.house.NewDispatcher(actions.Sending{Now: o.now, Jitter: func() float64 { return 0 }, Push: func(_ context.Context, push actions.Push) actions.PushResult {
		sent <- push.Title + "|" + push.Text + "|" + push.To
		return actions.PushResult{Outcome: actions.PushSent}
	}})
	go func() { defer close(ended); p.out.Run(ctx) }()
	before := p.woken.Load()
	p.settle([]resident{{"mette", []string{"a"}, false}}, morning, morning.Add(24*time.Hour))
	if p.woken.Load() != before+1 {
		t.Error("nobody was woken")
	}
	if got := <-sent; got != "Du har en aftale i morgen|Åbn Én Plan for at se mere.|/aftaler/amette/2026-11-25" {
		t.Errorf("the lock screen says %s", got)
	}
	stop()
	<-ended
	if state, sends := p.state("mette"); state != models.NotificationSent || len(sends) != 1 || sends[0].State != models.SendTaken {
		t.Errorf("when it was stopped: %s %+v", state, sends)
	}
}
