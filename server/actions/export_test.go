package actions_test

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"image"
	"image/png"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/ledger"
	"enplan/server/receipt"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// exported is the own record as JSON.
func (h *house) exported(t *testing.T, who models.Viewer) (v wording.ExportView, body []byte) {
	t.Helper()
	d, err := h.Export(context.Background(), who, models.ExportJSON, "da")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(d.Body, &v); err != nil {
		t.Fatal(err)
	}
	return v, d.Body
}

// lived is Strandborg after Mette has said and heard something of everything.
func lived(t *testing.T, url string) (h *house, mette models.Viewer, consent string) {
	t.Helper()
	h = openStrandborg(t, url)
	mette = h.citizen(t, "mette")
	ctx := context.Background()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9))); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Attach(ctx, mette, actions.Drafting{Citizen: mette.ID}, "../Brev fra lægen.png", picture.Bytes()); err != nil {
		t.Fatal(err)
	}
	at := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: "Min ryg", Text: "Jeg kan ikke løfte på lageret.", Draft: true, Key: "1"})
	h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: at.Thread, Text: "Jeg ringer til dig på onsdag.", Key: "2"})
	for _, err := range []error{
		h.RewordGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "og1", Note: "Jeg vil sove om natten"}, 0),
		h.MakePromise(ctx, lone, actions.Saying{Citizen: mette.ID, Note: "Jeg taler med lægen", Choice: "2026-12-01"}),
		h.WriteAssessment(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: string(models.LifeAreas[0]), Target: string(models.AreaParts[0]), Note: "Det er svært om vinteren"}, 0),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	consent = h.gives(t, mette, spared)
	if _, err := h.asked(t, henrik, mette.ID, models.PurposeSpare); err != nil {
		t.Fatal(err)
	}
	return h, mette, consent
}

func TestMetteHasItAllOnHerOwnComputer(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, consent := lived(t, url)
		h.now = h.now.Add(time.Hour) // what was written can no longer be taken back, and is told
		v, body := h.exported(t, mette)
		for _, word := range []string{"Jeg kan ikke løfte på lageret.", "Jeg ringer til dig på onsdag.", "Jeg vil sove om natten", "Jeg taler med lægen",
			"Det er svært om vinteren", "Brev fra lægen", "Jobcenter Strandborg må se dette fra"} {
			if !bytes.Contains(body, []byte(word)) {
				t.Errorf("%q is not in it", word)
			}
		}
		if len(v.Plan.Areas) == 0 || len(v.Plan.Plans) != 4 || len(v.Threads) != 1 || len(v.Threads[0].Messages) != 2 || len(v.Consents) != 1 || v.Citizen.Name != "Mette Lund" {
			t.Errorf("%d areas, %d plans, %d threads, %d consents of %s", len(v.Plan.Areas), len(v.Plan.Plans), len(v.Threads), len(v.Consents), v.Citizen.Name)
		}
		if c := v.Consents[0]; c.ID != consent || len(c.Events) != 1 || len(c.Looks) == 0 || !strings.Contains(c.Now, "gælder nu") {
			t.Errorf("the consent is %+v", c)
		}
		if err := receipt.Verify(v.Consents[0].Receipt, h.ReceiptKeys()); err != nil {
			t.Error(err)
		}
		h.holds(t, mette, v.Log)
		told := v.Told[slices.IndexFunc(v.Told, func(n wording.NotificationView) bool { return n.Title == "Du har en ny besked" })]
		if told.Text != "På vej" || len(v.Reminding.Rules) != 2 {
			t.Errorf("told outside the app: %+v, and how: %+v", v.Told, v.Reminding)
		}
	})
}

// done is how often somebody did something to their own, by the log.
func (h *house) done(t *testing.T, who models.Viewer, action models.Action) (n int) {
	t.Helper()
	if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
		n, err = tx.DoneSince(who.ID, action, time.Time{})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return n
}

