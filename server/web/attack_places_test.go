package web_test

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/store"
	"enplan/server/wording"
)

// What leaves the house by other ways than an entrance.
const (
	byPush      = "a push message"
	byMail      = "an e-mail"
	oneFile     = "a calendar file"
	secretFeed  = "the secret calendar"
	webhookCall = "a call to a department's system"
	programLog  = "the program's log"
	ownRecord   = "the own record"
)

var outputs = []string{byPush, byMail, oneFile, secretFeed, webhookCall, programLog, ownRecord}

// left is what has left, by the way it went.
type left map[string][]string

func (l left) add(way, text string) { l[way] = append(l[way], text) }

// TestAttackPlaces has all that can leave leave, of a citizen whose address is protected
// and of one of whom nobody has said, who both want to read as much as they can on the
// lock screen; and looks for their names and places in it.
func TestAttackPlaces(t *testing.T) {
	s, ctx, all, cells := openTown(t), context.Background(), left{}, readCells(t)
	as := map[string]string{protected: "hilda", unstated: "hulda"}
	_, err := s.house.SetWebhook(ctx, models.Viewer{Role: models.AsOperator}, store.Webhook{Department: "fritid", URL: "https://fritid.example/"})
	must(t, err)
	for target, name := range as {
		who := models.Viewer{Role: models.AsCitizen, ID: s.ids[target]}
		settings, err := s.house.Reminding(ctx, who, "da")
		must(t, err)
		must(t, s.house.SetReminding(ctx, who, models.Reminding{Rules: settings.Rules, Quiet: settings.Quiet, Detail: true}, settings.Version))
		must(t, s.kept.Write(ctx, func(tx *store.Tx) error {
			if target == protected { // the other one is told by e-mail
				_, err := tx.SaveDevice(models.Device{Citizen: who.ID, Endpoint: "https://push.example/" + name, Name: "Telefon"})
				return err
			}
			return tx.SaveMail(who.ID, models.Mail{Address: "x@example.dk", Confirmed: tx.Now})
		}))
		_, err = s.house.WriteMessage(ctx, models.Viewer{Role: models.AsCoordinator, ID: "lone"}, actions.Writing{
			Citizen: who.ID, Subject: hideout, Text: "Vi ses på " + hideout + ", " + hidden[target], Key: "m" + name,
		})
		must(t, err)
		yes := s.says(t, target, "familieafdelingen", models.CategoryAppointments, models.DateOf(s.now).AddDays(20))
		must(t, s.house.WithdrawConsent(ctx, who, actions.Consenting{Citizen: who.ID, Consent: yes[1], Seen: 4}))
		cookie := s.logIn(t, name)
		var plan wording.PlanView
		must(t, json.Unmarshal([]byte(s.ask(t, "GET", "/api/plan", "", "Cookie", cookie).body), &plan))
		for id := range plan.Appointments {
			a := s.ask(t, "GET", "/api/appointments/"+id+"/calendar.ics", "", "Cookie", cookie)
			if a.StatusCode == 200 {
				all.add(oneFile, unfolded(a.body))
			}
		}
		token, err := s.house.MakeFeed(ctx, who, "da")
		must(t, err)
		all.add(secretFeed, unfolded(s.ask(t, "GET", "/feed/"+token+".ics", "").body))
		all.add(ownRecord, s.ask(t, "GET", "/api/export?format=json", "", "Cookie", cookie).body)
	}
	var going sync.Mutex // several leave at once
	must(t, s.house.TellDepartments(ctx, func(_ context.Context, call actions.Call) error {
		going.Lock()
		defer going.Unlock()
		all.add(webhookCall, call.Body)
		return nil
	}))
	out := s.house.NewDispatcher(actions.Sending{
		Now: func() time.Time { return s.now }, Jitter: func() float64 { return 0.5 },
		Push: func(_ context.Context, p actions.Push) actions.PushResult {
			going.Lock()
			defer going.Unlock()
			all.add(byPush, p.Title+" "+p.Text+" "+p.To+" "+p.Tag+" "+p.Topic)
			return actions.PushResult{Outcome: actions.PushSent}
		},
		Mail: func(_ context.Context, m actions.Mail) models.SendResult {
			going.Lock()
			defer going.Unlock()
			all.add(byMail, m.Subject+" "+m.Text)
			return models.SendResult{Outcome: models.WasTaken}
		},
	})
	for range 48 {
		s.now = s.now.Add(time.Hour)
		must(t, out.Round(ctx))
	}
	all.add(programLog, s.logs.String())
	for _, way := range outputs {
		if len(all[way]) == 0 || strings.TrimSpace(strings.Join(all[way], "")) == "" {
			t.Errorf("%s: nothing left, so nothing was tried", way)
		}
		told := strings.Join(all[way], "\n")
		if got := strings.Contains(told, hidden[protected]) || strings.Contains(told, hidden[unstated]); got != cells[way].name {
			t.Errorf("%s tells the name: %v, and the table says %v", way, got, cells[way].name)
		}
		if got := strings.Contains(told, hideout) || strings.Contains(told, hidingStreet); got != cells[way].others {
			t.Errorf("%s tells the place: %v, and the table says %v", way, got, cells[way].others)
		}
	}
	t.Logf("attack: names and places of two citizens whose address may not be told looked for in what leaves by %d ways, 0 told but what the table lets; measured %d push messages, %d e-mails, %d calendar files, %d calls",
		len(outputs), len(all[byPush]), len(all[byMail]), len(all[oneFile]), len(all[webhookCall]))
}

// unfolded is a calendar whose lines are whole again.
func unfolded(calendar string) string { return strings.ReplaceAll(calendar, "\r\n ", "") }
