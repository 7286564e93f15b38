package actions_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/testbed"
)

// pushes is the world outside: which addresses can be sent to, and how it goes.
type pushes struct {
	sent []actions.Push
	goes map[string]actions.PushOutcome // by address; else it is sent
}

func (p *pushes) pushing() actions.Pushing {
	return actions.Pushing{
		Key: "key",
		Check: func(d models.Device) error {
			if !strings.HasPrefix(d.Endpoint, "https://push/") {
				return errors.New("elsewhere")
			}
			return nil
		},
		Send: func(_ context.Context, push actions.Push) actions.PushResult {
			p.sent = append(p.sent, push)
			if outcome, set := p.goes[push.Device.Endpoint]; set {
				return actions.PushResult{Outcome: outcome, Err: errors.New("it went wrong")}
			}
			return actions.PushResult{Outcome: actions.PushSent}
		},
	}
}

func TestACitizenHasDevicesWithNames(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, world, ctx := openStrandborg(t, url), &pushes{}, context.Background()
		mette, sara := h.citizen(t, "mette"), h.citizen(t, "sara")
		add := func(who models.Viewer, endpoint, name, replaces string) (string, error) {
			return h.AddDevice(ctx, who, models.Device{Endpoint: endpoint, Name: name}, replaces)
		}
		if _, err := add(mette, "https://push/1", "Min", ""); !errors.Is(err, models.ErrNoPush) {
			t.Errorf("nothing can be sent: %v", err)
		}
		h.PushBy(world.pushing())
		first, err := add(mette, "https://push/1", " Min telefon ", "")
		noFault(t, err)
		for name, try := range map[string][2]string{
			"another host": {"https://evil.example/1", "Min"}, "no name": {"https://push/2", ""}, "a long name": {"https://push/2", strings.Repeat("x", 61)},
		} {
			if _, err := add(mette, try[0], try[1], ""); models.KindOf(err) != models.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		again, err := add(mette, "https://push/1", "", "")
		if err != nil || again != first {
			t.Errorf("asked again: %q, %v", again, err)
		}
		if _, err := add(mette, "https://push/1b", "", "https://push/1"); err != nil {
			t.Errorf("the browser has a new address: %v", err)
		}
		view, err := h.Devices(ctx, mette, "da")
		if err != nil || view.Key != "key" || view.Most != 10 || len(view.Devices) != 1 || view.Devices[0].Name != "Min telefon" || view.Devices[0].Used != "Sidst brugt i dag." {
			t.Fatalf("%+v, %v", view, err)
		}
		id := view.Devices[0].ID
		if err := h.NameDevice(ctx, sara, id, "Saras"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("sara names it: %v", err)
		}
		if err := h.RemoveDevice(ctx, sara, id); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("sara removes it: %v", err)
		}
		noFault(t, h.NameDevice(ctx, mette, id, "Telefonen"))
		for i := 2; i <= 10; i++ {
			_, err := add(mette, fmt.Sprintf("https://push/%d", i), "Nr.", "")
			noFault(t, err)
		}
		if _, err := add(mette, "https://push/11", "For meget", ""); !errors.Is(err, models.ErrDevices) {
			t.Errorf("the eleventh: %v", err)
		}
		if _, err := add(mette, "https://push/10", "En af dem", ""); err != nil {
			t.Errorf("one of the ten again: %v", err)
		}
		if _, err := add(mette, "https://push/11", "I stedet", "https://push/10"); err != nil {
			t.Errorf("in place of one of the ten: %v", err)
		}
		if _, err := add(sara, "https://push/2", "Saras", "https://push/3"); err != nil {
			t.Errorf("the phone is Sara's now: %v", err)
		}
		noFault(t, h.RemoveDevice(ctx, mette, id))
		view, err = h.Devices(ctx, mette, "da")
		if err != nil || len(view.Devices) != 8 {
			t.Errorf("%d are left, %v: what Sara says about an address of Mette's counts for nothing", len(view.Devices), err)
		}
		lone := models.Viewer{Role: models.AsCoordinator, ID: "lone"}
		if _, err := h.Devices(ctx, lone, "da"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the borgerkonsulent: %v", err)
		}
	})
}

func TestATestIsSentToEachDeviceAndOneThatIsGoneIsForgotten(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, ctx, operator := openStrandborg(t, url), context.Background(), models.Viewer{Role: models.AsOperator}
		world := &pushes{goes: map[string]actions.PushOutcome{"https://push/2": actions.PushGone, "https://push/3": actions.PushRefused, "https://push/4": actions.PushLater}}
		mette := h.citizen(t, "mette")
		if _, err := h.TestPush(ctx, operator, "mette", actions.Push{}); !errors.Is(err, models.ErrNoPush) {
			t.Errorf("nothing can be sent: %v", err)
		}
		h.PushBy(world.pushing())
		for i := 1; i <= 4; i++ {
			_, err := h.AddDevice(ctx, mette, models.Device{Endpoint: fmt.Sprintf("https://push/%d", i), Name: "x"}, "")
			noFault(t, err)
		}
		results, err := h.TestPush(ctx, operator, "mette", actions.Push{Title: "Én Plan", To: "/telefon"})
		if err != nil || len(results) != 4 || len(world.sent) != 4 || world.sent[0].To != "/telefon" {
			t.Fatalf("%+v, %v", results, err)
		}
		view, err := h.Devices(ctx, mette, "da")
		if err != nil || len(view.Devices) != 3 {
			t.Errorf("%+v, %v", view.Devices, err)
		}
		var last []models.Entry
		noFault(t, h.store.Read(ctx, func(tx *store.Tx) (err error) { last, err = tx.Entries(mette.ID, 1); return err }))
		if len(last) != 1 || last[0].Action != models.TestPush {
			t.Errorf("the citizen's log: %+v", last)
		}
		for _, who := range []models.Viewer{mette, {}, {Role: models.AsCoordinator, ID: "lone"}} {
			if _, err := h.TestPush(ctx, who, mette.ID, actions.Push{}); err == nil {
				t.Errorf("%s sends a test", who.Role)
			}
		}
		if _, err := h.TestPush(ctx, operator, "nobody", actions.Push{}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("to nobody: %v", err)
		}
	})
}

func noFault(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
