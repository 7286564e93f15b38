package web_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// Who may, told from the documents (docs/security.md, docs/design.md) and not from
// models.WhoMay. A new route gets its row here, or belongs to a family that has one; the
// longest prefix counts, and rows of one prefix add up. entrances_test.go tries every
// operation of the OpenAPI document as every visitor against it.

// visitors are the kinds of viewer.
const (
	nobody         = "nobody"
	theCitizen     = "the citizen" // of the "given" one
	otherCitizen   = "another citizen"
	assigned       = "a borgerkonsulent who is assigned"
	notAssigned    = "a borgerkonsulent who is not"
	ownProfession  = "a fagperson of a department with a plan"
	yesProfession  = "a fagperson of a department without one" // who sees what there is a yes to
	leader         = "a leader"
	ownSystem      = "a system of a department with a plan"
	yesSystem      = "a system of a department without one"
	somebodysToken = "a key that nobody was given"
)

var visitors = []string{
	nobody, theCitizen, otherCitizen, assigned, notAssigned, ownProfession, yesProfession, leader, ownSystem, yesSystem, somebodysToken,
}

// What stands between each citizen and the department without a plan.
const (
	given     = "given"     // a yes that holds
	unasked   = "unasked"   // nothing
	revoked   = "revoked"   // a yes that was taken back
	expired   = "expired"   // one that is over
	aboutKin  = "about kin" // one that holds, to things about somebody else
	protected = "protected" // one that holds, of somebody with a protected address
	unstated  = "unstated"  // one that holds, of somebody whose address no source has said anything about
)

var targets = []string{given, unasked, revoked, expired, aboutKin, protected, unstated}

// withYes are those of whom something may be seen by a yes; toldOf those whom a department
// without a plan may be told of at all.
var (
	withYes = []string{given, protected, unstated}
	toldOf  = append([]string{aboutKin}, withYes...)
)

// family is who may enter, and with whose citizens; no citizens is a route that names
// none.
type family struct {
	prefix   string // after "GET " only for reading, else for all methods
	visitors []string
	targets  []string
}

var (
	staffed  = []string{assigned, notAssigned, ownProfession, yesProfession}
	citizens = []string{theCitizen, otherCitizen}
	inside   = []string{theCitizen, otherCitizen, assigned, notAssigned, ownProfession, yesProfession, leader}
)

var families = []family{
	{"/healthz", visitors, nil},
	{"/readyz", visitors, nil},
	{"/.well-known/jwks.json", visitors, nil}, // the public key of receipts
	{"/api/openapi.json", visitors, nil},
	{"/api/schemas/", visitors, nil},
	{"/api/me", visitors, nil},
	{"/api/demo/", visitors, nil}, // there in the demo only
	{"/api/demo/again", inside, nil},
	{"/api/session", inside, nil}, // the own ones
	{"/api/logout", visitors, nil},
	{"POST /api/push/receipts", visitors, nil},  // a receipt says what is needed
	{"POST /api/policy-reports", visitors, nil}, // of a browser, about its page
	{"/api/leave", visitors, nil},
	{"/api/live", inside, nil},
	{"/auth/", visitors, nil}, // leads on to a provider, or into the app without a session: login_test.go
	{"/feed/", nil, nil},      // whoever has the secret address: feed_test.go

	// The citizen's own; whose it is says the session.
	{"/api/", citizens, nil},

	// Who works here has a desk with their own list, and of one citizen only the
	// borgerkonsulent who is assigned.
	{"/api/desk", staffed, nil},
	{"/api/desk/citizens/{id}", []string{assigned}, targets},

	{"/api/leader/", []string{leader}, nil},

	// Whom the department of who asks has a case with; a borgerkonsulent has none.
	{"GET /api/cases", staffed, nil},

	// A source under its own name.
	{"/api/intake/momentum/", []string{ownSystem}, nil},
	{"/api/intake/fritidssystem/", []string{yesSystem}, nil},

	// The gate: with a plan of its own a department is told of the citizen, else by a
	// yes only.
	{"GET /api/departments/jobcenter/citizens/{citizen}/plan", []string{ownProfession, ownSystem}, targets},
	{"GET /api/departments/fritid/citizens/{citizen}/plan", []string{yesProfession, yesSystem}, toldOf},
}

// knows are the citizens a visitor may be told of at all.
var knows = map[string][]string{
	theCitizen: {given}, otherCitizen: {unasked}, assigned: targets, ownProfession: targets, ownSystem: targets,
	yesProfession: toldOf, yesSystem: toldOf,
}

// mayEnter reports whether a visitor may use an operation on a target, "" where none is
// named, and whether any family has it.
func mayEnter(method, path, visitor, target string) (may, listed bool) {
	longest := -1
	for _, f := range families {
		only, prefix, has := strings.Cut(f.prefix, " ")
		if !has {
			only, prefix = "", f.prefix
		}
		if !strings.HasPrefix(path, prefix) || only != "" && only != method || len(prefix) < longest {
			continue
		}
		if len(prefix) > longest {
			longest, may = len(prefix), false
		}
		may = may || slices.Contains(f.visitors, visitor) && (target == "" || slices.Contains(f.targets, target))
	}
	return may, longest >= 0
}

// hideout is in every place of the citizens whose address must not be told, and in whom
// they are with there, with the department that meets them.
const hideout = "Skjulested"

// hidingStreet stands in each such place, since of a place the lock screen shows the street.
const hidingStreet = "Skjulevej 3"

// hidden are the names of those citizens.
var hidden = map[string]string{protected: "Hilda Hemmelig", unstated: "Hulda Hemmelig"}

// cell is what somebody, or something that leaves, may tell of them.
type cell struct{ name, own, others bool }

// cells are the table of decision 0047.
type cells map[string]cell

// readCells reads the table. A visitor it leaves out may know nothing.
func readCells(t *testing.T) cells {
	t.Helper()
	data, err := os.ReadFile("../../docs/decisions/0047-protected-people.md")
	if err != nil {
		t.Fatal(err)
	}
	all := cells{}
	for line := range strings.Lines(string(data)) {
		part := strings.Split(strings.TrimSpace(line), " | ")
		if len(part) != 4 || !slices.Contains([]string{"yes", "no"}, part[1]) {
			continue
		}
		last := strings.TrimSuffix(part[3], " |")
		all[strings.TrimPrefix(part[0], "| ")] = cell{part[1] == "yes", part[2] == "yes", last == "yes"}
	}
	for _, who := range slices.Concat(visitors, outputs) {
		if _, is := all[who]; !is {
			t.Errorf("the table does not say what %s may tell", who)
		}
	}
	return all
}

// maySay reports whether a visitor may read a hideout of a department.
func (c cells) maySay(visitor, department string) bool {
	if (visitor == ownProfession || visitor == ownSystem) && department == "jobcenter" {
		return c[visitor].own
	}
	return c[visitor].others
}
