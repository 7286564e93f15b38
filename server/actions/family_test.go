package actions_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/demo"
	"enplan/server/store"
	"enplan/server/testbed"
	"enplan/server/wording"
)

// kin is one of the Vangs as their source tells of them.
type kin struct {
	id, born, address string // address: "false" when it is not protected
	ties              string // the family field, "" for none
}

const notHidden = "false"

var version = 0

// tells has the Vangs' source tell of somebody.
func (h *house) tells(t interface{ Fatal(...any) }, k kin) models.Viewer {
	cprs := map[string]string{"bo": "611286-1235", "ane": "621286-1235", "ida": "631286-1235", "uno": "641286-1235"}
	version++
	name := strings.ToUpper(k.id[:1]) + k.id[1:]
	data := fmt.Sprintf(`{"format":"enplan-case/1","version":%d,"citizen":{"id":%q,"cpr":%q,"name":"%s Vang","born":%q,"addressProtected":%s},
"ownVoice":{"goals":[{"id":"g1","text":"%[4]s vil svømme","priority":1},{"id":"g2","text":"%[4]s vil synge","priority":2}]}%[7]s}`,
		version, k.id, cprs[k.id], name, k.born, k.address, k.ties)
	if _, err := h.Deliver(context.Background(), operator, actions.Delivery{Source: "folk", ID: fmt.Sprint(k.id, version), Data: []byte(data), Received: h.now}); err != nil {
		t.Fatal(err)
	}
	var who models.Viewer
	if err := h.store.Read(context.Background(), func(tx *store.Tx) (err error) {
		who.Role = models.AsCitizen
		who.ID, err = tx.CitizenOfRef("folk", k.id)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	h.now = h.now.Add(time.Minute)
	return who
}

// custodyOf is that the parents have custody of Ida and live with her.
func custodyOf(parents ...string) string {
	var all []string
	for _, p := range parents {
		all = append(all, fmt.Sprintf(`{"kind":"inCustodyOf","with":%q,"from":"2020-01-01"},{"kind":"home","with":%[1]q,"from":"2020-01-01"}`, p))
	}
	return `,"family":[` + strings.Join(all, ",") + `]`
}

// vangs are Bo, Ane and Ida, who is so many years old.
func (h *house) vangs(t interface{ Fatal(...any) }, age int) (bo, ane, ida models.Viewer) {
	bo = h.tells(t, kin{"bo", "1986-01-02", notHidden, ""})
	ane = h.tells(t, kin{"ane", "1986-01-03", notHidden, ""})
	born := models.DateOf(h.now).AddYears(-age).AddDays(-100).String()
	return bo, ane, h.tells(t, kin{"ida", born, notHidden, custodyOf("bo", "ane")})
}

func (h *house) mine(t interface{ Fatal(...any) }, who models.Viewer) wording.FamilyMineView {
	v, err := h.FamilyMine(context.Background(), who, "da")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// seen is what a citizen is shown by their family, as it goes over the wire.
func (h *house) seen(t interface{ Fatal(...any) }, who models.Viewer) (v wording.FamilyView, body string) {
	v, err := h.Family(context.Background(), who, "da")
	if err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return v, string(plain)
}

// say is a word about a corner's first thing and the reader of that name.
func (h *house) say(who models.Viewer, c wording.FamilyCorner, reader string, yes bool, change ...func(*actions.FamilySaying)) error {
	h.now = h.now.Add(time.Minute)
	i := slices.IndexFunc(c.Readers, func(r wording.FamilyReader) bool { return r.Name == reader })
	if i < 0 || len(c.Items) == 0 {
		return fmt.Errorf("%s is not there: %+v", reader, c)
	}
	s := actions.FamilySaying{Of: c.Of, Item: c.Items[0].Shown.ID, Reader: c.Readers[i].ID, Yes: yes, Heard: true}
	for _, f := range change {
		f(&s)
	}
	err := h.SayToFamily(context.Background(), who, s)
	h.now = h.now.Add(time.Minute)
	return err
}

const nothing = `{"people":[],"again":3600}`

func TestAChildOfFifteenShowsOneGoalAndTakesItBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openStrandborg(t, url)
		mette, emil := h.citizen(t, "mette"), h.citizen(t, "emil")
		if _, body := h.seen(t, mette); body != nothing {
			t.Fatalf("before anything was said: %s", body)
		}
		if kids := h.mine(t, mette).Children; len(kids) != 0 {
			t.Errorf("at fifteen his mother has a say: %+v", kids)
		}
		corner := h.mine(t, emil).Mine
		if err := h.say(emil, corner, "Mette", true); err != nil {
			t.Fatal(err)
		}
		v, body := h.seen(t, mette)
		if len(v.People) != 1 || v.People[0].Name != "Emil" || len(v.People[0].Items) != 1 {
			t.Fatalf("she is shown %s", body)
		}
		preview, _ := json.Marshal(h.mine(t, emil).Mine.Items[0].Shown)
		if !strings.Contains(body, string(preview)) {
			t.Errorf("he was told that she reads %s, and she reads %s", preview, body)
		}
		if n := h.count(t, emil.ID, models.SeeFamily); n != 1 {
			t.Errorf("his log has %d looks", n)
		}
		if _, body := h.seen(t, emil); body != nothing {
			t.Errorf("what he shows shows him something: %s", body)
		}
		if err := h.say(emil, corner, "Mette", false); err != nil {
			t.Fatal(err)
		}
		if _, body := h.seen(t, mette); body != nothing {
			t.Errorf("after he took it back: %s", body)
		}
		if n := h.count(t, emil.ID, models.SeeFamily); n != 1 {
			t.Errorf("where nothing is shown his log has %d looks", n)
		}
	})
}

