package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/backup"
	"enplan/server/demo"
	"enplan/server/journal"
	"enplan/server/ledger"
	"enplan/server/mail"
	"enplan/server/push"
	"enplan/server/store"
	"enplan/server/testbed"
)

// theirNumbers are those of the seven whom the entrances know, in the order of targets.
var theirNumbers = []string{"731184-1234", "640695-2346", "690307-4456", "731184-1236", "731184-1238", "731184-1240", "731184-1242"}

// readNumberCells reads the table of decision 0052.
func readNumberCells(t *testing.T) map[string][2]bool {
	t.Helper()
	data, err := os.ReadFile("../../docs/decisions/0052-where-a-cpr-number-may-be.md")
	must(t, err)
	all := map[string][2]bool{}
	for line := range strings.Lines(string(data)) {
		part := strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | ")
		if len(part) == 3 && slices.Contains([]string{"yes", "no"}, part[1]) {
			all[part[0]] = [2]bool{part[1] == "yes", part[2] == "yes"}
		}
	}
	for _, way := range slices.Concat(visitors, places, []string{commandLine}) {
		if _, is := all[way]; !is {
			t.Errorf("the table does not say what %s may tell", way)
		}
	}
	return all
}

// TestAttackCanaries has 200 citizens with numbers of their own, and numbers in texts; has
// every kind of viewer open every door of the document and write whatever can be written;
// has all that can leave leave; and looks for the numbers in all of it and in all that is
// kept. The tests do a part of the crawl, ENPLAN_PROVE=1 every door of each citizen.
func TestAttackCanaries(t *testing.T) {
	looked, answers, ways := 0, 0, map[string]int{}
	testbed.Databases(t, func(t *testing.T, url string) {
		whole, onPostgres := os.Getenv("ENPLAN_PROVE") == "1", strings.HasPrefix(url, "postgres")
		folder, citizens := t.TempDir(), 200
		if onPostgres && !whole {
			citizens = 40 // what is kept is the same there, and the doors do not know where it is
		}
		a := hatch(t, url, folder, citizens)
		if whole || !onPostgres {
			a.crawl(t, whole)
			a.leave(t)
		}
		a.rest(t, url, folder)
		for way, may := range a.may {
			if may[1] && !a.met[way] && a.seen[way] > 0 {
				t.Errorf("%s may tell a number in a text, and was told none: nothing was tried", way)
			}
		}
		for way, n := range a.seen {
			ways[way] += n
			if looked += n; !slices.Contains(places, way) || way == aRefusal {
				answers += n
			}
		}
		a.control(t)
	})
	for _, way := range slices.Concat(visitors, places) {
		if ways[way] == 0 {
			t.Errorf("%s: nothing was looked through", way)
		}
	}
	t.Logf("attack: 200 CPR numbers in a town on two databases, looked for in the answers to every kind of viewer, in all that leaves and in all that is kept: 0 found, and those in texts only where the table lets them; measured %d answers of %d things, %v", answers, looked, ways)
}

// hatch is the town with so many citizens.
func hatch(t *testing.T, url, folder string, citizens int) *aviary {
	t.Helper()
	a := &aviary{
		born: testbed.NewCanaries(0, citizens, theirNumbers...), written: testbed.NewCanaries(1, 40), tried: testbed.NewCanaries(2, 40),
		own: map[string]string{}, may: readNumberCells(t), told: map[string][]thing{}, seen: map[string]int{}, met: map[string]bool{}, leaks: map[string]int{},
	}
	a.town = openTownAt(t, url, `"Ryghold"`, `"`+a.written.Number(0)+` kaffe"`)
	deliveries, err := demo.Deliveries()
	must(t, err)
	var all []any
	for _, target := range targets {
		a.citizens = append(a.citizens, a.ids[target])
	}
	for i := len(targets); i < a.born.Len(); i++ {
		as := fmt.Sprint("borger", i)
		var one map[string]any
		must(t, json.Unmarshal(flown(deliveries[1].Data, as, a.written.Number(i%a.written.Len())), &one))
		protected := []any{true, false, nil}[i%3]
		one["citizen"] = map[string]any{"id": as, "name": "Borger " + as, "cpr": a.born.Number(i), "addressProtected": protected}
		delete(one, "format")
		delete(one, "referenceDate")
		all = append(all, one)
	}
	operator, ctx := models.Viewer{Role: models.AsOperator}, context.Background()
	for some := range slices.Chunk(all, 8) {
		data, err := json.Marshal(map[string]any{"format": "enplan-case/1", "cases": some})
		must(t, err)
		_, err = a.house.Deliver(ctx, operator, actions.Delivery{Source: "momentum", ID: "flock", Data: data, Received: a.now})
		must(t, err)
	}
	for i := len(targets); i < a.born.Len(); i++ {
		as := fmt.Sprint("borger", i)
		must(t, a.house.AssignStaff(ctx, operator, "lone", as, true))
		a.read(t, func(tx *store.Tx) error {
			id, err := tx.FindCitizen(as)
			a.citizens = append(a.citizens, id)
			return err
		})
	}
	key, err := ledger.NewKey([32]byte{2})
	must(t, err)
	a.house.KeepLedger(filepath.Join(folder, "ledger"), key)
	kept, _, err := journal.Open(filepath.Join(folder, "journal", "j"))
	must(t, err)
	t.Cleanup(func() { _ = kept.Close() })
	a.house.KeepJournal(kept)
	return a
}

