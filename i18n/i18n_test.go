package i18n_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/detect"
	"enplan/models/law"
	"enplan/models/restate"
	"enplan/models/topic"
)

// catalogue is the file itself, plural forms and all.
func catalogue(t *testing.T, language string) map[string]any {
	t.Helper()
	data, err := os.ReadFile(language + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var c map[string]any
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// forms are the texts behind a key: one, or one per plural form.
func forms(v any) map[string]string {
	out := map[string]string{}
	switch v := v.(type) {
	case string:
		out[""] = v
	case map[string]any:
		for form, text := range v {
			out[form], _ = text.(string)
		}
	}
	return out
}

var slot = regexp.MustCompile(`\{([a-z_]+)\}`)

func TestTheLanguagesSayTheSame(t *testing.T) {
	da := catalogue(t, "da")
	for _, language := range []string{"da", "en"} {
		other := catalogue(t, language)
		for key := range other {
			if _, ok := da[key]; !ok {
				t.Errorf("%s has %s, Danish has not", language, key)
			}
		}
		for key, v := range da {
			texts := forms(other[key])
			if len(texts) != len(forms(v)) {
				t.Errorf("%s: %s is missing or has other plural forms", language, key)
			}
			for form, text := range texts {
				if strings.TrimSpace(text) == "" || strings.TrimSpace(text) != text {
					t.Errorf("%s: %s %s is empty or has blanks around it", language, key, form)
				}
				if got, want := slots(text), slots(forms(v)[form]); !slices.Equal(got, want) {
					t.Errorf("%s: %s has the slots %v, Danish %v", language, key, got, want)
				}
				if left := slot.ReplaceAllString(text, ""); strings.ContainsAny(left, "{}") {
					t.Errorf("%s: %s has a brace that is no slot", language, key)
				}
			}
		}
	}
}

func slots(text string) []string {
	var names []string
	for _, m := range slot.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// made are the keys that code puts together; all others stand in the code.
func made() map[string]bool {
	keys := map[string]bool{}
	for _, key := range restate.Keys() {
		keys[key] = true
	}
	for _, area := range models.LifeAreas {
		keys["area."+string(area)] = true
		keys["area.in."+string(area)] = true
		keys["family.help."+string(area)] = true
	}
	for _, answer := range models.AppointmentAnswers {
		for _, of := range []string{"appointment.answer.", "appointment.before.", "appointment.after.", "desk.appointment.answer.", "notice.appointment."} {
			keys[of+string(answer)] = true
		}
	}
	for _, asks := range []models.AppointmentAnswer{models.WillNotCome, models.WantsOther} {
		keys["desk.appointment.ask."+string(asks)] = true
	}
	for _, deed := range []models.Deed{models.Arranged, models.MovedTime, models.CalledOff, models.Offered, models.Chose, models.Answered,
		models.Replied, models.DidNotCome, models.Overtaken} {
		keys["history.appointment."+string(deed)] = true
	}
	for _, more := range []string{"moved.all", "called_off.all", "called_off.offer", "noted.prepare", "noted.minutes"} {
		keys["history.appointment."+more] = true
	}
	for _, day := range []string{"today", "tomorrow", "days"} {
		keys["notification.reminder."+day], keys["notification.reminder.several."+day] = true, true
	}
	for _, wish := range []string{"between", "after", "before", "days"} {
		keys["wishes."+wish], keys["desk.wishes."+wish] = true, true
	}
	for _, reason := range []string{"after", "before", "day", "not_wished", "same_spot", "same_day", "light", "over"} {
		keys["desk.free."+reason] = true
	}
	for _, key := range []string{"appointment.offer.instead", "appointment.offer.consequence", "appointment.offer.instead.consequence",
		"notice.appointment.moved.all", "notice.appointment.cancelled.all"} {
		keys[key] = true
	}
	for _, kind := range models.TellsOfTime {
		keys["proof.what."+string(kind)] = true
	}
	for _, c := range models.Companions {
		keys["appointment.companion."+string(c)] = true
	}
	for _, kind := range []models.NotificationKind{models.NotifyMoved, models.NotifyCalledOff, models.NotifyNew, models.NotifyOffered} {
		keys["desk.call."+string(kind)] = true
	}
	for _, cause := range detect.Causes {
		keys["desk.reason."+string(cause)] = true
	}
	for _, deed := range []models.Deed{models.Asked, models.Answered, models.TakenBack} {
		keys["history.question."+string(deed)] = true
	}
	for _, category := range models.Categories {
		keys["share.category."+string(category)], keys["log.thing."+string(category)] = true, true
	}
	for _, purpose := range models.Purposes {
		keys["share.purpose."+string(purpose)], keys["consent.text.purpose."+string(purpose)], keys["log.for."+string(purpose)] = true, true, true
	}
	keys["share.purpose."+string(models.PurposeEmergency)], keys["log.for."+string(models.PurposeEmergency)] = true, true
	for action := range models.WhoMay {
		if _, looks := (models.Entry{Action: action}).LooksAt(); !looks && action.StandsInLog() {
			keys["log.did."+string(action)] = true
		}
	}
	for _, topic := range models.LogTopics {
		keys["log.at."+string(topic)] = true
	}
	for _, kind := range models.NotificationKinds {
		if kind != models.NotifyReminder {
			keys["notification.told."+string(kind)] = true
		}
	}
	for _, unsent := range models.Unsents {
		keys["notification.unsent."+string(unsent)] = true
	}
	for _, state := range []models.NotificationState{models.NotificationPlanned, models.NotificationSent, models.NotificationExpired} {
		keys["notification.state."+string(state)] = true
	}
	for _, subject := range models.NotificationSubjects {
		keys["reminding.subject."+string(subject)], keys["reminding.off."+string(subject)] = true, true
	}
	for _, relation := range []models.Relation{models.Coordinates, models.TakesPart, models.Receives, models.Leads, models.Operator, models.OwnDelivery, models.HasFeed,
		models.Custody, models.ShownTo} {
		keys["log.why."+string(relation)] = true
	}
	for _, action := range []models.Action{models.AskConsent, models.GiveConsent, models.DeclineConsent, models.NarrowConsent,
		models.PauseConsent, models.ResumeConsent, models.WithdrawConsent, models.RecordConsent} {
		keys["log."+string(action)] = true
	}
	for _, deed := range []models.Deed{models.Asked, models.Answered, models.Reopened} {
		keys["history.why."+string(deed)] = true
	}
	keys["desk.promise."+string(models.ByRemark)], keys["desk.promise."+string(models.ByWhy)] = true, true
	for _, ground := range []models.GroundKind{models.OwnThing, models.ByConsent, models.ByEmergencyOnly} {
		keys["share.ground."+string(ground)] = true
	}
	for _, state := range models.ConsentStates {
		keys["consent.now."+string(state)] = true
	}
	for _, deed := range models.ConsentDeeds {
		keys["consent.did."+string(deed)] = true
	}
	for _, capacity := range models.Capacities {
		keys["consent.who."+string(capacity)] = true
	}
	for _, form := range []models.Form{models.OnPaper, models.ByWord} {
		keys["consent.noted."+string(form)] = true
	}
	for _, of := range []string{".own", ".desk"} {
		keys["consent.text.who"+of], keys["consent.ask.who"+of], keys["consent.statute"+of] = true, true, true
	}
	keys["consent.did.narrowed.thing"] = true
	for _, without := range []models.WithoutYes{models.NothingLost, models.Slower, models.CannotBe} {
		keys["consent.text.without."+string(without)] = true
	}
	for _, review := range []models.Review{models.InOrder, models.NotInOrder} {
		for _, key := range []string{"emergency.review.", "emergency.leader.", "history.emergency."} {
			keys[key+string(review)] = true
		}
	}
	keys["emergency.leader.waits"], keys["emergency.leader.late"] = true, true // as the day is
	for _, statute := range law.Sharing() {
		keys[statute.Because] = true
	}
	keys["question.due"], keys["desk.question.due"] = true, true // as the reader is
	for _, voice := range []models.FamilyVoice{models.VoiceOwn, models.VoiceBoth, models.VoiceHeard, models.VoiceParents} {
		keys["family.rule."+string(voice)] = true
	}
	for _, key := range []string{"state.going", "state.reached", "state.later", "tie.custody", "tie.in_custody", "tie.home", "tie.relative"} {
		keys["family."+key] = true
	}
	for _, key := range models.QuickReplies {
		keys["quick."+key] = true
	}
	for _, t := range models.Templates {
		keys["template."+t.Key], keys["template."+t.Key+".title"] = true, true
	}
	for _, waits := range []models.Waits{models.WaitsOnCitizen, models.WaitsOnUs} {
		keys["thread.waits.citizen."+string(waits)], keys["thread.waits.staff."+string(waits)] = true, true
	}
	for _, set := range []topic.Set{topic.Help, topic.Strain} {
		for _, name := range topic.Topics(set) {
			if name != "case_meeting" {
				keys["finding."+string(set)+"."+name] = true
			}
		}
	}
	for _, name := range topic.Topics(topic.Limit) {
		if !slices.Contains(topic.Topics(topic.Strain), name) {
			keys["finding.need."+name] = true
		}
	}
	return keys
}

// ofFinding are the texts of the kinds of finding and of what they name; that
// each variant has one is held where findings are worded.
var ofFinding = regexp.MustCompile(`^finding\.(` + strings.Join(detect.Kinds, "|") + `|help|chore|about|weekday|number)\.?[a-z_.0-9]*$`)

var patterns = regexp.MustCompile(`^(date\.(month|weekday)\.\d+|repeats\.(day|week|weekday|workdays|month|year)(\.n)?|` +
	`plan\.gap\.(late|unread|empty)(\.nobody)?|plan\.travel\.\w+|measure\.when\.(once|again)(\.place)?|` +
	`report\.(answers|promises|writing|plans|settled|open|caseload|level)\.\w+)$`)

func TestEveryTextIsUsedAndEveryUsedTextIsThere(t *testing.T) {
	da := catalogue(t, "da")
	code := readCode(t)
	put := made()
	for key := range da {
		if !put[key] && !patterns.MatchString(key) && !saidHere.MatchString(key) && !ofFinding.MatchString(key) && !strings.Contains(code, `"`+key+`"`) && !strings.Contains(code, `'`+key+`'`) && !strings.Contains(code, "{"+key+"}") {
			t.Errorf("nobody uses %s", key)
		}
	}
	for key := range put {
		if _, ok := da[key]; !ok && !strings.HasPrefix(key, "date.") && key != "area.in.undecided" {
			t.Errorf("the code can ask for %s, which is not there", key)
		}
	}
	for _, m := range regexp.MustCompile(`["'](?:app|date|plan|duty|measure|print|import|error|intake|demo|repeats|list|answer|outcome|decision|reuse|given|load|pause|notice|desk|goal|handover|assessment|staff|absence)\.[a-z_.]+["']`).FindAllString(code, -1) {
		key := strings.Trim(m, `"'`)
		if _, ok := da[key]; !ok && !strings.HasSuffix(key, ".") && !isFile(key) && models.WhoMay[models.Action(key)] == nil {
			t.Errorf("the code asks for %s, which is not there", key)
		}
	}
}

// isFile tells a name like "import.go" from a key.
func isFile(s string) bool {
	return slices.Contains([]string{".go", ".json", ".ts", ".tsx", ".sql", ".tsv"}, filepath.Ext(s))
}

// readCode is all Go, TypeScript and templates that are no tests.
func readCode(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	for _, dir := range []string{"../models", "../server", "../pwa/src", "../pwa/sw", "../pwa/scripts", "../pwa/index.html", "../pwa/vite.config.ts"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.Contains(path, "node_modules") ||
				strings.Contains(path, "_test.go") || strings.Contains(path, ".test.ts") || strings.Contains(path, "testdata") {
				return err
			}
			switch filepath.Ext(path) {
			case ".go", ".ts", ".tsx", ".mjs", ".html":
				b, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				all.Write(b)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestAPluralIsChosenAndSlotsAreFilled(t *testing.T) {
	da := i18n.For("da")
	for n, want := range map[int]string{1: "én fejl", 2: "2 fejl", 0: "0 fejl"} {
		if got := da.Count("intake.refused", n, nil); !strings.Contains(got, want) {
			t.Errorf("%d: %s", n, got)
		}
	}
	if got := da.Text("plan.about", i18n.Args{"name": "Emil"}); got != "Planen handler om Emil." {
		t.Error(got)
	}
	if got := da.Text("no.such.key", nil); got != "[no.such.key]" {
		t.Error(got)
	}
}

func TestTheReadersLanguageIsMatched(t *testing.T) {
	for header, want := range map[string]string{
		"": "da", "da": "da", "da-DK,da;q=0.9,en;q=0.8": "da", "en-GB,en;q=0.9": "en", "fr": "da", "de,en;q=0.5": "en", "!!": "da", "en": "en",
	} {
		if got := i18n.Match(header).Name(); got != want {
			t.Errorf("%q: %s, want %s", header, got, want)
		}
	}
}

func TestATimeStaysWithItsWord(t *testing.T) {
	for _, name := range i18n.Names() {
		l := i18n.For(name)
		for _, key := range l.Keys() {
			for _, text := range []string{l.Text(key, nil), l.Count(key, 1, nil), l.Count(key, 2, nil)} {
				if regexp.MustCompile(`kl\. [{\d]`).MatchString(text) {
					t.Errorf("%s %s: a line can end within %q", name, key, text)
				}
			}
		}
	}
	if got := i18n.For("da").Text("date.at", i18n.Args{"from": "4.24"}); got != "kl.\u00a04.24" {
		t.Errorf("%q", got)
	}
}