func TestWhoDecidesWhatAFamilySeesOfAChild(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		for _, age := range []int{8, 11, 14, 15} {
			t.Run(fmt.Sprint(age), func(t *testing.T) {
				h := openHouse(t, testbed.SQLite(t))
				if age == 11 {
					h = openHouse(t, url)
				}
				bo, ane, ida := h.vangs(t, age)
				kids := h.mine(t, ane).Children
				if (len(kids) == 1) != (age < 13) {
					t.Fatalf("her mother is laid before %+v", kids)
				}
				sees := func() bool { v, _ := h.seen(t, bo); return len(v.People) > 0 }
				if age < 13 {
					if err := h.say(ane, kids[0], "Bo", true, func(s *actions.FamilySaying) { s.Heard = age == 8 }); (age == 11) != errors.Is(err, models.ErrFamilyHeard) {
						t.Fatalf("her mother did not say that she asked: %v", err)
					}
					if err := h.say(ane, kids[0], "Bo", true); err != nil || !sees() {
						t.Fatalf("her mother says yes: %v", err)
					}
				}
				h.assign(t, ida)
				desk, err := h.TiesOfCitizen(context.Background(), lone, ida.ID, "da")
				if err != nil || desk.Child != (age < 15) {
					t.Fatalf("%v %+v", err, desk)
				}
				if age == 15 {
					if err := h.say(ida, h.mine(t, ida).Mine, "Bo", true); err != nil || !sees() {
						t.Fatalf("she says yes herself: %v", err)
					}
					return
				}
				word := actions.ChildsWord{On: models.DateOf(h.now), Present: "Ida og Lone"}
				word.Item, word.Yes = desk.Items[0].ID, age == 14
				word.Reader = desk.Readers[slices.IndexFunc(desk.Readers, func(r wording.FamilyReader) bool { return r.Name == "Bo" })].ID
				before := h.mine(t, ane)
				err = h.RecordFamilyWord(context.Background(), lone, ida.ID, word)
				h.now = h.now.Add(time.Minute)
				switch age {
				case 8:
					if !errors.Is(err, models.ErrNotFound) || !sees() {
						t.Errorf("a child of eight says no: %v", err)
					}
				case 11:
					if err != nil || sees() {
						t.Errorf("a child of eleven says no: %v", err)
					}
					if after := h.mine(t, ane); fmt.Sprint(after) != fmt.Sprint(before) {
						t.Errorf("her mother is told of it:\n%v\n%v", before, after)
					}
				case 14:
					kids := h.mine(t, ane).Children
					if err != nil || sees() || len(kids) != 1 || len(kids[0].Items) != 1 {
						t.Fatalf("she says yes, and her mother is laid before it: %v %+v", err, kids)
					}
					if err := h.say(ane, kids[0], "Bo", true); err != nil || !sees() {
						t.Errorf("and says yes too: %v", err)
					}
				}
			})
		}
	})
}

// assign makes Lone the borgerkonsulent of some citizens.
func (h *house) assign(t *testing.T, citizens ...models.Viewer) {
	t.Helper()
	must(t, h.EmployStaff(context.Background(), operator, demo.Lone))
	for _, c := range citizens {
		must(t, h.AssignStaff(context.Background(), operator, "lone", c.ID, true))
	}
}

func TestTheEndOfATieEndsWhatRestedOnItAndAnotherDoesNotBringItBack(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openHouse(t, url)
		bo, ane, ida := h.vangs(t, 8)
		sees := func() bool { v, _ := h.seen(t, ane); return len(v.People) > 0 }
		if err := h.say(bo, h.mine(t, bo).Children[0], "Ane", true); err != nil || !sees() {
			t.Fatal(err)
		}
		child := kin{"ida", models.DateOf(h.now).AddYears(-8).AddDays(-100).String(), notHidden, ""}
		for _, step := range []struct {
			why     string
			parents []string
			sees    bool
		}{
			{"the same again", []string{"bo", "ane"}, true},
			{"stated twice", []string{"bo", "ane", "bo"}, true},
			{"Bo has no custody any more", []string{"ane"}, false},
			{"and has it again", []string{"bo", "ane"}, false},
		} {
			child.ties = custodyOf(step.parents...)
			h.tells(t, child)
			if sees() != step.sees {
				t.Errorf("%s: sees %t", step.why, !step.sees)
			}
			if _, speaks := h.child(t, bo); speaks != slices.Contains(step.parents, "bo") {
				t.Errorf("%s: he has a say: %t", step.why, speaks)
			}
		}
		if err := h.say(bo, h.mine(t, bo).Children[0], "Ane", true); err != nil || !sees() {
			t.Errorf("a new yes opens nothing: %v", err)
		}
		_ = ida
	})
}