// flown is the plan of Mette's job centre as somebody else's, with a number in what it is called.
func flown(data []byte, as, number string) []byte {
	for old, anew := range map[string]string{`"mette"`: `"` + as + `"`, `"c1-`: `"` + as + `-`, `"Virksomhedspraktik"`: `"` + number + ` kaffe"`} {
		data = bytes.ReplaceAll(data, []byte(old), []byte(anew))
	}
	return data
}

// crawl opens every door as every kind of viewer, writes, and opens them again.
func (a *aviary) crawl(t *testing.T, whole bool) {
	t.Helper()
	some := slices.DeleteFunc(a.operations(t), func(o operation) bool { return o.target != "" && o.target != given && o.target != protected })
	doors, most, n := some, 3, 0
	if whole {
		doors, most = a.ofAll(a.operations(t)), 30
	}
	first := slices.DeleteFunc(slices.Clone(doors), lastly)
	for _, visitor := range visitors {
		a.reads(t, visitor, visitor, a.headers[visitor], first, most)
	}
	for _, visitor := range visitors {
		if whole || slices.Contains([]string{nobody, theCitizen, assigned, ownProfession, ownSystem}, visitor) {
			a.mistakes(t, visitor, some)
		}
		a.writes(t, visitor, slices.DeleteFunc(slices.Clone(some), lastly), &n)
	}
	for i, id := range a.citizens { // each as themselves, and whoever may see persons
		as := map[int]string{0: "mette", 1: "sara", 2: "jonas", 3: "dorte", 4: "ditte", 5: "hilda", 6: "hulda"}[i]
		if as == "" {
			as = fmt.Sprint("borger", i)
		}
		cookie := []string{"Cookie", a.logIn(t, as)}
		pages := []operation{{method: "GET", path: "/api/me", address: "/api/me"}, {method: "GET", path: "/api/plan", address: "/api/plan"}}
		if whole {
			pages = slices.DeleteFunc(slices.Clone(first), func(o operation) bool { return o.target != "" })
		}
		a.reads(t, theCitizen, as, cookie, pages, most)
		for visitor, address := range map[string]string{
			assigned: "/api/desk/citizens/" + id, ownProfession: "/api/departments/jobcenter/citizens/" + id + "/plan?purpose=spare", yesSystem: "/api/departments/fritid/citizens/" + id + "/plan?purpose=spare",
		} {
			a.asks(t, visitor, "GET", address, "", a.headers[visitor]...)
		}
		if i%18 == 17 {
			a.now = a.now.Add(time.Hour) // twenty an hour
			a.renew(t)
		}
		for _, visitor := range []string{assigned, notAssigned, ownProfession} {
			a.asks(t, visitor, "POST", "/api/desk/search", `{"cpr":"`+a.born.Number(i)+`"}`, a.headers[visitor]...)
		}
	}
	for _, visitor := range visitors {
		if a.headers[visitor] != nil && visitor != somebodysToken {
			a.reads(t, visitor, visitor, a.headers[visitor], slices.DeleteFunc(slices.Clone(some), lastly), most)
		}
		a.writes(t, visitor, slices.DeleteFunc(slices.Clone(some), func(o operation) bool { return !lastly(o) }), &n)
	}
}

// renew logs the visitors in again: their sessions end unused.
func (a *aviary) renew(t *testing.T) {
	t.Helper()
	for visitor, as := range map[string]string{
		theCitizen: "mette", otherCitizen: "sara", assigned: "lone", notAssigned: "vera", ownProfession: "henrik", yesProfession: "frida", leader: "birgit",
	} {
		a.headers[visitor] = []string{"Cookie", a.logIn(t, as)}
	}
}

