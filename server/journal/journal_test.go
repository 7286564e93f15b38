package journal

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
)

var at = time.Date(2026, 11, 26, 9, 0, 0, 1_000_000, time.UTC)

func taken(consent string) models.Revocation {
	return models.Revocation{
		Citizen: "mette", Consent: consent, What: models.ConsentNarrowed, Item: "c1-job-m1", Until: at.AddDate(0, 1, 0),
		By: models.Viewer{Role: models.AsCitizen, ID: "mette"}, At: at,
	}
}

func openAt(t *testing.T, path string) (*Journal, []models.Revocation) {
	t.Helper()
	j, all, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j, all
}

func TestWhatWasAddedIsReadInItsOrder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "apart", "enplan.journal")
	j, all := openAt(t, path)
	if len(all) != 0 {
		t.Fatalf("a new one has %v", all)
	}
	other, _ := openAt(t, path) // another server of the machine
	if err := errors.Join(j.Add(taken("c1")), other.Add(taken("c2"), taken("c3")), j.Add(), j.Add(taken("c4"))); err != nil {
		t.Fatal(err)
	}
	if _, all = openAt(t, path); !slices.Equal(all, []models.Revocation{taken("c1"), taken("c2"), taken("c3"), taken("c4")}) {
		t.Errorf("read %+v", all)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// A power cut leaves any beginning of the last line; what is whole stays, and what
// comes after stands on a line of its own.
func TestAHalfWrittenEndIsCutOffWhereverItEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.journal")
	j, _ := openAt(t, path)
	if err := j.Add(taken("c1"), taken("c2")); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(r *rapid.T) {
		cut := rapid.IntRange(0, len(whole)).Draw(r, "cut")
		if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
			r.Fatal(err)
		}
		want := slices.Index(whole[:], '\n') + 1
		n := 0
		if cut >= want {
			n = 1
		}
		if cut == len(whole) {
			n = 2
		}
		if rapid.Bool().Draw(r, "open again") {
			again, all, err := Open(path)
			if err != nil || len(all) != n {
				r.Fatalf("cut at %d of %d: %d lines, %v", cut, len(whole), len(all), err)
			}
			_ = again.Close()
		}
		if err := j.Add(taken("c9")); err != nil {
			r.Fatal(err)
		}
		again, all, err := Open(path)
		if err != nil || len(all) != n+1 || all[n] != taken("c9") {
			r.Fatalf("after one more: %+v, %v", all, err)
		}
		_ = again.Close()
	})
}

func TestAJournalThatCannotBeTrustedIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.journal")
	for _, text := range []string{"nonsense\n", "{}\n", "{\"citizen\":\"a\",\"consent\":\"b\",\"what\":\"withdrawn\"}\n\x00\x00\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := Open(path); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	if err := errors.Join(os.WriteFile(path, nil, 0o600), os.Chmod(path, 0o666)); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Open(path); err == nil {
		t.Error("one that everybody can change is taken")
	}
}

func TestAJournalThatFailedOnceWritesNoMore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.journal")
	j, _ := openAt(t, path)
	if err := j.file.Close(); err != nil {
		t.Fatal(err)
	}
	if err := j.Add(taken("c1")); err == nil || errors.Is(err, ErrBroken) {
		t.Errorf("the first time: %v", err)
	}
	if err := j.Add(taken("c1")); !errors.Is(err, ErrBroken) {
		t.Errorf("the second time: %v", err)
	}
}

func TestManyAtOnceLoseNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.journal")
	here, _ := openAt(t, path)
	there, _ := openAt(t, path)
	var all sync.WaitGroup
	for _, j := range []*Journal{here, there} {
		for range 20 {
			all.Go(func() {
				if err := j.Add(taken("c1"), taken("c2")); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	if _, read := openAt(t, path); len(read) != 80 {
		t.Errorf("%d lines, want 80", len(read))
	}
}

func TestAnErasureStandsBesideWhatWasTakenBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "enplan.journal")
	j, _ := openAt(t, path)
	erased := models.Erasure{Citizen: "mette", At: at, By: models.Viewer{Role: models.AsOperator}, Reason: models.ErasedAsked}
	if err := errors.Join(j.Add(taken("c1")), j.AddErased(erased), j.AddErased(), j.Add(taken("c2"))); err != nil {
		t.Fatal(err)
	}
	again, all := openAt(t, path)
	if !slices.Equal(all, []models.Revocation{taken("c1"), taken("c2")}) || !slices.Equal(again.Erased(), []models.Erasure{erased}) {
		t.Errorf("read %+v and %+v", all, again.Erased())
	}
}
