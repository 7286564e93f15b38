package vault

import (
	"bytes"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func dataKey(t testing.TB, v *Vault, owner string, number uint32) DataKey {
	t.Helper()
	k, _, err := v.NewDataKey(owner, number)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestWhatACitizensKeySealedOpensWithThatKeyInThatPlaceOnly(t *testing.T) {
	v := open(t, 1)
	first, wrapped, err := v.NewDataKey("citizen mette", 1)
	if err != nil {
		t.Fatal(err)
	}
	second, other := dataKey(t, v, "citizen mette", 2), dataKey(t, v, "citizen karl", 1)
	again, err := v.OpenDataKey("citizen mette", wrapped)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(rt, "plain")
		place := rapid.SliceOf(rapid.Byte()).Draw(rt, "place")
		sealed, err := first.Seal(plain, place)
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := again.Open(sealed, place); err != nil || !bytes.Equal(got, plain) {
			rt.Fatalf("got %q, %v", got, err)
		}
		for name, err := range map[string]error{
			"elsewhere": failure(first.Open(sealed, append(bytes.Clone(place), 'x'))), "by another citizen": failure(other.Open(sealed, place)),
			"by the house": failure(v.Open(sealed, place)),
		} {
			if !errors.Is(err, ErrSealed) {
				rt.Fatalf("it opens %s: %v", name, err)
			}
		}
		if _, err := second.Open(sealed, place); !errors.Is(err, ErrGone) {
			rt.Fatalf("with the key after it: %v", err)
		}
		spoiled := bytes.Clone(sealed)
		spoiled[rapid.IntRange(0, len(sealed)-1).Draw(rt, "at")] ^= 1
		if _, err := first.Open(spoiled, place); err == nil {
			rt.Fatal("it opens when changed")
		}
		if _, err := first.Open(sealed[:rapid.IntRange(0, len(sealed)-1).Draw(rt, "length")], place); err == nil {
			rt.Fatal("it opens when cut")
		}
	})
	if _, err := (DataKey{}).Open([]byte{2, 0, 0, 0, 1}, nil); !errors.Is(err, ErrGone) || (DataKey{}).Ready() {
		t.Errorf("no key: %v", err)
	}
}

func failure(_ []byte, err error) error { return err }

func TestAWrappedKeyOpensForItsOwnerAndItsHouseOnly(t *testing.T) {
	old, err := New(Key{1})
	if err != nil {
		t.Fatal(err)
	}
	k, wrapped, err := old.NewDataKey("citizen mette", 7)
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := k.Seal([]byte("x"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := old.OpenDataKey("citizen karl", wrapped); !errors.Is(err, ErrSealed) {
		t.Errorf("for another citizen: %v", err)
	}
	if _, err := open(t, 2).OpenDataKey("citizen mette", wrapped); !errors.Is(err, ErrOtherHouse) {
		t.Errorf("by another house: %v", err)
	}
	for at := range wrapped {
		spoiled := bytes.Clone(wrapped)
		spoiled[at] ^= 1
		if _, err := old.OpenDataKey("citizen mette", spoiled); err == nil {
			t.Errorf("it opens with byte %d changed", at)
		}
		if _, err := old.OpenDataKey("citizen mette", wrapped[:at]); err == nil {
			t.Errorf("it opens with %d bytes", at)
		}
	}
	both, err := New(Key{2}, Key{1})
	if err != nil {
		t.Fatal(err)
	}
	again, done, err := both.Rewrap("citizen mette", wrapped)
	if err != nil || !done {
		t.Fatal(done, err)
	}
	if same, done, err := both.Rewrap("citizen mette", again); err != nil || done || !bytes.Equal(same, again) {
		t.Errorf("a second time: %v %v", done, err)
	}
	k, err = open(t, 2).OpenDataKey("citizen mette", again)
	if err != nil {
		t.Fatal(err)
	}
	if plain, err := k.Open(sealed, nil); err != nil || string(plain) != "x" {
		t.Errorf("after the change: %q, %v", plain, err)
	}
	if _, err := old.OpenDataKey("citizen mette", again); !errors.Is(err, ErrOtherHouse) {
		t.Errorf("with the old house key alone: %v", err)
	}
}

func TestIDsAndHashesOutliveAChangeOfTheHouseKey(t *testing.T) {
	cpr := parse(t, digits)
	for name, fromHouse := range map[string]bool{"a new database": false, "one of the first release": true} {
		v := open(t, 1)
		first := v.CitizenID(cpr)
		wrapped, err := v.FirstSecret(fromHouse)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.UseSecret(wrapped); err != nil {
			t.Fatal(err)
		}
		if (v.CitizenID(cpr) == first) != fromHouse {
			t.Errorf("%s: made of the house key: %v", name, !fromHouse)
		}
		sealed, err := v.Seal([]byte("x"), nil)
		if err != nil {
			t.Fatal(err)
		}
		both, err := New(Key{2}, Key{1})
		if err != nil {
			t.Fatal(err)
		}
		again, _, err := both.RewrapSecret(wrapped)
		if err != nil {
			t.Fatal(err)
		}
		now := open(t, 2)
		if err := now.UseSecret(again); err != nil {
			t.Fatal(err)
		}
		if plain, err := now.Open(sealed, nil); err != nil || string(plain) != "x" {
			t.Errorf("%s: what the house sealed: %q %v", name, plain, err)
		}
		if now.CitizenID(cpr) != v.CitizenID(cpr) || !bytes.Equal(now.Hash(cpr), v.Hash(cpr)) || !bytes.Equal(now.Digest(nil), v.Digest(nil)) {
			t.Errorf("%s: something is called otherwise", name)
		}
		if err := now.UseSecret(wrapped); !errors.Is(err, ErrOtherHouse) {
			t.Errorf("%s: the old wrapping: %v", name, err)
		}
	}
	if _, err := New(Key{1}, Key{}); err == nil {
		t.Error("an empty old key")
	}
}