// ofAll are the doors with each that names a citizen once for each of the 200.
func (a *aviary) ofAll(doors []operation) (all []operation) {
	for _, o := range doors {
		if o.target != given {
			all = append(all, o)
			continue
		}
		for i, id := range a.citizens {
			one := o
			one.address = strings.Replace(o.address, a.ids[given], id, 1)
			if i > 0 && i < len(targets) {
				continue // is there already
			}
			all = append(all, one)
		}
	}
	return all
}

// leave has all that can leave by other ways than a door leave, and looks through it.
func (a *aviary) leave(t *testing.T) {
	t.Helper()
	a.now = a.now.Add(24 * time.Hour) // of a record only so many on one day
	ctx := context.Background()
	service, post := testbed.NewPushService(t), testbed.NewMailServer(t)
	keys, err := push.NewKeys([32]byte{3})
	must(t, err)
	sender, err := push.New(push.Config{Keys: keys, Contact: "drift@strandborg.dk", Now: func() time.Time { return a.now }, Roots: service.Roots(), Dial: service.Dial})
	must(t, err)
	to := func(d models.Device) push.Subscription {
		return push.Subscription{Endpoint: d.Endpoint, P256dh: d.P256dh, Auth: d.Auth}
	}
	a.house.PushBy(actions.Pushing{Key: sender.Public(), Check: func(d models.Device) error { return sender.CheckSubscription(to(d)) }})
	letters, err := mail.New(mail.Config{Server: "smtp://" + post.Address(), User: "u", Password: "p", From: "svar@strandborg.example", Roots: post.Roots()})
	must(t, err)
	_, err = a.house.SetWebhook(ctx, models.Viewer{Role: models.AsOperator}, store.Webhook{Department: "fritid", URL: "https://fritid.example/"})
	must(t, err)
	var devices []*testbed.PushDevice
	for i, id := range a.citizens[:30] {
		who := models.Viewer{Role: models.AsCitizen, ID: id}
		settings, err := a.house.Reminding(ctx, who, "da")
		must(t, err)
		must(t, a.house.SetReminding(ctx, who, models.Reminding{Rules: settings.Rules, Quiet: settings.Quiet, Detail: true}, settings.Version))
		if i%2 == 0 {
			d := service.Subscribe(t, "fcm.googleapis.com")
			devices = append(devices, d)
			_, err = a.house.AddDevice(ctx, who, models.Device{Endpoint: d.Endpoint, P256dh: d.P256dh, Auth: d.Auth, Name: "Telefon"}, "")
			must(t, err)
		} else {
			must(t, a.kept.Write(ctx, func(tx *store.Tx) error {
				return tx.SaveMail(who.ID, models.Mail{Address: "x@example.dk", Confirmed: tx.Now})
			}))
		}
		_, err = a.house.WriteMessage(ctx, models.Viewer{Role: models.AsCoordinator, ID: "lone"}, actions.Writing{Citizen: id, Subject: "Vi ses", Text: "Kom gerne lidt før.", Key: fmt.Sprint("leave", i)})
		must(t, err)
		token, err := a.house.MakeFeed(ctx, who, "da")
		must(t, err)
		a.look(t, secretFeed, "feed", "", a.ask(t, "GET", "/feed/"+token+".ics", "").body)
	}
	a.takenHome(t)
	yes := a.says(t, protected, "familieafdelingen", models.CategoryAppointments, models.DateOf(a.now).AddDays(20))
	hilda := models.Viewer{Role: models.AsCitizen, ID: a.ids[protected]}
	must(t, a.house.WithdrawConsent(ctx, hilda, actions.Consenting{Citizen: hilda.ID, Consent: yes[1], Seen: 4}))
	var going sync.Mutex // several leave at once
	must(t, a.house.TellDepartments(ctx, func(_ context.Context, call actions.Call) error {
		going.Lock()
		defer going.Unlock()
		a.look(t, webhookCall, "call", "", fmt.Sprintf("%+v", call), call.Body)
		return nil
	}))
	out := a.house.NewDispatcher(actions.Sending{
		Now: func() time.Time { return a.now }, Jitter: func() float64 { return 0.5 },
		Push: func(ctx context.Context, p actions.Push) actions.PushResult {
			r := sender.Send(ctx, to(p.Device), push.Message{ID: p.ID, Receipt: p.Receipt, Title: p.Title, Text: p.Text, To: p.To, Tag: p.Tag}, push.Options{Topic: p.Topic, Urgent: p.Urgent, TTL: p.TTL})
			return actions.PushResult{Outcome: map[push.Outcome]actions.PushOutcome{push.Sent: actions.PushSent}[r.Outcome], Err: r.Err}
		},
		Mail: func(ctx context.Context, m actions.Mail) models.SendResult {
			r := letters.Send(ctx, mail.Message{ID: m.ID, To: m.To, Subject: m.Subject, Text: m.Text, At: a.now})
			return models.SendResult{Outcome: map[mail.Outcome]models.SendOutcome{mail.Sent: models.WasTaken}[r.Outcome], Err: r.Err}
		},
	})
	for range 48 {
		a.now = a.now.Add(time.Hour)
		must(t, out.Round(ctx))
	}
	for _, d := range devices {
		for _, got := range service.Got(d.Endpoint) {
			must(t, got.Fault)
			a.look(t, byPush, "push", "", string(got.Plain), fmt.Sprint(got.Header), d.Endpoint)
		}
	}
	for _, got := range post.Got() {
		a.look(t, byMail, "mail", "", got.From+got.To, got.Data)
	}
}

