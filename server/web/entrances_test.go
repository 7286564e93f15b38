package web_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// town is Strandborg with a department that has no plan with anybody, and seven citizens
// who stand differently to it.
type town struct {
	*strandborg
	headers map[string][]string
	ids     map[string]string // of the citizens, by target
}

const day = 24 * time.Hour

var (
	placed = regexp.MustCompile(`"place":"[^"]*"`)
	withs  = regexp.MustCompile(`"with":"[^"]*"`)
	said   = regexp.MustCompile(hideout + ` ?([a-z]*)`)
)

func openTown(t *testing.T) *town {
	t.Helper()
	return openTownAt(t, testbed.SQLite(t))
}

// openTownAt takes more changes for what is delivered of those whose address may not be told.
func openTownAt(t *testing.T, url string, more ...string) *town {
	t.Helper()
	s, ctx, operator := &town{strandborg: openStrandborgAt(t, url), ids: map[string]string{}}, context.Background(), models.Viewer{Role: models.AsOperator}
	s.copyMette(t, "dorte", "731184-1236")
	s.copyMette(t, "ditte", "731184-1238")
	s.copyMette(t, "hilda", "731184-1240", append([]string{`"addressProtected":false`, `"addressProtected":true`, `"Mette Lund"`, `"` + hidden[protected] + `"`}, more...)...)
	s.copyMette(t, "hulda", "731184-1242", append([]string{`"addressProtected":false`, `"addressProtected":null`, `"Mette Lund"`, `"` + hidden[unstated] + `"`}, more...)...)
	for target, as := range map[string]string{given: "mette", unasked: "sara", revoked: "jonas", expired: "dorte", aboutKin: "ditte", protected: "hilda", unstated: "hulda"} {
		s.read(t, func(tx *store.Tx) (err error) { s.ids[target], err = tx.FindCitizen(as); return err })
	}
	must(t, s.house.SetDepartment(ctx, operator, models.Department{ID: "fritid", Title: "Fritidsklubben", Field: models.FieldFamily}))
	keys := map[string]string{}
	for name, department := range map[string]string{"momentum": "jobcenter", "fritidssystem": "fritid"} {
		key, err := s.house.RegisterSource(ctx, operator, models.Source{Name: name, Title: name, Department: department})
		must(t, err)
		keys[name] = key
	}
	for _, staff := range []models.Staff{{ID: "vera", Name: "Vera Vind"}, {ID: "frida", Name: "Frida Friis", Role: models.AsProfessional, Department: "fritid"}} {
		must(t, s.house.EmployStaff(ctx, operator, staff))
	}
	back, words, meets := models.CategoryLimits, models.CategoryWords, models.CategoryAppointments
	for _, target := range withYes {
		s.says(t, target, "sundhedscentret", meets, demo.Day.AddDays(20))
	}
	s.says(t, given, "sundhedscentret", back, demo.Day.AddDays(20))
	s.says(t, expired, "sundhedscentret", back, demo.Day)
	s.says(t, aboutKin, "familieafdelingen", words, demo.Day.AddDays(20)) // which are about her son
	taken := s.says(t, revoked, "psykiatrien", words, demo.Day.AddDays(20))
	jonas := models.Viewer{Role: models.AsCitizen, ID: s.ids[revoked]}
	for i, id := range taken {
		must(t, s.house.WithdrawConsent(ctx, jonas, actions.Consenting{Citizen: jonas.ID, Consent: id, Seen: models.Version(i + 1)}))
	}
	s.now = s.now.Add(day)
	s.headers = map[string][]string{
		nobody: nil, somebodysToken: {"Authorization", "Bearer " + strings.Repeat("A", 43)},
		ownSystem: {"Authorization", "Bearer " + keys["momentum"]}, yesSystem: {"Authorization", "Bearer " + keys["fritidssystem"]},
	}
	for visitor, as := range map[string]string{
		theCitizen: "mette", otherCitizen: "sara", assigned: "lone", notAssigned: "vera", ownProfession: "henrik", yesProfession: "frida", leader: "birgit",
	} {
		s.headers[visitor] = []string{"Cookie", s.logIn(t, as)}
	}
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (s *town) read(t *testing.T, do func(*store.Tx) error) {
	t.Helper()
	must(t, s.kept.Read(context.Background(), do))
}

// copyMette delivers somebody whose life is as Mette's, but for what is changed: what
// stands of the address, and with it every place.
func (s *town) copyMette(t *testing.T, as, cpr string, changes ...string) {
	t.Helper()
	deliveries, err := demo.Deliveries()
	must(t, err)
	for _, d := range deliveries {
		if !bytes.Contains(d.Data, []byte(`"mette"`)) {
			continue
		}
		data := d.Data
		for old, anew := range map[string]string{`"mette"`: `"` + as + `"`, "731184-1234": cpr, `"c1-`: `"` + as + `-`, `"emil"`: `"emil-` + as + `"`, "case-1": as} {
			data = bytes.ReplaceAll(data, []byte(old), []byte(anew))
		}
		for i := 0; i < len(changes); i += 2 {
			data = bytes.ReplaceAll(data, []byte(changes[i]), []byte(changes[i+1]))
			data = placed.ReplaceAll(data, []byte(`"place":"`+hideout+` `+d.Source.Department+`, `+hidingStreet+`"`))
			data = withs.ReplaceAll(data, []byte(`"with":"`+hideout+` `+d.Source.Department+`, Anna"`))
		}
		_, err := s.house.Deliver(context.Background(), models.Viewer{Role: models.AsOperator}, actions.Delivery{
			Source: d.Source.Name, ID: as + d.ID, Data: data, Received: s.now,
		})
		must(t, err)
	}
	must(t, s.house.AssignStaff(context.Background(), models.Viewer{Role: models.AsOperator}, "lone", as, true))
}

// says is a yes to the department without a plan, which also the job centre gets.
func (s *town) says(t *testing.T, target, from string, category models.Category, last models.Date) (ids []string) {
	t.Helper()
	var departments []models.Department
	s.read(t, func(tx *store.Tx) (err error) { departments, err = tx.Departments(); return err })
	who := models.Viewer{Role: models.AsCitizen, ID: s.ids[target]}
	for _, to := range []string{"jobcenter", "fritid"} {
		terms := models.Terms{From: from, To: to, Category: category, Purpose: models.PurposeSpare, Without: models.NothingLost}
		hash := sha256.Sum256([]byte(wording.ConsentText(terms, "", last.AddDays(1).At(0, 0, s.now.Location()), departments, i18n.For("da"))))
		id, err := s.house.GiveConsent(context.Background(), who, actions.Consenting{Citizen: who.ID, Terms: terms, Until: last, Text: hash[:], Language: "da"})
		must(t, err)
		ids = append(ids, id)
	}
	return ids
}

// enter tries an operation as a visitor.
func (s *town) enter(t *testing.T, o operation, visitor string, n int) answer {
	t.Helper()
	address := o.address
	if o.query != "" {
		address += "?" + o.query
	}
	headers := []string{"Content-Type", o.kind, "Idempotency-Key", fmt.Sprint("try", n), "If-Match", `"0"`, "X-Enplan-Name", "a.png"}
	return s.ask(t, o.method, address, o.body, append(headers, s.headers[visitor]...)...)
}

// lines are those that were added to the logs since they had so many, by citizen.
func (s *town) lines(t *testing.T, had map[string]int64) (added map[string][]models.Entry) {
	t.Helper()
	added = map[string][]models.Entry{}
	s.read(t, func(tx *store.Tx) error {
		for _, id := range s.ids {
			last, err := tx.Entries(id, 5)
			if err != nil {
				return err
			}
			for _, line := range last {
				if line.Seq > had[id] {
					added[id] = append(added[id], line)
				}
			}
			if len(last) > 0 {
				had[id] = last[0].Seq
			}
		}
		return nil
	})
	return added
}

// lastly are the operations that end what the others need.
func lastly(o operation) bool {
	return slices.Contains([]string{"/api/logout", "/api/leave", "/api/demo/login", "/api/demo/again", "/api/sessions/{id}"}, o.path)
}

// stays says that the answer to who may has no end: live_test.go.
func stays(o operation) bool { return o.path == "/api/live" }

func TestEveryEntranceIsOpenToThoseOfTheTableAndNobodyElse(t *testing.T) {
	s, had := openTown(t), map[string]int64{}
	s.lines(t, had)
	tried, served, rows, places, cells := 0, 0, 0, map[string]int{}, readCells(t)
	all := s.operations(t)
	slices.SortStableFunc(all, func(a, b operation) int { return map[bool]int{true: 1}[lastly(a)] - map[bool]int{true: 1}[lastly(b)] })
	for _, o := range all {
		name, entered := strings.TrimSuffix(o.method+" "+o.path+" of the one "+o.target, " of the one "), false
		for _, visitor := range visitors {
			may, listed := mayEnter(o.method, o.path, visitor, o.target)
			if !listed {
				t.Fatalf("%s %s is in no family: say in entrance_table_test.go who may", o.method, o.path)
			}
			if may && stays(o) {
				entered = true
				continue
			}
			tried++
			a := s.enter(t, o, visitor, tried)
			in := a.StatusCode < 300
			entered = entered || in
			if in && !may {
				t.Errorf("%s: %s got in: %d %.200s", name, visitor, a.StatusCode, a.body)
			}
			// What is wrong with the words may be told to anybody; what is there may not.
			if !may && !slices.Contains([]int{401, 404, 413, 415, 422}, a.StatusCode) {
				t.Errorf("%s: %s may not, and was told more than that: %d %.200s", name, visitor, a.StatusCode, a.body)
			}
			for target, id := range s.ids {
				if strings.Contains(a.body, id) && !slices.Contains(knows[visitor], target) {
					t.Errorf("%s: %s is told of the one %s: %.200s", name, visitor, target, a.body)
				}
			}
			for _, place := range said.FindAllStringSubmatch(a.body, -1) {
				if places[visitor]++; !cells.maySay(visitor, place[1]) {
					t.Errorf("%s: %s is told of %q: %.200s", name, visitor, place[0], a.body)
					break
				}
			}
			for target, called := range hidden {
				if strings.Contains(a.body, called) && !(cells[visitor].name && slices.Contains(knows[visitor], target)) {
					t.Errorf("%s: %s is told the name of the one %s", name, visitor, target)
				}
			}
			added := s.lines(t, had)
			for id, lines := range added {
				for _, line := range lines {
					if line.Result == models.Done && !in && o.target != "" {
						t.Errorf("%s: %s was refused, and the log says %+v", name, visitor, line)
					}
					if in && o.target != "" && id != s.ids[o.target] {
						t.Errorf("%s: as %s, the log of somebody else says %+v", name, visitor, line)
					}
				}
			}
			if in && o.target != "" {
				served++
				rows += len(added[s.ids[o.target]])
				s.holdsBack(t, o, a.body)
			}
		}
		if o.method == "GET" && !strings.Contains(o.path, "{") && !strings.HasPrefix(o.path, "/auth/") && !entered {
			t.Errorf("%s: nobody got in", name)
		}
	}
	if places[ownProfession] == 0 || places[ownSystem] == 0 {
		t.Errorf("nobody was told a place of their own, so there is nothing to find: %v", places)
	}
	if t.Logf("%d tries, %d served of a citizen, %d lines", tried, served, rows); served != rows || served < 20 {
		t.Errorf("%d served and %d lines in the log", served, rows)
	}
}

// holdsBack makes sure that a department is shown nothing about somebody else and nothing
// by a yes that does not hold.
func (s *town) holdsBack(t *testing.T, o operation, body string) {
	t.Helper()
	if !strings.HasPrefix(o.path, "/api/departments/") {
		return
	}
	var v wording.DepartmentView
	must(t, json.Unmarshal([]byte(body), &v))
	pieces, places := map[string]int{}, map[string]int{}
	for _, part := range v.Parts {
		for _, p := range part.Pieces {
			if pieces[p.Ground]++; p.Place != "" {
				places[p.Ground]++
			}
		}
	}
	if want := slices.Contains(withYes, o.target); (pieces["consent"] > 0) != want {
		t.Errorf("%s of the one %s: %v", o.path, o.target, pieces)
	}
	if want := o.target == given; (places["consent"] > 0) != want {
		t.Errorf("%s of the one %s, places: %v", o.path, o.target, places)
	}
	if own := strings.Contains(o.path, "/jobcenter/"); (pieces["own"] > 0) != own {
		t.Errorf("%s of the one %s: %v", o.path, o.target, pieces)
	}
}
