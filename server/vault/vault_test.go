package vault

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"enplan/models"
)

const digits = "3112849996"

func parse(t testing.TB, text string) models.CPR {
	t.Helper()
	cpr, err := models.ParseCPR(text)
	if err != nil {
		t.Fatal(err)
	}
	return cpr
}

func open(t testing.TB, first byte) *Vault {
	t.Helper()
	v, err := New(Key{first})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWhatIsSealedOpensOnlyInItsPlace(t *testing.T) {
	v := open(t, 1)
	rapid.Check(t, func(rt *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(rt, "plain")
		place := rapid.SliceOf(rapid.Byte()).Draw(rt, "place")
		sealed, err := v.Seal(plain, place)
		if err != nil {
			rt.Fatal(err)
		}
		if got, err := v.Open(sealed, place); err != nil || !bytes.Equal(got, plain) {
			rt.Fatalf("got %q, %v", got, err)
		}
		if _, err := v.Open(sealed, append(place, 'x')); !errors.Is(err, ErrSealed) {
			rt.Fatalf("it opens elsewhere: %v", err)
		}
		spoiled := bytes.Clone(sealed)
		spoiled[rapid.IntRange(0, len(sealed)-1).Draw(rt, "at")] ^= 1
		if _, err := v.Open(spoiled, place); !errors.Is(err, ErrSealed) {
			rt.Fatalf("it opens when changed: %v", err)
		}
		if _, err := v.Open(sealed[:rapid.IntRange(0, len(sealed)-1).Draw(rt, "length")], place); !errors.Is(err, ErrSealed) {
			rt.Fatalf("it opens when cut: %v", err)
		}
	})
}

func TestASealShowsNothing(t *testing.T) {
	v := open(t, 1)
	plain := []byte("Mette Sommer " + digits)
	one, err := v.Seal(plain, nil)
	two, err2 := v.Seal(plain, nil)
	if err != nil || err2 != nil || bytes.Equal(one, two) {
		t.Fatalf("two seals are equal, or %v %v", err, err2)
	}
	if one[0] != 1 || bytes.Contains(one, []byte("Mette")) || bytes.Contains(one, []byte(digits)) {
		t.Fatalf("sealed: %q", one)
	}
	if _, err := open(t, 2).Open(one, nil); !errors.Is(err, ErrSealed) {
		t.Fatalf("another key opens it: %v", err)
	}
}

func TestACPRIsSealedForOneCitizen(t *testing.T) {
	k, cpr := dataKey(t, open(t, 1), "mette", 1), parse(t, digits)
	sealed, err := k.SealCPR(cpr, "mette")
	if err != nil || bytes.Contains(sealed, []byte(digits)) {
		t.Fatalf("sealed %q, %v", sealed, err)
	}
	if got, err := k.OpenCPR(sealed, "mette"); err != nil || got != cpr {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := k.OpenCPR(sealed, "karl"); !errors.Is(err, ErrSealed) {
		t.Errorf("it opens for karl: %v", err)
	}
}

func TestIDsAreOpaqueAndTheSameEachTime(t *testing.T) {
	v, cpr := open(t, 1), parse(t, digits)
	if v.CitizenID(cpr) != open(t, 1).CitizenID(parse(t, "311284-9996")) {
		t.Error("the same CPR gives two ids")
	}
	seen := map[string]string{}
	for name, id := range map[string]string{
		"a CPR": v.CitizenID(cpr), "another CPR": v.CitizenID(parse(t, "0101019996")),
		"another house": open(t, 2).CitizenID(cpr), "a ref": v.CitizenIDOf("nexus", digits),
		"ab+c": v.CitizenIDOf("ab", "c"), "a+bc": v.CitizenIDOf("a", "bc"), "a+2:bc": v.CitizenIDOf("a", "2:bc"),
	} {
		if !regexp.MustCompile(`^[a-z2-7]{16}$`).MatchString(id) {
			t.Errorf("%s: %q", name, id)
		}
		if other, twice := seen[id]; twice {
			t.Errorf("%s and %s are the same", name, other)
		}
		seen[id] = name
	}
}

func TestHashesAreKeyedAndApart(t *testing.T) {
	v, cpr := open(t, 1), parse(t, digits)
	hashes := [][]byte{
		v.Hash(cpr), v.Hash(parse(t, "0101019996")), open(t, 2).Hash(cpr),
		v.Digest([]byte(digits)), open(t, 2).Digest([]byte(digits)), TokenHash(digits),
	}
	for i, one := range hashes {
		if len(one) != 32 {
			t.Errorf("hash %d has %d bytes", i, len(one))
		}
		for j, two := range hashes {
			if i != j && bytes.Equal(one, two) {
				t.Errorf("%d and %d are the same", i, j)
			}
		}
	}
	if !bytes.Equal(v.Hash(cpr), open(t, 1).Hash(cpr)) || !bytes.Equal(v.Digest([]byte("a")), open(t, 1).Digest([]byte("a"))) {
		t.Error("a hash changes from day to day")
	}
}

func TestATokenIsRandomAndKeptAsItsHash(t *testing.T) {
	v := open(t, 1)
	one, hash, err := v.NewToken()
	two, _, err2 := v.NewToken()
	if err != nil || err2 != nil || one == two || len(one) != 43 {
		t.Fatalf("%d characters, %v %v", len(one), err, err2)
	}
	if !bytes.Equal(hash, TokenHash(one)) || strings.Contains(string(hash), one) {
		t.Error("the hash is not that of the token")
	}
	v.Random = strings.NewReader("too short")
	if _, _, err := v.NewToken(); err == nil {
		t.Error("a token without chance")
	}
	if _, err := v.Seal(nil, nil); err == nil {
		t.Error("a seal without chance")
	}
}

func TestNothingSecretIsPrinted(t *testing.T) {
	key := Key{}
	copy(key[:], "this house key must not be shown")
	v, err := New(key)
	if err != nil {
		t.Fatal(err)
	}
	cpr := parse(t, digits)
	_, parsing := ParseKey("c2VjcmV0")
	for _, value := range []any{
		key, &key, v, *v, dataKey(t, v, "mette", 1), cpr, &cpr, parsing, models.Record{CPR: cpr}, &models.Record{CPR: cpr},
		struct{ V *Vault }{v}, struct{ V Vault }{*v}, []Key{key}, []models.CPR{cpr}, map[string]models.CPR{"a": cpr},
	} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
			text := fmt.Sprintf(verb, value)
			for _, secret := range []string{
				digits, digits[6:], fmt.Sprintf("%x", digits), "this house", fmt.Sprintf("%x", "this house"),
				"116 104 105 115", fmt.Sprintf("%x", v.cprKey), fmt.Sprint(v.cprKey), "c2Vj", "secret",
			} {
				if strings.Contains(text, secret) {
					t.Errorf("%T as %s is %q", value, verb, text)
				}
			}
		}
	}
	if text, err := json.Marshal(struct{ K Key }{key}); err == nil {
		t.Errorf("the key as JSON: %s", text)
	}
}
