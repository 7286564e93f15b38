package detect

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/restate"
	"enplan/models/sieve"
)

// doctorFamily are the papers from one's own doctor, which departments name in
// many ways and which as a rule can be one and the same.
const doctorFamily = "egen_laege_status"

// identityFamily are the papers of which one shows as well as another who
// somebody is.
const identityFamily = "legitimation"

const rehabilitationPlan = "genoptraeningsplan"

// sorts are keys that name a sort of paper: two demands for a receipt are for
// two receipts.
var sorts = map[string]bool{
	restate.OtherPaper: true, "afgoerelse": true, "boligansoegning": true, "diagnose_dokumentation": true,
	"dom": true, "forsikring": true, "foto": true, "fuldmagt": true, "handleplan": true, "jobansoegninger": true,
	"kvittering": true, "oplysningsskema": true, "prisoverslag": true, "rykker": true, "samtykke": true,
}

// duplicateDocument finds papers that are asked for twice or more, and a plan
// for retraining that is asked for while it is here.
func duplicateDocument(p *sight) []Finding {
	demands := demandsOf(p.Plan)
	again := askedAgain(p, demands)
	for _, one := range askedForWhatIsHere(p, demands) {
		i := slices.IndexFunc(again, func(f Finding) bool {
			return slices.Contains(f.Refs, one.Refs[0]) && meet(strings.Split(f.Args["papers"], ","), strings.Split(one.Args["papers"], ","))
		})
		if i < 0 {
			again = append(again, one)
			continue
		}
		again[i].Args["held_by"] = one.Args["held_by"]
	}
	return again
}

// demandsOf are the demands for papers, each once though two sources tell of
// it, in an order of their own.
func demandsOf(p oneplan.Plan) []oneplan.Duty {
	var demands []oneplan.Duty
	for _, d := range p.Duties {
		if d.Kind == oneplan.DutyPaper {
			demands = append(demands, d)
		}
	}
	slices.SortFunc(demands, func(x, y oneplan.Duty) int {
		return cmp.Or(cmp.Compare(x.Due.String(), y.Due.String()), strings.Compare(demandLabel(x), demandLabel(y)),
			strings.Compare(x.Plan.Source, y.Plan.Source))
	})
	return slices.CompactFunc(demands, func(x, y oneplan.Duty) bool { return demandLabel(x) == demandLabel(y) })
}

func demandLabel(d oneplan.Duty) string {
	return d.ID + "|" + d.Due.String() + "|" + strings.ToLower(d.Written)
}

func askedAgain(p *sight, demands []oneplan.Duty) []Finding {
	groups := map[string][]oneplan.Duty{}
	for _, d := range demands {
		for _, paper := range papersOf(d) {
			key := paper + "|" + whosePaper(p.Plan, d, paper)
			groups[key] = append(groups[key], d)
		}
	}
	papers := map[string][]string{} // by the demands that ask for them all
	asked := map[string][]oneplan.Duty{}
	for key, group := range groups {
		if len(group) < 2 {
			continue
		}
		var labels []string
		for _, d := range group {
			labels = append(labels, demandLabel(d))
		}
		paper, _, _ := strings.Cut(key, "|")
		together := strings.Join(labels, "\x00")
		papers[together], asked[together] = append(papers[together], paper), group
	}
	var found []Finding
	for together, group := range asked {
		found = append(found, repeated(group, papers[together]))
	}
	return found
}

func repeated(group []oneplan.Duty, papers []string) Finding {
	slices.Sort(papers)
	f := Finding{Kind: DuplicateDocument, Severity: High, Acts: Municipality, Args: map[string]string{
		"papers": strings.Join(papers, ","), "count": strconv.Itoa(len(group)),
	}}
	putDates(f.Args, group)
	facts := slices.Clone(papers)
	for _, d := range group {
		f.Refs = append(f.Refs, d.Demand.ID)
		f = f.touching(d.Plan)
		facts = append(facts, label(d.Plan)+"/"+demandLabel(d))
	}
	return f.named(facts...)
}

// putDates says the first and the last day that is set.
func putDates(args map[string]string, group []oneplan.Duty) {
	for _, d := range group {
		day := d.Due.String()
		if day == "" {
			continue
		}
		if args["first_date"] == "" || day < args["first_date"] {
			args["first_date"] = day
		}
		args["last_date"] = max(args["last_date"], day)
	}
}

// papersOrSorts are the papers of a demand, sorts of paper included.
func papersOrSorts(d oneplan.Duty) []string {
	var keys []string
	for _, paper := range d.Papers {
		keys = append(keys, keyOf(paper))
	}
	return keys
}

// papersOf are the papers of a demand that are one paper wherever it is sent.
func papersOf(d oneplan.Duty) []string {
	var keys []string
	for _, paper := range d.Papers {
		key := keyOf(paper)
		if !sorts[key] && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// parents are the words a child's plan uses for a parent.
var parents = map[string]string{
	"mor": "mother", "mors": "mother", "moderen": "mother", "moderens": "mother",
	"far": "father", "fars": "father", "faderen": "father", "faderens": "father",
	"forælder": "parent", "forælderens": "parent", "forældrene": "parents", "forældrenes": "parents", "forældres": "parents",
}

// subject is the household member a plan is about, "" for the citizen.
func subject(p oneplan.Plan, plan *models.SectorPlan) string {
	if person, ok := p.Citizen.PersonByID(plan.Subject); ok {
		return person.ID
	}
	return ""
}

// concerns is whom the papers of a demand are about: "" is the citizen. A
// child's plan that names one parent means the citizen; one that names the
// other as well leaves open which of them, and neither is taken for the citizen.
func concerns(p oneplan.Plan, d oneplan.Duty) string {
	parent := parentIn(d.Written)
	if parent == "" && ofHome.MatchString(d.Written) {
		return "" // what the whole household spends is the citizen's too
	}
	if parent == "" {
		return subject(p, d.Plan)
	}
	if !aboutChild(p, d.Plan) {
		return parent
	}
	for _, other := range p.Duties {
		named := parentIn(other.Written)
		if other.Kind == oneplan.DutyPaper && named != "" && named != parent && aboutChild(p, other.Plan) {
			return parent
		}
	}
	return ""
}

// whosePaper is whom a paper is about, where parents have one between them: that
// on when a child is with whom is the same, whether it is asked for the child's
// sake or for the parent's.
func whosePaper(p oneplan.Plan, d oneplan.Duty, paper string) string {
	if paper == "samvaersaftale" || paper == "foraeldremyndighed" {
		return ""
	}
	return concerns(p, d)
}

var ofHome = sieve.Compile(`(?i)\bhus(?:stand|holdning)en?s?\b`)

func aboutChild(p oneplan.Plan, plan *models.SectorPlan) bool {
	return plan.Type == models.PlanChild || subject(p, plan) != ""
}

// parentWords is what all of the parents' words hold one of.
var parentWords = sieve.Compile(`mor|moder|far|fader|foræld`)

func parentIn(text string) string {
	low := strings.ToLower(text)
	if !parentWords.MatchString(low) {
		return ""
	}
	for _, word := range strings.FieldsFunc(low, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if parent := parents[word]; parent != "" {
			return parent
		}
	}
	return ""
}
