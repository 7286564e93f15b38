package receipt_test

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/receipt"
)

var (
	words = rapid.StringOfN(rapid.RuneFrom([]rune("aeæøåÆ \"\\<>&{}\n\t\u2028\u0001€😀é0")), 1, 30, -1)
	ids   = rapid.StringMatching(`[a-z0-9~\-]{1,20}`)
	key   = ed25519.NewKeyFromSeed(bytes.Repeat([]byte{7}, ed25519.SeedSize))
	keys  = receipt.Keys{Keys: []receipt.Key{receipt.KeyOf(key.Public().(ed25519.PublicKey))}}
)

func times(t *rapid.T, label string) time.Time {
	return time.UnixMilli(rapid.Int64Range(1_700_000_000_000, 2_000_000_000_000).Draw(t, label)).UTC()
}

func terms(t *rapid.T) models.Terms {
	from := rapid.SampledFrom([]string{models.Citizens, "sundhedscentret", "psykiatrien"}).Draw(t, "from")
	item := rapid.SampledFrom([]string{"", "condition~momentum~c1~7"}).Draw(t, "item")
	return models.Terms{
		From: from, To: "jobcenter", Category: rapid.SampledFrom(models.CategoriesOf(from)).Draw(t, "category"), Item: item,
		Purpose: rapid.SampledFrom(models.Purposes).Draw(t, "purpose"), ForWhat: rapid.OneOf(rapid.Just(""), words).Draw(t, "for what"),
		Without: rapid.SampledFrom([]models.WithoutYes{models.NothingLost, models.Slower, models.CannotBe}).Draw(t, "without"),
	}
}

// drawn is any receipt of a consent that can come to be, and many that cannot.
func drawn(t *rapid.T) receipt.Receipt {
	now := terms(t)
	id, seq, at := ids.Draw(t, "consent"), rapid.Int64Range(0, 90).Draw(t, "seq"), times(t, "begun")
	var events []models.ConsentEvent
	var texts []receipt.Text
	deeds := []models.ConsentDeed{
		models.ConsentAsked, models.ConsentGiven, models.ConsentDeclined, models.ConsentNarrowed, models.ConsentPaused, models.ConsentResumed, models.ConsentWithdrawn,
	}
	for i := range rapid.IntRange(1, 7).Draw(t, "how many") {
		seq, at = seq+rapid.Int64Range(1, 5).Draw(t, "step"), at.Add(time.Duration(rapid.Int64Range(0, 1e12).Draw(t, "wait"))*time.Millisecond/1e3).Truncate(time.Millisecond)
		e := models.ConsentEvent{
			Seq: seq, Consent: id, What: rapid.SampledFrom(deeds[:2+min(i, 1)*5]).Draw(t, "what"), At: at, Language: rapid.SampledFrom([]string{"da", "en"}).Draw(t, "language"),
			By:       models.Viewer{Role: rapid.SampledFrom([]models.Role{models.AsCitizen, models.AsCoordinator, models.AsProfessional, models.AsSource}).Draw(t, "role"), ID: ids.Draw(t, "by")},
			Capacity: rapid.SampledFrom([]models.Capacity{"", models.AsSelf, models.AsParent, models.AsGuardian, models.AsAttorney}).Draw(t, "capacity"),
			Guards:   rapid.SampledFrom([]models.GuardianForm{models.GuardsNothing, models.GuardsMoney, models.GuardsAll}).Draw(t, "guards"),
			InForce:  rapid.Bool().Draw(t, "in force"), Note: rapid.OneOf(rapid.Just(""), words).Draw(t, "note"),
			Form: rapid.SampledFrom([]models.Form{"", models.ByLogin, models.OnPaper, models.ByWord}).Draw(t, "form"),
			LOA:  rapid.SampledFrom([]models.LOA{"", models.LOASubstantial, models.LOAHigh, models.LOADemo}).Draw(t, "loa"),
		}
		if e.LOA != "" {
			e.Auth = times(t, "auth")
		}
		switch e.What {
		case models.ConsentAsked, models.ConsentGiven, models.ConsentNarrowed:
			e.Terms, e.Until = now, times(t, "until")
		}
		if e.What == models.ConsentGiven && rapid.Bool().Draw(t, "shown") {
			body := words.Draw(t, "text")
			hash := sha256.Sum256([]byte(body))
			e.Text = hash[:]
			if !slices.ContainsFunc(texts, func(x receipt.Text) bool { return bytes.Equal(x.Hash, e.Text) }) {
				texts = append(texts, receipt.Text{Hash: e.Text, Language: e.Language, Body: body})
			}
		}
		events = append(events, e)
	}
	slices.SortFunc(texts, func(x, y receipt.Text) int { return bytes.Compare(x.Hash, y.Hash) })
	r := receipt.Receipt{
		Issued: times(t, "issued"), Subject: ids.Draw(t, "citizen"), Controller: receipt.Party{ID: "strandborg", Title: words.Draw(t, "municipality"), Phone: "44 55 00 00"},
		From: receipt.Party{ID: now.From, Title: words.Draw(t, "from title")}, To: receipt.Party{ID: now.To, Title: "Jobcenter Strandborg", Phone: "44 55 10 00"},
		FromHealth: rapid.Bool().Draw(t, "health"), Holds: rapid.Bool().Draw(t, "holds"), Consent: models.ConsentRecords(events)[0],
		Category: words.Draw(t, "category text"), Purpose: words.Draw(t, "purpose text"), Texts: texts,
	}
	for range rapid.IntRange(0, 3).Draw(t, "looks") {
		r.Looks = append(r.Looks, models.ConsentLook{
			At: times(t, "look"), Role: models.AsProfessional, Department: now.To, From: now.From, Category: now.Category, N: rapid.IntRange(1, 9).Draw(t, "n"), Version: seq,
		})
	}
	return r
}

