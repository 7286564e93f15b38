package intake

import (
	"cmp"
	"strings"

	"enplan/models"
	"enplan/models/law"
)

// course is what a code says about the plan it stands on. Its unit stands in
// where a municipality delivers and names no department.
type course struct {
	kind  models.PlanType
	law   string
	title string
	unit  string
}

// The plan types that only FHIR deliveries give.
const (
	planCare     models.PlanType = "pleje"
	planChildren models.PlanType = "lettilgaengeligt_tilbud"
	planNurse    models.PlanType = "sundhedspleje"
)

var (
	courseSocial = course{models.PlanSocial, "", "Social indsats", "Kommunens sociale område"}
	courseRehab  = course{models.PlanRehabilitation, "SUL § 140", "Genoptræning efter sygehusophold",
		"Kommunens genoptræning"}
	coursePrevention = course{models.PlanPrevention, "SUL § 119", "Sundhedsfremme og forebyggelse",
		"Kommunens sundhedsfremme"}
	courseNursing  = course{planCare, "SUL § 138", "Hjemmesygepleje", "Kommunens hjemmesygepleje"}
	courseCare     = course{planCare, "", "Pleje og omsorg", "Kommunens pleje og omsorg"}
	courseChildren = course{planChildren, "", "Lettilgængeligt tilbud til børn og unge",
		"Kommunens tilbud til børn og unge"}
	courseNurse = course{planNurse, "", "Sundhedspleje", "Kommunens sundhedspleje"}
	courseNone  = course{}
)

// courses are the codes of care and social codes that name a course of help.
var courses = map[string]course{
	"4a297733-4d66-4726-a933-590d55cf91e0": courseSocial, "e459386d-1474-4c31-89c5-c8bc7a25e3d4": courseSocial,
	"67b4ac73-dedf-4337-ad56-476b0a55ab03": courseSocial,
	"7fc66c15-0cb3-4c89-9e18-f3a01e6a6592": courseRehab, "ddd2f670-5ec7-4f9c-9a2c-aee25cb133bf": courseRehab,
	"4863001e-14c7-4be8-a2da-e4f21a4b6ac4": courseRehab, "f15b2663-94d9-4d0c-a5de-d8bd8e1e4ebb": courseRehab,
	"a71921ea-fe83-441d-933b-cc21d0b3c8c3": coursePrevention, "4fd6c23a-6ff3-4251-ac37-3ca095027b5b": coursePrevention,
	"9791e55a-656f-47eb-8fd5-c4a06b0a4662": coursePrevention, "5c160c02-e858-4c1f-925a-71ed64844749": coursePrevention,
	"490ab7be-ddb1-4a54-baf1-009fe6e8a83b": courseNursing, "ad865929-7363-4b2d-a271-01993181fbaf": courseCare,
	"01302bcb-c7f3-42c4-8ded-68e33da064eb": courseChildren,
}

// Single codes with a meaning of their own.
const (
	codeOwnWish1    = "416fe27d-3ccf-4390-8742-8b52a9d8dc78"
	codeOwnWish2    = "ffb9886b-d04e-46b1-9165-a400f91f822b"
	codePurpose     = "424827b1-23aa-4848-962b-56ee47def560"
	codePartGoal    = "6746d4af-145a-4bfd-a672-05c0cf11b53b"
	codeGoalType    = "90c48f03-f194-4b2f-ad7d-6cba1069ae48"
	codeGoalLevel   = "66959f77-6e2a-4574-8423-3ff097f8b9fa"
	codeFollowUp    = "9f03dfbb-7a97-45a5-94db-d4c3501714a9"
	roleCoordinates = "koordinerende-myndighed"
	roleCarriesOut  = "koordinerende-udfører"
)

// codesOf are the codings of a concept.
func codesOf(concepts ...value) []models.Code {
	var codes []models.Code
	for _, concept := range concepts {
		for _, k := range concept.all("coding") {
			if k.at("code").text() == "" && k.at("display").text() == "" {
				continue
			}
			codes = append(codes, models.Code{
				System: k.at("system").text(), Value: k.at("code").text(), Text: k.at("display").text(),
			})
		}
	}
	return codes
}

// nameOf is what a concept is called: the sender's own words, the display, the
// official name from the tables, in that order.
func nameOf(concept value) string {
	name := concept.at("text").text()
	for _, k := range codesOf(concept) {
		name = cmp.Or(name, k.Text)
	}
	for _, k := range codesOf(concept) {
		official, _ := law.CodeFor(k.Value)
		name = cmp.Or(name, official.Name)
	}
	return name
}

func has(concepts []value, codes ...string) bool {
	for _, k := range codesOf(concepts...) {
		for _, code := range codes {
			if k.Value == code {
				return true
			}
		}
	}
	return false
}

// courseOf tells what sort of plan codes belong to; the first that tells wins.
func courseOf(codes []models.Code) course {
	if c := courseNamed(codes); c != courseNone {
		return c
	}
	for _, k := range codes {
		switch law.SystemOf(k.System) {
		case "ffb":
			return courseSocial
		case "fsiii":
			return courseCare
		}
	}
	return courseNone
}

// courseNamed is the course that a code itself names.
func courseNamed(codes []models.Code) course {
	for _, k := range codes {
		if c, ok := courses[k.Value]; ok {
			return c
		}
	}
	return courseNone
}

// profiles are words in the address of a profile that tell the course where no
// code names it. A vocabulary tells less: several guides share one.
var profiles = []struct {
	word   string
	course course
}{
	{"-140-", courseRehab}, {"/rehab", courseRehab}, {"-119-", coursePrevention}, {"/prevention", coursePrevention},
	{"/ltt", courseChildren}, {"-children-", courseNurse}, {"ffb", courseSocial}, {"gateway", courseCare},
}

func courseOfProfile(body value) course {
	for _, address := range body.all("meta", "profile") {
		for _, p := range profiles {
			if strings.Contains(strings.ToLower(address.text()), p.word) {
				return p.course
			}
		}
	}
	return courseNone
}

// relations are the family words of HL7 in Danish.
var relations = map[string]string{
	"MTH": "mor", "FTH": "far", "PRN": "forælder", "MOTHER": "mor", "SIS": "søster", "BRO": "bror", "SIB": "søskende",
	"CHILD": "barn", "DAU": "datter", "DAUC": "datter", "SON": "søn", "SONC": "søn", "WIFE": "kone", "HUSB": "mand",
	"SPS": "ægtefælle", "DOMPART": "samlever", "SIGOTHR": "kæreste", "GRMTH": "mormor eller farmor",
	"GRFTH": "morfar eller farfar", "GRPRN": "bedsteforælder", "AUNT": "tante", "UNCLE": "onkel", "COUSN": "fætter eller kusine",
	"FRND": "ven", "NBOR": "nabo", "GUARD": "værge", "STPMTH": "stedmor", "STPFTH": "stedfar", "MTHFOST": "plejemor",
	"FTHFOST": "plejefar", "PRNFOST": "plejeforælder", "NMTH": "mor", "NFTH": "far", "CHLDADOPT": "barn",
}
