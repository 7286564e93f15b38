package restate

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// pieces of caseworkers' Danish, put together at random.
var pieces = []string{
	"Borger", "Mor", "Emil (15)", "Arbejdsgiver", "skal", "må ikke", "forventes at", "møde", "deltage", "løfte", "kl. 08.30",
	"kl. 27", "senest d. 31.02.2027", "før 14.12.2026", "ultimo november", "5 kg", "over 6 personer", "grupper", "ingen",
	"udeblivelse", "kan medføre", "bortfald af", "sygedagpenge", "kontanthjælp", "afslag på det foreliggende grundlag", ".",
	",", ";", "hvis", "ikke", "stoffri", "urinprøve", "statusattest", "psykiater", "kontoudtog", "og", "/", "(45 min. med bus)",
	"2 x 1 time/uge", "½", "æøåÆØÅ", "\u00a0", "a\u030a", "\xff", "Netværksmøde om", "At", "fremmøde på 15 ugentlige timer",
}

// everything runs each function of the package on one text and gives the keys.
func everything(text string) []string {
	var keys []string
	for _, st := range slices.Concat(Condition(text, demoDay), Consequences(text)) {
		keys = append(keys, st.Key)
		if b := st.Args["benefit"]; b != "" {
			keys = append(keys, "benefit."+b)
		}
	}
	for _, one := range []func(string) (Statement, bool){Reason, Amount, Meeting, GoalWords} {
		if st, ok := one(text); ok {
			keys = append(keys, st.Key)
		}
	}
	for _, p := range Papers(text) {
		keys = append(keys, "paper."+p.Key)
	}
	if p := Place(text); p.TravelBy != "" {
		keys = append(keys, "travel."+p.TravelBy)
	}
	return keys
}

func TestNoTextGivesAKeyThatIsNotListed(t *testing.T) {
	listed := Keys()
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces"), " ")
		for _, key := range everything(text) {
			if _, ok := slices.BinarySearch(listed, key); !ok {
				t.Fatalf("%q gives %s, which Keys does not list", text, key)
			}
		}
	})
}

func TestFoldingKeepsEveryByteInItsPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s") + rapid.StringOf(rapid.RuneFrom([]rune("aæøåÆØÅé\u00a0-"))).Draw(t, "danish")
		if len(fold(s)) != len(s) {
			t.Fatalf("fold changed the length of %q", s)
		}
	})
}

func FuzzNothingPanics(f *testing.F) {
	f.Add(strings.Join(pieces, " "))
	f.Add("Borger skal møde kl. 08.30. For sent fremmøde registreres som fravær.")
	listed := Keys()
	f.Fuzz(func(t *testing.T, text string) {
		for _, key := range everything(text) {
			if _, ok := slices.BinarySearch(listed, key); !ok {
				t.Fatalf("%q gives %s, which Keys does not list", text, key)
			}
		}
	})
}

var slotName = regexp.MustCompile(`\{(\w+)\}`)

// fragments are the texts of i18n, or a skip when this package's are not there.
func fragments(t *testing.T, language string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "..", "i18n", language+".json"))
	if err != nil {
		t.Skip("no texts yet: ", err)
	}
	var all map[string]any // a text, or one per plural form
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for key, text := range all {
		texts[key], _ = text.(string)
	}
	if texts[AsWritten] == "" {
		t.Skip("the texts of this package are not in i18n yet")
	}
	return texts
}

func TestEveryKeyHasATextAndEverySlotAValue(t *testing.T) {
	for _, language := range []string{"da", "en"} {
		texts := fragments(t, language)
		for _, key := range Keys() {
			if texts[key] == "" {
				t.Errorf("%s: no text for %s", language, key)
			}
		}
		for _, r := range slices.Concat(conditionRules.rules, consequenceRules.rules, meetingRules.rules, reasonRules.rules, amountRules.rules, goalRules.rules) {
			for _, slot := range slotName.FindAllStringSubmatch(texts[r.key], -1) {
				group := strings.NewReplacer("_date", "", "time", "clock").Replace(slot[1])
				if r.want.SubexpIndex(group) < 0 {
					t.Errorf("%s: %s wants {%s}, which its rule does not read", language, r.key, slot[1])
				}
			}
		}
	}
}
