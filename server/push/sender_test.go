package push

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/server/dial"
	"enplan/server/testbed"
)

const fcm = "fcm.googleapis.com"

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func keysOf(t testing.TB, first byte) Keys {
	t.Helper()
	keys, err := NewKeys([32]byte{first, 1})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// world is a sender, the push services it reaches, and its clock.
type world struct {
	*Sender
	service *testbed.PushService
	now     time.Time
}

func openWorld(t testing.TB) *world {
	t.Helper()
	w := &world{service: testbed.NewPushService(t), now: noon}
	sender, err := New(Config{
		Keys: keysOf(t, 1), Contact: "drift@strandborg.dk", Now: func() time.Time { return w.now },
		Roots: w.service.Roots(), Dial: w.service.Dial,
	})
	if err != nil {
		t.Fatal(err)
	}
	w.Sender = sender
	return w
}

func to(d *testbed.PushDevice) Subscription { return Subscription{d.Endpoint, d.P256dh, d.Auth} }

var aMessage = Message{
	ID: "n1", Receipt: "AAECAwQFBgcICQoLDA0ODw", Title: "Én Plan", Text: "Du har en aftale i morgen", To: "/aftaler", Tag: "t1",
}

// send sends, and gives what came.
func (w *world) send(t testing.TB, d *testbed.PushDevice, m Message, o Options) testbed.Pushed {
	t.Helper()
	if r := w.Send(context.Background(), to(d), m, o); r.Outcome != Sent || r.Err != nil {
		t.Fatalf("%+v", r)
	}
	got := w.service.Got(d.Endpoint)
	last := got[len(got)-1]
	if last.Fault != nil {
		t.Fatal(last.Fault)
	}
	return last
}

func TestABrowserOpensWhatWasSent(t *testing.T) {
	w := openWorld(t)
	for _, host := range []string{fcm, "updates.push.services.mozilla.com", "web.push.apple.com", "wns2-am3p.notify.windows.com"} {
		got := w.send(t, w.service.Subscribe(t, host), aMessage, Options{TTL: time.Hour})
		var m Message
		if err := json.Unmarshal(got.Plain, &m); err != nil || m != aMessage {
			t.Errorf("%s: %s, %v", host, got.Plain, err)
		}
	}
}

func TestThePayloadIsTheOneThatTheWorkerIsTestedWith(t *testing.T) {
	payload, err := aMessage.payload()
	golden, readErr := os.ReadFile("testdata/payload.json")
	if err != nil || readErr != nil || !bytes.Equal(payload, bytes.TrimSpace(golden)) {
		t.Errorf("%s, want %s: %v %v", payload, golden, err, readErr)
	}
}

func TestOneMessageToSeveralIsNotWrittenOver(t *testing.T) {
	w := openWorld(t)
	devices := make([]*testbed.PushDevice, 8)
	for i := range devices {
		devices[i] = w.service.Subscribe(t, fcm)
	}
	var all sync.WaitGroup
	for _, d := range devices { // the race detector sees shared memory
		all.Go(func() { w.Send(context.Background(), to(d), aMessage, Options{}) })
	}
	all.Wait()
	want, _ := aMessage.payload()
	for _, d := range devices {
		if got := w.service.Got(d.Endpoint); len(got) != 1 || !bytes.Equal(got[0].Plain, want) {
			t.Errorf("%+v", got)
		}
	}
	other, _ := aMessage.payload()
	if behind := want[:cap(want)]; &behind[0] == &other[0] || cap(want) < sealed {
		t.Error("two sendings share memory, or the library would need more than there is")
	}
}

func TestEveryMessageHasOneLength(t *testing.T) {
	w := openWorld(t)
	d := w.service.Subscribe(t, fcm)
	rapid.Check(t, func(rt *rapid.T) {
		m := Message{
			ID: rapid.StringN(0, 40, 80).Draw(rt, "id"), Title: rapid.StringN(0, 60, 240).Draw(rt, "title"),
			Text: rapid.StringN(0, 100, 400).Draw(rt, "text"), To: "/" + rapid.StringN(0, 40, 80).Draw(rt, "to"),
		}
		r := w.Send(context.Background(), to(d), m, Options{})
		if errors.Is(r.Err, ErrTooLong) {
			return
		}
		got := w.service.Got(d.Endpoint)
		if last := got[len(got)-1]; r.Outcome != Sent || last.Fault != nil || last.Length != sealed {
			rt.Fatalf("%+v: %d bytes, %v", r, last.Length, last.Fault)
		}
	})
	full := Message{Text: "x"}
	payload, _ := full.payload()
	full.Text = strings.Repeat("x", 1+longest-len(payload))
	if got := w.send(t, d, full, Options{}); got.Length != sealed || len(got.Plain) != longest {
		t.Errorf("full: %d bytes of %d", len(got.Plain), got.Length)
	}
	full.Text += "x"
	if r := w.Send(context.Background(), to(d), full, Options{}); r.Outcome != Refused || !errors.Is(r.Err, ErrTooLong) {
		t.Errorf("too long: %+v", r)
	}
}

func TestTheSenderIsABareAddressAndHasOneMailto(t *testing.T) {
	w := openWorld(t)
	got := w.send(t, w.service.Subscribe(t, fcm), aMessage, Options{})
	if got.Proof.Subject != "mailto:drift@strandborg.dk" || got.Proof.Key != w.Public() {
		t.Errorf("%+v", got.Proof)
	}
	for _, contact := range []string{
		"", "mailto:drift@strandborg.dk", "https://strandborg.dk", "drift", "drift@", "@strandborg.dk", "drift@localhost", "drift@host.local",
		"drift@host.localhost", "drift@strandborg.invalid", "drift@strandborg.INVALID", "drift@strandborg.dk.", "a@b@c.dk", "a b@c.dk",
		"drift@10.0.0.1", "drift@strandborg.test", "<drift@strandborg.dk>", "drift@strandborg.dk\n",
	} {
		if _, err := New(Config{Keys: keysOf(t, 1), Contact: contact, Now: func() time.Time { return noon }}); !errors.Is(err, ErrContact) {
			t.Errorf("%q: %v", contact, err)
		}
	}
}

func TestAProofHoldsAsLongAsWasSaid(t *testing.T) {
	w := openWorld(t)
	for _, lasts := range []time.Duration{2 * time.Hour, 12 * time.Hour, 24 * time.Hour} {
		w.proofs.lasts, w.proofs.held = lasts, map[string]proof{}
		got := w.send(t, w.service.Subscribe(t, fcm), aMessage, Options{})
		if !got.Proof.Until.Equal(noon.Add(lasts)) {
			t.Errorf("%v: until %v", lasts, got.Proof.Until.UTC())
		}
	}
	for _, lasts := range []time.Duration{time.Hour, 25 * time.Hour, -1} {
		if _, err := New(Config{Keys: keysOf(t, 1), Contact: "a@b.dk", Now: func() time.Time { return noon }, Lasts: lasts}); err == nil {
			t.Errorf("%v is taken", lasts)
		}
	}
}

func TestAProofIsSignedOncePerOriginAndNoMoreThanOnceAnHour(t *testing.T) {
	w := openWorld(t)
	for _, lasts := range []time.Duration{leastProof, proofLasts} {
		w.now, w.proofs.lasts, w.proofs.held = noon, lasts, map[string]proof{}
		one, other := w.service.Subscribe(t, fcm), w.service.Subscribe(t, "web.push.apple.com")
		signed := map[string]map[string]time.Time{fcm: {}, "apple": {}}
		for range 24 * 6 {
			for name, d := range map[string]*testbed.PushDevice{fcm: one, "apple": other} {
				got := w.send(t, d, aMessage, Options{}).Proof
				if _, known := signed[name][got.Token]; !known {
					signed[name][got.Token] = w.now
				}
				if left := got.Until.Sub(w.now); left < renewWhen || left > longestEver {
					t.Fatalf("%v: %v are left", lasts, left)
				}
			}
			w.now = w.now.Add(10 * time.Minute)
		}
		for name, tokens := range signed {
			if len(tokens) < 2 || len(tokens) > 24 {
				t.Errorf("%v: %d proofs for %s in a day", lasts, len(tokens), name)
			}
		}
	}
	w.now = noon.Add(-48 * time.Hour) // the clock was wrong
	if got := w.send(t, w.service.Subscribe(t, fcm), aMessage, Options{}).Proof; got.Until.Sub(w.now) > longestEver {
		t.Errorf("until %v", got.Until.UTC())
	}
}

func TestAPushServiceThatAnswersNotIsLeftInTime(t *testing.T) {
	w := openWorld(t)
	if w.client.Timeout != 10*time.Second {
		t.Errorf("patience of %v", w.client.Timeout)
	}
	w.service.Answer = func(string, int) testbed.PushAnswer { return testbed.PushAnswer{Hang: true} }
	w.client.Timeout = 30 * time.Millisecond
	r := w.Send(context.Background(), to(w.service.Subscribe(t, fcm)), aMessage, Options{})
	if r.Outcome != Later || r.Err == nil {
		t.Errorf("hanging: %+v", r)
	}
	w.service.Kill("web.push.apple.com", true)
	d := w.service.Subscribe(t, "web.push.apple.com")
	r = w.Send(context.Background(), to(d), aMessage, Options{})
	if r.Outcome != Later || strings.Contains(r.Err.Error(), "apple") || strings.Contains(r.Err.Error(), "/fcm/send") {
		t.Errorf("dead: %+v", r)
	}
	ended, end := context.WithCancel(context.Background())
	end()
	if r = w.Send(ended, to(d), aMessage, Options{}); r.Outcome != Later || !errors.Is(r.Err, context.Canceled) {
		t.Errorf("told to stop: %+v", r)
	}
}

func TestNobodyIsFollowed(t *testing.T) {
	w := openWorld(t)
	other := w.service.Subscribe(t, "web.push.apple.com")
	for _, status := range []int{301, 302, 303, 307, 308} {
		w.service.Answer = func(endpoint string, _ int) testbed.PushAnswer {
			return testbed.PushAnswer{Status: status, Location: other.Endpoint}
		}
		if r := w.Send(context.Background(), to(w.service.Subscribe(t, fcm)), aMessage, Options{}); r.Outcome != Refused {
			t.Errorf("%d: %+v", status, r)
		}
	}
	if n := w.service.Came(other.Endpoint); n > 0 {
		t.Errorf("somebody was followed %d times", n)
	}
}

func TestALineIsUsedAgainAndAnAnswerWithoutEndIsNotRead(t *testing.T) {
	w := openWorld(t)
	w.service.Answer = func(_ string, n int) testbed.PushAnswer { return testbed.PushAnswer{Body: 60 << 10} }
	d := w.service.Subscribe(t, fcm)
	for range 30 {
		w.send(t, d, aMessage, Options{})
	}
	if n := w.service.Lines(); n != 1 {
		t.Errorf("%d lines for 30 sendings", n)
	}
	w = openWorld(t)
	w.service.Answer = func(_ string, n int) testbed.PushAnswer { return testbed.PushAnswer{Body: 20 << 20} }
	d = w.service.Subscribe(t, fcm)
	for range 3 {
		w.send(t, d, aMessage, Options{})
	}
	if n := w.service.Lines(); n != 3 {
		t.Errorf("%d lines: a line with a long answer on it was kept", n)
	}
}

func TestASenderLooksAtTheAddressThatAHostTurnsOutToBe(t *testing.T) {
	s, err := New(Config{Keys: keysOf(t, 1), Contact: "drift@strandborg.dk", Now: func() time.Time { return noon }})
	if err != nil {
		t.Fatal(err)
	}
	calls := s.client.Transport.(*http.Transport)
	if calls.Proxy != nil {
		t.Error("a proxy would look the name up")
	}
	for _, address := range []string{"127.0.0.1:443", "10.0.0.1:443", "[::1]:443", "169.254.169.254:443"} {
		if _, err := calls.DialContext(context.Background(), "tcp", address); !errors.Is(err, dial.ErrNowhere) {
			t.Errorf("%s: %v", address, err)
		}
	}
	w := openWorld(t)
	w.client.Transport.(*http.Transport).DialContext = func(context.Context, string, string) (net.Conn, error) {
		return nil, &net.OpError{Op: "dial", Err: dial.ErrNowhere}
	}
	if r := w.Send(context.Background(), to(w.service.Subscribe(t, fcm)), aMessage, Options{}); r.Outcome != Refused || !errors.Is(r.Err, dial.ErrNowhere) {
		t.Errorf("%+v", r)
	}
}
