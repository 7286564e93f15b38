// Package demo is Strandborg, a small invented municipality with four invented
// citizens. make run and the tests live in it. Its deliveries come as the
// departments' systems would send them and go through the same door.
package demo

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"enplan/models"
)

//go:embed strandborg.json
var strandborg []byte

// Municipality, Phone and Contact are Strandborg's.
const (
	Municipality = "Strandborg Kommune"
	Phone        = "44 55 00 00"
	Contact      = "drift@strandborg.example" // of push services: nobody is there
)

// Day is the day the demo plays on, a Monday. The invented plans are written
// around it, so the demo's clock starts here whenever it is run.
var Day = models.MustDate("2026-11-23")

// Clock is a clock that starts at the demo day, at the time of day of the real
// clock, and then runs as the real one does.
func Clock(real func() time.Time, zone *time.Location) func() time.Time {
	started := real().In(zone)
	shift := Day.At(started.Hour(), started.Minute(), zone).Sub(started.Truncate(time.Minute))
	return func() time.Time { return real().Add(shift) }
}

// Person is somebody one can try the demo as.
type Person struct {
	As    string
	Name  string
	About string // key of a text
}

// Lone is the borgerkonsulent of all three.
var Lone = models.Staff{ID: "lone", Name: "Lone Brandt", Unit: "Borgerkonsulenterne", Phone: "44 55 00 10"}

// Per stands in for Lone when she is away. Henrik writes Mette's plan at the job
// centre, and Anja at the social psychiatry; each sees of it what she lets them see.
var (
	Per    = models.Staff{ID: "per", Name: "Per Dam", Unit: "Borgerkonsulenterne", Phone: "44 55 00 11"}
	Henrik = models.Staff{
		ID: "henrik", Name: "Henrik Dahl", Unit: "Jobcenter Strandborg, Team Afklaring", Phone: "44 55 10 01",
		Role: models.AsProfessional, Department: "jobcenter",
	}
	Anja = models.Staff{
		ID: "anja", Name: "Anja Frost", Unit: "Socialpsykiatrien", Phone: "44 55 20 01",
		Role: models.AsProfessional, Department: "socialpsykiatrien",
	}
)

// citizens are the three whose plans Strandborg has, and who have Lone.
var citizens = []Person{
	{"mette", "Mette Lund", "demo.about.mette"},
	{"sara", "Sara Holm", "demo.about.sara"},
	{"jonas", "Jonas Bech", "demo.about.jonas"},
}

// emil is Mette's son of fifteen, who has no department's plan yet, and decides himself
// what his mother sees.
var emil = Person{"emil", "Emil Lund", "demo.about.emil"}

// staff are those who work in Strandborg and can log in.
var staff = []struct {
	models.Staff
	about string
}{
	{Lone, "demo.about.lone"}, {Per, "demo.about.per"}, {Henrik, "demo.about.henrik"}, {Anja, "demo.about.anja"},
	{Birgit, "demo.about.birgit"},
}

// People are the citizens and those who work for them.
func People() []Person {
	people := append(slices.Clone(citizens), emil)
	for _, s := range staff {
		people = append(people, Person{s.ID, s.Name, s.about})
	}
	return people
}

// Source is a department's system.
type Source struct {
	models.Source
	SilentFor time.Duration // how long ago it last delivered, to show a late one
}

// sources are the systems by the name the plans give them.
var sources = map[string]Source{
	"KMD Momentum":           source("momentum", "Jobcenter Strandborg", "jobcenter", 0),
	"EG Sensum":              source("sensum", "Socialpsykiatrien", "socialpsykiatrien", 0),
	"Columna Cura":           source("columna", "Sundhedscentret", "sundhedscentret", 0),
	"DUBU":                   source("dubu", "Familieafdelingen", "familieafdelingen", 0),
	"KSD / Schultz Fasit":    source("ksd", "Sygedagpengeteamet", "jobcenter", 0),
	"KY / pladsanvisning":    source("ky", "Ydelsescentret", "ydelsescentret", 0),
	"Novax":                  source("novax", "Rusmiddelcentret Ung", "rusmiddelcentret", 0),
	"KMD Boliglån":           source("boliglaan", "Borgerservice, Bolig", "bolig", 0),
	"Sundhedsplatformen":     source("region", "Psykiatrisk ambulatorium", "psykiatrien", 9*24*time.Hour),
	borgerkonsulenten.system: borgerkonsulenten.source,
}

// borgerkonsulenten delivers what the citizen has said and who coordinates.
var borgerkonsulenten = struct {
	system string
	source Source
}{"Borgerkonsulenten", source("borgerkonsulent", "Borgerkonsulenterne", "", 0)}

func source(name, title, department string, silent time.Duration) Source {
	return Source{models.Source{Name: name, Title: title, Every: 24 * time.Hour, Department: department}, silent}
}

// Delivery is one document from one source.
type Delivery struct {
	Source Source
	ID     string
	Data   []byte
}

type caseFile struct {
	Format        string           `json:"format"`
	ReferenceDate string           `json:"referenceDate"`
	Municipality  json.RawMessage  `json:"municipality,omitempty"`
	Cases         []map[string]any `json:"cases"`
}

// Deliveries are what the departments of Strandborg send, each its own plan of
// each citizen, as real ones do.
func Deliveries() ([]Delivery, error) {
	var all caseFile
	if err := json.Unmarshal(strandborg, &all); err != nil {
		return nil, fmt.Errorf("read Strandborg: %w", err)
	}
	var out []Delivery
	for _, c := range all.Cases {
		own := map[string]any{}
		for key, value := range c {
			if key != "plans" {
				own[key] = value
			}
		}
		id := fmt.Sprint(c["id"])
		d, err := deliver(borgerkonsulenten.system, id, own, all)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
		plans, _ := c["plans"].([]any)
		for _, p := range plans {
			plan, _ := p.(map[string]any)
			content := map[string]any{"citizen": c["citizen"], "plans": []any{plan}}
			if plan["subject"] != citizenID(c) {
				content["household"] = c["household"] // whoever writes a child's plan knows the child
			}
			d, err := deliver(fmt.Sprint(plan["sourceSystem"]), fmt.Sprint(plan["id"]), content, all)
			if err != nil {
				return nil, err
			}
			out = append(out, d)
		}
	}
	return out, nil
}

func deliver(system, id string, content map[string]any, all caseFile) (Delivery, error) {
	source, ok := sources[system]
	if !ok {
		return Delivery{}, fmt.Errorf("system %q delivers to nobody", system)
	}
	content["format"], content["referenceDate"] = all.Format, all.ReferenceDate
	data, err := json.Marshal(content)
	return Delivery{Source: source, ID: id, Data: data}, err
}

func citizenID(c map[string]any) any {
	citizen, _ := c["citizen"].(map[string]any)
	return citizen["id"]
}
