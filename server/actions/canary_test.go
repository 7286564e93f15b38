package actions_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"image"
	"image/png"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/testbed"
)

// canaries are words that stand nowhere else, each in one text, name or number that is
// about a citizen. Whoever finds one where it may not be has found a leak.
type canaries struct {
	words  []string
	mettes []string // of one citizen
}

func (c *canaries) word(of *[]string) string {
	word := fmt.Sprintf("kanarie%dfugl", len(c.words)+100)
	c.words = append(c.words, word)
	if of != nil {
		*of = append(*of, word)
	}
	return word
}

// moreCitizens are how many citizens come to Strandborg with a canary for a number, a
// name, words of their own and two goals.
const moreCitizens = 40

// canaryTown is Strandborg with citizens full of canaries, and Mette after canaries
// were written wherever something can be.
func canaryTown(t *testing.T, url string) (h *house, mette models.Viewer, c *canaries) {
	t.Helper()
	h, c = openStrandborg(t, url), &canaries{}
	deliveries, err := demo.Deliveries()
	if err != nil {
		t.Fatal(err)
	}
	for i := range moreCitizens {
		data, as := deliveries[0].Data, fmt.Sprintf("borger%d", i)
		cpr := fmt.Sprintf("731184%04d", 3000+i)
		c.words = append(c.words, cpr)
		for old, anew := range map[string]string{
			`"mette"`: `"` + as + `"`, "731184-1234": cpr, `"c1-`: `"` + as + `-`, `"emil"`: `"emil-` + as + `"`, "case-1": as,
			"Mette Lund": "Mette " + c.word(nil), "ikke i en butik": c.word(nil), "sove om natten": c.word(nil), "spise aftensmad": c.word(nil),
		} {
			data = bytes.ReplaceAll(data, []byte(old), []byte(anew))
		}
		if _, err := h.Deliver(t.Context(), operator, actions.Delivery{Source: deliveries[0].Source.Name, ID: as, Data: data}); err != nil {
			t.Fatal(err)
		}
	}
	mette = h.citizen(t, "mette")
	h.writeCanaries(t, mette, c)
	return h, mette, c
}

// writeCanaries has Mette, and those who work for her, write all that can be written.
func (h *house) writeCanaries(t *testing.T, mette models.Viewer, c *canaries) {
	t.Helper()
	ctx := context.Background()
	word := func() string { return c.word(&c.mettes) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must1 := func(_ any, err error) { t.Helper(); must(err) }
	var picture bytes.Buffer
	must(png.Encode(&picture, image.NewGray(image.Rect(0, 0, 9, 9))))
	must1(h.Attach(ctx, mette, actions.Drafting{Citizen: mette.ID}, word()+".png", picture.Bytes()))
	at := h.write(t, mette, actions.Writing{Citizen: mette.ID, Subject: word(), Text: word(), Draft: true, Key: "1"})
	h.write(t, lone, actions.Writing{Citizen: mette.ID, Thread: at.Thread, Text: word(), Key: "2", Unplain: word()})
	must1(h.KeepDraft(ctx, mette, actions.Drafting{Citizen: mette.ID, Thread: at.Thread, Text: word()}))
	must1(h.KeepDraft(ctx, lone, actions.Drafting{Citizen: mette.ID, Subject: word(), Text: word()}))
	must(h.RewordGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: "og1", Note: word()}, 0))
	goal, err := h.WriteGoal(ctx, mette, actions.Saying{Citizen: mette.ID, Note: word()})
	must(err)
	must(h.SpeakOfGoal(ctx, lone, actions.Saying{Citizen: mette.ID, Ref: goal, Note: word()}))
	must(h.MakePromise(ctx, lone, actions.Saying{Citizen: mette.ID, Note: word(), Choice: "2026-12-01"}))
	must(h.WriteAssessment(ctx, mette, actions.Saying{Citizen: mette.ID, Ref: string(models.LifeAreas[0]), Target: string(models.AreaParts[0]), Note: word()}, 0))
	must(h.PauseLoad(ctx, mette, actions.Saying{Citizen: mette.ID, Note: word()}, true))
	h.MailBy(func(context.Context, actions.Mail) models.SendResult {
		return models.SendResult{Outcome: models.WasTaken}
	}, rand.Reader) // the outside world
	h.PushBy(actions.Pushing{Key: "k", Check: func(models.Device) error { return nil }, Send: func(context.Context, actions.Push) actions.PushResult { return actions.PushResult{} }})
	must(h.SetMail(ctx, mette, word()+"@example.dk", "da"))
	must1(h.AddDevice(ctx, mette, models.Device{Endpoint: "https://fcm.googleapis.com/" + word(), Name: word(), P256dh: []byte(word()), Auth: []byte(word())}, ""))
	must1(h.MakeAppointment(ctx, lone, actions.Saying{Citizen: mette.ID, Key: "a"}, models.Arrangement{
		Title: word(), Start: h.now.AddDate(0, 0, 3), End: h.now.AddDate(0, 0, 3).Add(time.Hour), Place: word(), With: word(), Bring: []string{word()}, Prepare: word(),
	}, models.Recurrence{}))
	must1(h.OpenEmergency(ctx, anja, actions.Opening{
		Department: "socialpsykiatrien", Citizen: mette.ID, Reason: "Naboen har hørt et fald, og hun svarer ikke: " + word(), Language: "da",
	}))
	terms := spared
	terms.Category, terms.From, terms.To = models.CategoryGoals, models.Citizens, "jobcenter"
	terms.Item = goal
	_, read := h.reads(t, mette, actions.Consenting{Citizen: mette.ID, Terms: terms, Language: "da"})
	must1(h.GiveConsent(ctx, mette, read)) // the text that was shown names the goal
	must1(h.asked(t, henrik, mette.ID, models.PurposeSpare))
	must(h.HoldCitizen(ctx, operator, mette.ID, word()))
	must(h.LiftHold(ctx, operator, mette.ID))
	for _, language := range []string{"da", "en"} {
		must1(h.OwnPlan(ctx, h.logIn(t, "mette"), language, "", h.now))
	}
}

// inFiles are the canaries that stand in the files of a folder, in the clear or as the
// base64 or hexadecimal of it.
func (c *canaries) inFiles(t *testing.T, folder string) (found []string) {
	t.Helper()
	testbed.Files(t, folder, func(name string, content []byte) {
		for _, word := range c.in(content) {
			found = append(found, name+": "+word)
		}
	})
	return found
}

func (c *canaries) in(data []byte) (found []string) {
	for _, word := range c.words {
		if bytes.Contains(data, []byte(word)) || bytes.Contains(data, []byte(hex.EncodeToString([]byte(word)))) {
			found = append(found, word)
		}
	}
	return found
}

// inTables are the canaries that stand in the rows of a database.
func (c *canaries) inTables(t *testing.T, url string) (found []string) {
	t.Helper()
	testbed.Rows(t, url, func(table string, row []byte) {
		for _, word := range c.in(row) {
			found = append(found, table+": "+word)
		}
	})
	return found
}