// holds recomputes the chain of a log that was taken out, and compares it with the
// one that stands.
func (h *house) holds(t *testing.T, who models.Viewer, log []byte) {
	t.Helper()
	var section ledger.Section
	if err := json.Unmarshal(log, &section); err != nil {
		t.Fatal(err)
	}
	var stands []models.Entry
	if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
		stands, err = tx.AllEntries(who.ID)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if last := stands[len(stands)-1]; len(section.Lines) != len(stands) || last.Action != models.ExportOwn {
		t.Errorf("%d lines of %d, the last is %s: taking it out must be in it", len(section.Lines), len(stands), last.Action)
	}
	for i, line := range section.Lines {
		want := ledger.LineOf(stands[i])
		if stands[i].By != who {
			want = want.WithoutName()
		}
		if !reflect.DeepEqual(line, want) {
			t.Fatalf("line %d: %+v, want %+v", i+1, line, want)
		}
	}
}

func TestTheZipHoldsBothAndTheFilesUnderNumbers(t *testing.T) {
	h, mette, _ := lived(t, testbed.SQLite(t))
	d, err := h.Export(context.Background(), mette, models.ExportZip, "da")
	if err != nil || d.Name != "mine-data-2026-11-23.zip" {
		t.Fatalf("%s, %v", d.Name, err)
	}
	r, err := zip.NewReader(bytes.NewReader(d.Body), int64(len(d.Body)))
	if err != nil {
		t.Fatal(err)
	}
	begins := map[string]string{"mine-data.json": "{", "mine-data.pdf": "%PDF-1", "filer/1.png": "\x89PNG"}
	for _, f := range r.File {
		content, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(content)
		if want := begins[f.Name]; err != nil || want == "" || !strings.HasPrefix(string(body), want) {
			t.Errorf("%s: %v %.20q", f.Name, err, body)
		}
		if f.Name == "mine-data.json" && !bytes.Contains(body, []byte(`"file": "filer/1.png"`)) {
			t.Error("the record does not say where the file lies")
		}
		delete(begins, f.Name)
	}
	if len(begins) > 0 {
		t.Errorf("%v is missing", begins)
	}
	choice, err := h.ExportChoices(context.Background(), mette, "da")
	if err != nil || len(choice.Files) != 3 || choice.Left != models.MostExports-1 || choice.Files[1].Name != d.Name || !strings.Contains(choice.Files[1].Text, "én fil") {
		t.Errorf("%+v, %v", choice, err)
	}
}

func TestWhatIsWithheldStaysOutAndSoDoesEverybodyElse(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		desk, err := h.DeskCitizen(ctx, lone, mette.ID, "da")
		if err != nil {
			t.Fatal(err)
		}
		_, body := h.exported(t, mette)
		found := false
		for _, f := range desk.Findings {
			if f.Kind != "child_voice" {
				continue
			}
			found = true
			if err := h.DecideFinding(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: f.ID, Choice: f.Outcomes[len(f.Outcomes)-1].Key, Note: "Emil vil ikke have det sagt."}); err != nil {
				t.Fatal(err)
			}
			_, after := h.exported(t, mette)
			for _, b := range [][]byte{body, after} {
				if bytes.Contains(b, []byte(f.ID)) || bytes.Contains(b, []byte("ikke have det sagt")) {
					t.Error("a child's no is in the parent's file")
				}
			}
		}
		if !found {
			t.Fatal("there is nothing that is withheld")
		}
		for _, word := range []string{"Sara Holm", "Jonas", h.citizen(t, "sara").ID} {
			if bytes.Contains(body, []byte(word)) {
				t.Errorf("%s is in Mette's file", word)
			}
		}
	})
}