func (h *house) child(t *testing.T, parent models.Viewer) (corner wording.FamilyCorner, speaks bool) {
	kids := h.mine(t, parent).Children
	if len(kids) == 0 {
		return corner, false
	}
	return kids[0], true
}

func TestABarEndsWhatIsShownAndTheOwnPageDoesNotTell(t *testing.T) {
	testbed.Databases(t, func(t *testing.T, url string) {
		h := openHouse(t, url)
		bo, ane, _ := h.vangs(t, 8)
		tie := `,"family":[{"kind":"home","with":"ane","from":"2020-01-01"}]`
		for _, whose := range []string{"of who shows", "of who reads"} {
			h.tells(t, kin{"bo", "1986-01-02", notHidden, tie})
			sees := func() bool { v, _ := h.seen(t, ane); return len(v.People) > 0 }
			barred, id, family := bo, "bo", tie
			if whose == "of who reads" {
				barred, id, family = ane, "ane", ""
			}
			protect := func(address string) {
				h.tells(t, kin{id, map[string]string{"bo": "1986-01-02", "ane": "1986-01-03"}[id], address, family})
			}
			for name, c := range map[string]struct{ bar, mend func() }{
				"Tryghed": {
					func() { h.saysSafety(t, barred, models.SafetyWish{On: &on}) },
					func() {
						h.saysSafety(t, barred, models.SafetyWish{On: &off})
						h.now = h.now.Add(25 * time.Hour)
						must(t, h.EndSafeties(context.Background()))
					},
				},
				"protection": {func() { protect("true") }, func() { protect(notHidden) }},
				"not stated": {func() { protect("null") }, func() { protect(notHidden) }},
			} {
				if err := h.say(bo, h.mine(t, bo).Mine, "Ane", true); err != nil || !sees() {
					t.Fatalf("%s %s: nothing is shown before: %v", name, whose, err)
				}
				before := h.mine(t, barred)
				c.bar()
				if fmt.Sprint(h.mine(t, barred)) != fmt.Sprint(before) {
					t.Errorf("%s %s: the own page tells:\n%v\n%v", name, whose, before, h.mine(t, barred))
				}
				untold := name == "Tryghed" && whose == "of who reads" // else their page would tell that it is on
				if sees() != untold {
					t.Errorf("%s %s: it is shown: %t", name, whose, !untold)
				}
				h.now = h.now.Add(time.Minute)
				c.mend()
				h.now = h.now.Add(time.Minute)
				if sees() != untold {
					t.Errorf("%s %s: when it has mended it is shown: %t", name, whose, !untold)
				}
			}
		}
	})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestNothingIsShownThatNobodySaidYesTo lives at random and holds what is shown against
// what was explicitly said (T5).
func TestNothingIsShownThatNobodySaidYesTo(t *testing.T) {
	h := openHouse(t, testbed.SQLite(t))
	bo, ane, _ := h.vangs(t, 8)
	uno := h.tells(t, kin{"uno", "1990-01-02", notHidden, `,"family":[{"kind":"relative","with":"bo","from":"2020-01-01"},{"kind":"relative","with":"ane","from":"2020-01-01"}]`})
	people := []models.Viewer{bo, ane, uno}
	said := map[string]bool{} // owner's name, item and reader: the last word was a yes
	rapid.Check(t, func(r *rapid.T) {
		for range 4 {
			who := rapid.SampledFrom(people).Draw(r, "who")
			mine := h.mine(r, who)
			corner := rapid.SampledFrom(append([]wording.FamilyCorner{mine.Mine}, mine.Children...)).Draw(r, "corner")
			if len(corner.Readers) == 0 {
				continue
			}
			reader, item := rapid.SampledFrom(corner.Readers).Draw(r, "reader"), rapid.SampledFrom(corner.Items).Draw(r, "item")
			yes := rapid.Bool().Draw(r, "yes")
			h.now = h.now.Add(time.Minute)
			if err := h.SayToFamily(context.Background(), who, actions.FamilySaying{Of: corner.Of, Item: item.Shown.ID, Reader: reader.ID, Yes: yes, Heard: true}); err != nil {
				r.Fatal(err)
			}
			said[fmt.Sprint(corner.Name, " ", item.Shown.ID, " ", reader.Name, " ", who.ID)] = yes
			h.now = h.now.Add(time.Minute)
			for name, reads := range map[string]models.Viewer{"Bo": bo, "Ane": ane, "Uno": uno} {
				v, _ := h.seen(r, reads)
				for _, p := range v.People {
					for _, item := range p.Items {
						yes := false
						for _, by := range people {
							yes = yes || said[fmt.Sprint(p.Name, " ", item.ID, " ", name, " ", by.ID)]
						}
						if !yes {
							r.Fatalf("%s is shown %q of %s, and nobody said yes to that", name, item.Title, p.Name)
						}
					}
				}
			}
		}
	})
}
