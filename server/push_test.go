package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"enplan/models"
	"enplan/server/push"
	"enplan/server/testbed"
)

func TestThePushKeyIsMadeOnceAndItsPublicHalfIsPrinted(t *testing.T) {
	database := testbed.SQLite(t)
	s := newShell(t, database)
	code, out, errs := s.run("", "keys")
	if code != 0 || !regexp.MustCompile(`^public [A-Za-z0-9_-]{87}\n$`).MatchString(out) {
		t.Fatalf("%d %q %s", code, out, errs)
	}
	if _, again, _ := s.run("", "keys"); again != out {
		t.Errorf("the key was made again: %q, then %q", out, again)
	}
	file := filepath.Join(filepath.Dir(database), "enplan.push.key")
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	text, err := os.ReadFile(file)
	if err != nil || strings.Contains(out, strings.TrimSpace(string(text))) {
		t.Errorf("the key itself is printed, or %v", err)
	}
	t.Setenv("ENPLAN_DATABASE", "postgres://nowhere/enplan?sslmode=verify-full")
	code, out, errs = s.run("", "keys")
	given := regexp.MustCompile(`^ENPLAN_PUSH_KEY=(\S{44})\n(public \S+\n)$`).FindStringSubmatch(out)
	if code != 0 || given == nil {
		t.Fatalf("where no file is to hold it: %d %q %s", code, out, errs)
	}
	t.Setenv("ENPLAN_PUSH_KEY", given[1])
	if _, out, _ = s.run("", "keys"); out != given[2] {
		t.Errorf("%q, and of the same key %q", given[2], out)
	}
}

func TestPushIsRefusedWhereNobodyCouldWriteBack(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	for contact, want := range map[string]string{"": "ENPLAN_PUSH_CONTACT", "mailto:drift@strandborg.dk": "bare e-mail", "drift@localhost": "bare e-mail"} {
		t.Setenv("ENPLAN_PUSH_CONTACT", contact)
		if code, _, errs := s.run("", "push", "test", "--citizen", "mette"); code != 1 || !strings.Contains(errs, want) {
			t.Errorf("%q: %d %s", contact, code, errs)
		}
	}
}

func TestATestReachesTheDevicesOfACitizenAndNamesNobody(t *testing.T) {
	s := newShell(t, testbed.SQLite(t))
	t.Setenv("ENPLAN_PUSH_CONTACT", "drift@strandborg.dk")
	if code, _, errs := s.run("", "import", s.file(`{"format":"enplan-case/1","version":1,"citizen":{"id":"ny","name":"Ny Borger","cpr":"730101-1111"}}`)); code != 0 {
		t.Fatal(errs)
	}
	if code, _, errs := s.run("", "push", "test", "--citizen", "ny"); code != 1 || !strings.Contains(errs, "no device") {
		t.Errorf("%d %s", code, errs)
	}
	if code, _, errs := s.run("", "push", "test", "--citizen", "ingen"); code != 1 || strings.Contains(errs, "ingen") {
		t.Errorf("%d %s", code, errs)
	}
	service := testbed.NewPushService(t)
	in := s.surroundings()
	in.outside = push.Config{Roots: service.Roots(), Dial: service.Dial}
	here, gone := service.Subscribe(t, "fcm.googleapis.com"), service.Subscribe(t, "web.push.apple.com")
	service.Answer = func(endpoint string, _ int) testbed.PushAnswer {
		if endpoint == gone.Endpoint {
			return testbed.PushAnswer{Status: 410}
		}
		return testbed.PushAnswer{}
	}
	addDevices(t, in, here, gone)
	var out strings.Builder
	in.out = &out
	err := (&pushTestCommand{Citizen: "ny"}).Run(in)
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if err == nil || len(lines) != 2 || !strings.Contains(out.String(), " sent") || !strings.Contains(out.String(), " gone: ") {
		t.Errorf("%v: %s", err, out.String())
	}
	for _, word := range []string{"fcm", "apple", "Ny", "https", "Min telefon"} {
		if strings.Contains(out.String(), word) {
			t.Errorf("%q is printed: %s", word, out.String())
		}
	}
	got := service.Got(here.Endpoint)
	if len(got) != 1 || got[0].Fault != nil || got[0].Header.Get("TTL") != "300" {
		t.Fatalf("%+v", got)
	}
	var shown push.Message
	if err := json.Unmarshal(got[0].Plain, &shown); err != nil || shown.Title != "Én Plan" || shown.Text != "Det virker. Her får du besked." || shown.To != "/telefon" {
		t.Errorf("%s, %v", got[0].Plain, err)
	}
	out.Reset()
	if err := (&pushTestCommand{Citizen: "ny"}).Run(in); err != nil || out.String() != "1 sent\n" {
		t.Errorf("the one that was gone is not forgotten: %v: %s", err, out.String())
	}
}

func addDevices(t *testing.T, in *surroundings, devices ...*testbed.PushDevice) {
	t.Helper()
	ctx := context.Background()
	house, done, err := in.open(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	ids, err := house.Citizens(ctx, models.Viewer{Role: models.AsOperator})
	if err != nil || len(ids) != 1 {
		t.Fatalf("%v, %v", ids, err)
	}
	pushing, err := in.pushing("drift@strandborg.dk")
	if err != nil {
		t.Fatal(err)
	}
	house.PushBy(pushing)
	for _, d := range devices {
		device := models.Device{Endpoint: d.Endpoint, P256dh: d.P256dh, Auth: d.Auth, Name: "Min telefon"}
		if _, err := house.AddDevice(ctx, models.Viewer{Role: models.AsCitizen, ID: ids[0]}, device, ""); err != nil {
			t.Fatal(err)
		}
	}
}