var formats = map[string]struct {
	write func(receipt.Receipt) ([]byte, error)
	read  func([]byte) (receipt.Receipt, error)
	check func([]byte) error
}{"27560": {receipt.DPV, receipt.ReadDPV, check27560}, "FHIR": {receipt.FHIR, receipt.ReadFHIR, checkFHIR}}

// many sets how many cases a property is tried on.
func many(t *testing.T, n string) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	if err := checks.Value.Set(n); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(before) })
}

func TestAnyConsentIsReadBackAsItWasWritten(t *testing.T) {
	many(t, "10000")
	rapid.Check(t, func(t *rapid.T) {
		r := drawn(t)
		for name, f := range formats {
			body, err := f.write(r)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if back, err := f.read(body); err != nil || !reflect.DeepEqual(back, r) {
				t.Fatalf("%s: %v\n got %+v\nwant %+v", name, err, back, r)
			}
		}
	})
}

func TestAnyReceiptIsWholeByItsStandardAndItsSignatureHolds(t *testing.T) {
	many(t, "1000")
	rapid.Check(t, func(t *rapid.T) {
		r := drawn(t)
		for name, f := range formats {
			body, err := f.write(r)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			signed, err := receipt.Sign(body, key, "Strandborg Kommune", r.Issued)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if err := errors.Join(receipt.Verify(signed, keys), f.check(signed)); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, signed)
			}
			if back, err := f.read(signed); err != nil || !reflect.DeepEqual(back, r) {
				t.Fatalf("%s, signed: %v\n got %+v\nwant %+v", name, err, back, r)
			}
		}
	})
}

