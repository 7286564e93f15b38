package push

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/server/testbed"
)

func TestWhatAnAnswerMeans(t *testing.T) {
	w := openWorld(t)
	inTwoHours := noon.Add(2 * time.Hour).Format("Mon, 02 Jan 2006 15:04:05 GMT")
	for _, c := range []struct {
		answer testbed.PushAnswer
		want   Outcome
		after  time.Duration
	}{
		{testbed.PushAnswer{Status: 200}, Sent, 0}, {testbed.PushAnswer{Status: 201}, Sent, 0}, {testbed.PushAnswer{Status: 204}, Sent, 0},
		{testbed.PushAnswer{Status: 404}, Gone, 0}, {testbed.PushAnswer{Status: 410}, Gone, 0},
		{testbed.PushAnswer{Status: 429}, Later, 0}, {testbed.PushAnswer{Status: 429, RetryAfter: "120"}, Later, 2 * time.Minute},
		{testbed.PushAnswer{Status: 429, RetryAfter: inTwoHours}, Later, 2 * time.Hour},
		{testbed.PushAnswer{Status: 503, RetryAfter: "30"}, Later, 30 * time.Second},
		{testbed.PushAnswer{Status: 500}, Later, 0}, {testbed.PushAnswer{Status: 502}, Later, 0}, {testbed.PushAnswer{Status: 408}, Later, 0},
		{testbed.PushAnswer{Cut: true}, Later, 0},
		{testbed.PushAnswer{Status: 400}, Refused, 0}, {testbed.PushAnswer{Status: 401}, Refused, 0}, {testbed.PushAnswer{Status: 403}, Refused, 0},
		{testbed.PushAnswer{Status: 413}, Refused, 0}, {testbed.PushAnswer{Status: 403, RetryAfter: "60"}, Refused, 0},
	} {
		w.service.Answer = func(string, int) testbed.PushAnswer { return c.answer }
		r := w.Send(context.Background(), to(w.service.Subscribe(t, fcm)), aMessage, Options{})
		if r.Outcome != c.want || r.After != c.after || (r.Err == nil) != (c.want == Sent) {
			t.Errorf("%+v: %+v", c.answer, r)
		}
		if r.Err != nil && strings.Contains(r.Err.Error(), fcm) {
			t.Errorf("the address stands in %v", r.Err)
		}
	}
}

func TestHowLongWeAreAskedToWait(t *testing.T) {
	for header, want := range map[string]time.Duration{
		"": 0, "soon": 0, "-5": 0, "0": 0, "1": time.Second, " 60 ": time.Minute, "9223372036854775807": longestAfter, "999999999999999999999": 0,
		"Mon, 23 Nov 2026 12:00:30 GMT": 30 * time.Second, "Mon, 23 Nov 2026 11:00:00 GMT": 0,
		"Monday, 23-Nov-26 12:01:00 GMT": time.Minute, "Mon Nov 23 12:01:00 2026": time.Minute, "Mon, 23 Nov 2099 12:00:00 GMT": longestAfter,
	} {
		if got := after(header, noon); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

func TestTheHeadersThatDecideHowItIsDelivered(t *testing.T) {
	w := openWorld(t)
	d := w.service.Subscribe(t, fcm)
	for _, c := range []struct {
		options      Options
		ttl, urgency string
	}{
		{Options{}, "0", "normal"}, {Options{TTL: -time.Hour}, "0", "normal"}, {Options{TTL: 999 * time.Millisecond}, "0", "normal"},
		{Options{TTL: time.Hour + 900*time.Millisecond, Urgent: true}, "3600", "high"}, {Options{TTL: 400 * 24 * time.Hour}, "2419200", "normal"},
	} {
		got := w.send(t, d, aMessage, c.options).Header
		if got.Get("TTL") != c.ttl || got.Get("Urgency") != c.urgency || got.Values("Topic") != nil {
			t.Errorf("%+v: %v", c.options, got)
		}
	}
	topic := func(w *world, of string) string {
		return w.send(t, w.service.Subscribe(t, fcm), aMessage, Options{Topic: of}).Header.Get("Topic")
	}
	var seen []string
	for _, of := range []string{"appointment 1", "appointment 2", "Møde om Mettes søn, kl. 9 " + strings.Repeat("x", 500)} {
		one := topic(w, of)
		if one != topic(w, of) || !regexp.MustCompile(`^[A-Za-z0-9_-]{32}$`).MatchString(one) || slices.Contains(seen, one) {
			t.Errorf("%.20q: %q", of, one)
		}
		seen = append(seen, one)
	}
	if elsewhere := keysOf(t, 9).topic("appointment 1"); elsewhere == seen[0] {
		t.Error("two municipalities have one topic")
	}
}

func TestAMessageIsSealedWithAKeyOfItsOwn(t *testing.T) {
	w := openWorld(t)
	d := w.service.Subscribe(t, fcm)
	var senders []string
	for range 20 {
		got := w.send(t, d, aMessage, Options{})
		if slices.Contains(senders, string(got.Sender)) || string(got.Sender) == string(w.keys.public) {
			t.Fatal("a key is used twice, or it is the one that shows who sends")
		}
		senders = append(senders, string(got.Sender))
	}
}

func TestASubscriptionIsCheckedBeforeItIsKeptAndBeforeItIsUsed(t *testing.T) {
	w := openWorld(t)
	good := to(w.service.Subscribe(t, fcm))
	if err := w.CheckSubscription(good); err != nil {
		t.Fatal(err)
	}
	off := append([]byte(nil), good.P256dh...)
	off[64] ^= 1
	for name, bad := range map[string]Subscription{
		"no keys": {Endpoint: good.Endpoint}, "64 bytes": {good.Endpoint, good.P256dh[1:], good.Auth}, "66 bytes": {good.Endpoint, append(off[:64:64], 0, 0), good.Auth},
		"not on the curve": {good.Endpoint, off, good.Auth}, "compressed": {good.Endpoint, append([]byte{2}, good.P256dh[1:33]...), good.Auth},
		"15 bytes of auth": {good.Endpoint, good.P256dh, good.Auth[1:]}, "17 bytes of auth": {good.Endpoint, good.P256dh, append(good.Auth[:16:16], 0)},
		"our own key": {good.Endpoint, w.keys.public, good.Auth}, "another host": {"https://push.evil.example/1", good.P256dh, good.Auth},
		"the point at nowhere": {good.Endpoint, make([]byte, 65), good.Auth},
	} {
		if err := w.CheckSubscription(bad); err == nil {
			t.Errorf("%s is kept", name)
		}
		if r := w.Send(context.Background(), bad, aMessage, Options{}); r.Outcome != Refused || r.Err == nil {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if w.service.Lines() > 0 {
		t.Error("somebody was called")
	}
}

func TestKeysAreNotShown(t *testing.T) {
	keys := keysOf(t, 1)
	if text := fmt.Sprintf("%v %+v %#v %s", keys, keys, &keys, keys); strings.Contains(text, "1") || !strings.Contains(text, "push keys") {
		t.Error(text)
	}
	if len(keys.Public()) != 87 {
		t.Errorf("%d characters", len(keys.Public()))
	}
	var full [32]byte
	for i := range full {
		full[i] = 0xff
	}
	for name, seed := range map[string][32]byte{"nothing": {}, "more than the curve has": full} {
		if _, err := NewKeys(seed); err == nil {
			t.Errorf("%s is a key", name)
		}
	}
	if _, err := New(Config{Contact: "a@b.dk"}); err == nil || errors.Is(err, ErrContact) {
		t.Errorf("without keys: %v", err)
	}
}
