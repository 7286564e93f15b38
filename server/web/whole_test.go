package web_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"enplan/server/ledger"
)

func TestACitizenSeesUntilWhenTheLogIsWhole(t *testing.T) {
	s := openStreet(t)
	var whole struct {
		Until      *time.Time
		Checkpoint int
		Root       string
		Broken     bool
	}
	if s.get(t, "Mette", "/api/log/whole", &whole); whole.Until != nil || whole.Broken {
		t.Errorf("before the first checkpoint: %+v", whole)
	}
	key, err := ledger.NewKey([32]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	s.house.KeepLedger(t.TempDir(), key)
	if err := s.house.Checkpoint(context.Background()); err != nil {
		t.Fatal(err)
	}
	if s.get(t, "Mette", "/api/log/whole", &whole); whole.Until == nil || !whole.Until.Equal(s.now) || whole.Checkpoint != 1 || len(whole.Root) != 12 || whole.Broken {
		t.Errorf("after it: %+v", whole)
	}
}

func TestWhoMindsTheMachineIsToldWhatIsWrongWithTheLog(t *testing.T) {
	s := openStreet(t)
	if a := s.ask(t, "GET", "/readyz", ""); a.StatusCode != 200 || a.body != "ready" {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	key, err := ledger.NewKey([32]byte{2})
	if err != nil {
		t.Fatal(err)
	}
	s.house.KeepLedger("/dev/null/nowhere", key)
	if err := s.house.Checkpoint(context.Background()); err == nil {
		t.Fatal("a ledger in nowhere")
	}
	a := s.ask(t, "GET", "/readyz", "")
	if a.StatusCode != 200 || a.body != "ready\nalarm log_no_checkpoint" || !strings.Contains(s.logs.String(), "alarm=log_no_checkpoint") {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
}
