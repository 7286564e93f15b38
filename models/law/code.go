package law

import (
	_ "embed"
	"strings"
	"sync"

	"enplan/models"
)

// Code is one concept of the municipalities' shared vocabularies with our own plain sentence.
type Code struct {
	System, Code, Name, Plain string
	Kind                      string // measure, offer, target_group, condition, support_need, function_level, goal_type, goal_category, status, role, phase, result, other
	Area                      models.LifeArea
	Provision                 string // key of the provision it clearly belongs to, else empty
}

// CodeFor finds a code whatever address its system was written with.
func CodeFor(code string) (Code, bool) {
	c, ok := codes()[strings.ToLower(strings.TrimSpace(code))]
	return c, ok
}

//go:embed codes.tsv
var codesTSV string

//go:embed fsiii.tsv
var fsiiiTSV string

var codes = sync.OnceValue(func() map[string]Code {
	table := map[string]Code{}
	for _, r := range append(readTable("codes.tsv", codesTSV), readTable("fsiii.tsv", fsiiiTSV)...) {
		table[strings.ToLower(r["code"])] = Code{
			System: r["system"], Code: r["code"], Name: r["name"], Plain: r["plain_da"],
			Kind: r["kind"], Area: models.LifeArea(r["area"]), Provision: r["provision"],
		}
	}
	return table
})

// systemByOID names the registered numbers; the dots matter: 1.2.208.176.1 is another register.
var systemByOID = map[string]string{
	"1.2.208.176.2.22":   "ffb",
	"1.2.208.176.2.21":   "fsiii",
	"1.2.208.176.2.4":    "sks",
	"1.2.208.176.2.4.12": "sks",
	"1.2.208.176.1.2":    "cpr",
}

// systemByName names the last part of an address, old or new.
var systemByName = map[string]string{
	"ffb":                                   "ffb",
	"kl-messaging-ffb-participantrolecodes": "ffb",
	"fsiii":                                 "fsiii",
	"caresocialcodes":                       "care",
	"klcommoncaresocialcodes":               "care",
	"kle":                                   "kle",
	"kle-online.dk":                         "kle",
	"sks":                                   "sks",
	"cpr":                                   "cpr",
}

// SystemOf says which vocabulary an address means: "ffb", "fsiii", "care", "kle", "sks"
// or "cpr", and "" for every other.
func SystemOf(uri string) string {
	uri, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(uri)), "|")
	uri = strings.TrimRight(uri, "/")
	if system, ok := systemByOID[strings.TrimPrefix(uri, "urn:oid:")]; ok {
		return system
	}
	last := uri[strings.LastIndexAny(uri, "/:")+1:]
	return systemByName[strings.TrimPrefix(last, "www.")]
}