// takenHome looks through what some citizens take home: their record in each form, and a
// file for each time.
func (a *aviary) takenHome(t *testing.T) {
	t.Helper()
	for _, as := range []string{"mette", "hilda", "borger7", "borger8"} {
		cookie := a.logIn(t, as)
		for _, format := range []string{"json", "pdf", "zip"} {
			got := a.ask(t, "GET", "/api/export?format="+format, "", "Cookie", cookie)
			if got.StatusCode != 200 {
				t.Errorf("%s takes home nothing: %d %s", as, got.StatusCode, got.body)
			}
			a.look(t, ownRecord, as+" "+format, "", got.body, fmt.Sprint(got.Header))
		}
		var plan any
		must(t, json.Unmarshal([]byte(a.ask(t, "GET", "/api/plan", "", "Cookie", cookie).body), &plan))
		for _, one := range listed(plan, "", nil) {
			if one.list == "appointments" {
				a.look(t, oneFile, as, "", a.ask(t, "GET", "/api/appointments/"+one.id+"/calendar.ics", "", "Cookie", cookie).body)
			}
		}
	}
}

// rest looks through what is kept: the log, the ledger, the journal, the database and a
// backup that somebody has opened who has no house key.
func (a *aviary) rest(t *testing.T, url, folder string) {
	t.Helper()
	ctx := context.Background()
	for _, line := range strings.Split(a.logs.String(), "\n") {
		a.look(t, programLog, "log", "", line)
	}
	must(t, a.house.Checkpoint(ctx))
	testbed.Files(t, filepath.Join(folder, "ledger"), func(name string, content []byte) { a.look(t, theLedger, name, "", string(content)) })
	testbed.Files(t, filepath.Join(folder, "journal"), func(name string, content []byte) { a.look(t, theJournal, name, "", string(content)) })
	testbed.Rows(t, url, func(table string, row []byte) {
		a.look(t, theDatabase, table+" "+fmt.Sprintf("%.0q", row), "", string(row))
	})
	path := ""
	if !strings.HasPrefix(url, "postgres") {
		testbed.Files(t, filepath.Dir(url), func(name string, content []byte) { a.look(t, theDatabase, name, "", string(content)) })
		path = filepath.Join(folder, "copy.db")
	}
	var keys bytes.Buffer
	must(t, a.house.BackUp(ctx, models.Viewer{Role: models.AsOperator}, path, func(k store.WrappedKey) error { return json.NewEncoder(&keys).Encode(k) }))
	a.look(t, aBackup, "keys", "", opened(t, keys.Bytes()))
	if path != "" {
		content, err := os.ReadFile(path)
		must(t, err)
		a.look(t, aBackup, "database", "", opened(t, content))
	}
}

// opened is what a backup is when its age key was stolen.
func opened(t *testing.T, content []byte) string {
	t.Helper()
	secret, public, err := backup.NewIdentity()
	must(t, err)
	who, err := backup.ParseRecipients(public)
	must(t, err)
	file := filepath.Join(t.TempDir(), "identity")
	must(t, os.WriteFile(file, []byte(secret), 0o600))
	mine, err := backup.ReadIdentities(file)
	must(t, err)
	var closed, open bytes.Buffer
	must(t, backup.Encrypt(&closed, bytes.NewReader(content), who))
	must(t, backup.Decrypt(&open, &closed, mine))
	return open.String()
}

// control has the search find a number in an answer, so that finding nothing means
// something.
func (a *aviary) control(t *testing.T) {
	t.Helper()
	for i := range a.born.Len() {
		if found := a.born.In([]byte(`HTTP/1.1 200 OK` + "\r\n\r\n" + `{"name":"Mette","note":"` + a.born.Number(i) + `"}`)); len(found) != 1 || found[0] != a.born.Number(i) {
			t.Fatalf("a number in an answer is not found: %q", found)
		}
	}
}