func TestOneExportAtATimeAndTenADay(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, ctx := h.citizen(t, "mette"), context.Background()
		for n := range models.MostExports {
			if _, err := h.Export(ctx, mette, models.ExportJSON, "da"); err != nil {
				t.Fatalf("number %d: %v", n+1, err)
			}
		}
		if _, err := h.Export(ctx, mette, models.ExportJSON, "da"); !errors.Is(err, models.ErrExportOften) {
			t.Errorf("one more: %v", err)
		}
		if _, err := h.Export(ctx, h.citizen(t, "sara"), models.ExportJSON, "da"); err != nil {
			t.Errorf("Sara waits for Mette: %v", err)
		}
		if done := h.done(t, mette, models.ExportOwn); done != models.MostExports {
			t.Errorf("%d lines", done)
		}
		h.now = demo.Day.AddDays(1).At(0, 0, zone(t))
		if _, err := h.Export(ctx, mette, models.ExportJSON, "da"); err != nil {
			t.Errorf("the next day: %v", err)
		}
		var busy, made int
		var lock sync.Mutex
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				_, err := h.Export(ctx, mette, models.ExportPDF, "da")
				lock.Lock()
				defer lock.Unlock()
				switch {
				case err == nil:
					made++
				case errors.Is(err, models.ErrExportUnderWay):
					busy++
				default:
					t.Errorf("at once: %v", err)
				}
			})
		}
		if all.Wait(); made == 0 || made+busy != 6 {
			t.Errorf("%d made and %d told to wait, of 6", made, busy)
		}
		if err := h.store.Write(ctx, func(tx *store.Tx) error { return tx.KeepExportBusy(mette.ID, tx.Now.Add(time.Millisecond)) }); err != nil {
			t.Fatal(err)
		}
		if _, err := h.Export(ctx, mette, models.ExportJSON, "da"); !errors.Is(err, models.ErrExportUnderWay) {
			t.Errorf("while another is made: %v", err)
		}
		h.now = h.now.Add(time.Millisecond) // a server that died holds it no longer than the lease
		if _, err := h.Export(ctx, mette, models.ExportJSON, "da"); err != nil {
			t.Errorf("after that: %v", err)
		}
	})
}

func TestAConsentIsAReceiptThatCountsWithoutUs(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h, mette, id := lived(t, url)
		ctx := context.Background()
		if err := h.WithdrawConsent(ctx, mette, actions.Consenting{Citizen: mette.ID, Consent: id, Seen: 1}); err != nil {
			t.Fatal(err)
		}
		for format, read := range map[models.ReceiptFormat]func([]byte) (receipt.Receipt, error){models.ReceiptDPV: receipt.ReadDPV, models.ReceiptFHIR: receipt.ReadFHIR} {
			d, err := h.Receipt(ctx, mette, id, format, "da")
			if err != nil {
				t.Fatal(err)
			}
			if err := receipt.Verify(d.Body, h.ReceiptKeys()); err != nil {
				t.Errorf("%s: %v", format, err)
			}
			if err := receipt.Verify(bytes.Replace(d.Body, []byte("login"), []byte("paper"), 1), h.ReceiptKeys()); err == nil {
				t.Errorf("%s: another form passes", format)
			}
			r, err := read(d.Body)
			if err != nil {
				t.Fatal(err)
			}
			c := r.Consent
			if c.ID != id || c.State != models.ConsentWithdrawn || len(c.Events) != 2 || r.Holds || !r.FromHealth || c.Given.Capacity != models.AsSelf || c.Given.Form != models.ByLogin {
				t.Errorf("%s: %+v", format, r)
			}
			if len(r.Texts) != 1 {
				t.Fatalf("%s: %d texts", format, len(r.Texts))
			}
			if hash := sha256.Sum256([]byte(r.Texts[0].Body)); !bytes.Equal(hash[:], c.Given.Text) || !strings.Contains(r.Texts[0].Body, "Jobcenter Strandborg må se dette") {
				t.Errorf("%s: the text is not the one that was shown: %q", format, r.Texts[0].Body)
			}
			if len(r.Looks) != 1 || r.Looks[0].Department != "jobcenter" || r.Looks[0].Version != 1 || strings.Contains(string(d.Body), "henrik") {
				t.Errorf("%s: seen was %+v", format, r.Looks)
			}
			for who, citizen := range map[string]models.Viewer{"Sara": h.citizen(t, "sara"), "Lone": lone, "Henrik": henrik, "nobody": {}} {
				if _, err := h.Receipt(ctx, citizen, id, format, "da"); err == nil {
					t.Errorf("%s gets Mette's receipt", who)
				}
			}
		}
		if done := h.done(t, mette, models.FetchReceipt); done != 2 {
			t.Errorf("%d lines of 2 receipts", done)
		}
		if _, err := h.Receipt(ctx, mette, id, "xml", "da"); models.KindOf(err) != models.Invalid {
			t.Errorf("another format: %v", err)
		}
	})
}