func TestWhatIsChangedInAReceiptIsFound(t *testing.T) {
	many(t, "200")
	rapid.Check(t, func(t *rapid.T) {
		r := drawn(t)
		for name, f := range formats {
			body, _ := f.write(r)
			signed, err := receipt.Sign(body, key, "Strandborg Kommune", r.Issued)
			if err != nil {
				t.Fatal(err)
			}
			var doc any
			if err := json.Unmarshal(signed, &doc); err != nil {
				t.Fatal(err)
			}
			changed, left := change(doc, rapid.IntRange(0, 400).Draw(t, "where"))
			if left >= 0 {
				continue // the place is beyond its end
			}
			forged, _ := json.Marshal(changed)
			if err := receipt.Verify(forged, keys); err == nil {
				t.Fatalf("%s: nobody saw that it was changed:\n%s", name, forged)
			}
		}
	})
}

// change changes the n-th string, number or truth in a document; what is left of n
// is below 0 when it was reached. A signature's own words about itself are left.
func change(v any, n int) (any, int) {
	switch x := v.(type) {
	case string:
		if n == 0 {
			return x + "x", -1
		}
		return x, n - 1
	case float64:
		if n == 0 {
			return x + 1, -1
		}
		return x, n - 1
	case bool:
		if n == 0 {
			return !x, -1
		}
		return x, n - 1
	case []any:
		for i := range x {
			if n >= 0 {
				x[i], n = change(x[i], n)
			}
		}
	case map[string]any:
		if x["@type"] == "enplan:Signature" || x["id"] == "signature" {
			return x, n
		}
		names := []string{}
		for name := range x {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if n >= 0 {
				x[name], n = change(x[name], n)
			}
		}
	}
	return v, n
}

func TestAForgedSignatureIsRefused(t *testing.T) {
	r := rapid.Custom(drawn).Example(1)
	other := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{8}, ed25519.SeedSize))
	head := func(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }
	for name, f := range formats {
		body, err := f.write(r)
		if err != nil {
			t.Fatal(err)
		}
		theirs, err := receipt.Sign(body, other, "Strandborg Kommune", r.Issued)
		if err != nil {
			t.Fatal(err)
		}
		if err := receipt.Verify(theirs, keys); !errors.Is(err, receipt.ErrSignature) {
			t.Errorf("%s: another's key: %v", name, err)
		}
		if err := receipt.Verify(body, keys); !errors.Is(err, receipt.ErrSignature) {
			t.Errorf("%s: no signature: %v", name, err)
		}
	}
	body, _ := receipt.DPV(r)
	signed, _ := receipt.Sign(body, key, "x", r.Issued)
	jws := strings.Split(strings.Split(string(signed), `"enplan:jws": "`)[1], `"`)[0]
	kid := keys.Keys[0].Kid
	for _, forged := range []string{
		"", "..", head(`{"alg":"none","kid":"`+kid+`"}`) + "..", head(`{"alg":"HS256","kid":"`+kid+`"}`) + ".." + strings.Split(jws, "..")[1],
		head(`{"alg":"EdDSA","kid":"nobody"}`) + ".." + strings.Split(jws, "..")[1], strings.Split(jws, "..")[0] + "..", jws + "A",
		head(`{"alg":"EdDSA","kid":"`+kid+`","jwk":{}}`) + ".." + strings.Split(jws, "..")[1],
	} {
		if err := receipt.Verify(bytes.Replace(signed, []byte(jws), []byte(forged), 1), keys); err == nil {
			t.Errorf("%q passes", forged)
		}
	}
}

func TestTheSameContentSignsTheSame(t *testing.T) {
	for _, c := range [][2]string{
		{`{"b":1,"a":[true,null,"x"]}`, ` { "a" : [ true , null , "\u0078" ] , "b" : 1 } `},
		{`{"€":"😀\u2028","a\"":"\u0001\n"}`, `{"a\"":"\u0001\u000a","€":"\ud83d\ude00\u2028"}`},
	} {
		one, err := receipt.Sign([]byte(c[0]), key, "", time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		two, err := receipt.Sign([]byte(c[1]), key, "", time.Time{})
		if err != nil || !bytes.Equal(one, two) {
			t.Errorf("%v\n%s\n%s", err, one, two)
		}
	}
}
