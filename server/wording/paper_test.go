package wording_test

import (
	"strings"
	"testing"
	"time"

	"enplan/i18n"
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/server/wording"
)

func TestThePaperTellsOfConsentsAndOfWhoLooked(t *testing.T) {
	at := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	terms := models.Terms{From: "sund", To: "job", Category: models.CategoryLimits, Purpose: models.PurposeSpare, Without: models.NothingLost}
	given := models.ConsentEvent{
		Seq: 1, Consent: "c1", What: models.ConsentGiven, Terms: terms, Until: at.AddDate(0, 1, 0), Capacity: models.AsGuardian, Form: models.OnPaper, At: at,
	}
	paused := models.ConsentEvent{Seq: 2, Consent: "c1", What: models.ConsentPaused, At: at.AddDate(0, 0, 1)}
	asked := models.ConsentEvent{Seq: 3, Consent: "c2", What: models.ConsentAsked, Terms: terms, At: at}
	records := models.ConsentRecords([]models.ConsentEvent{given, paused, asked})
	r := wording.Record{
		Plan: oneplan.Plan{Today: models.DateOf(at), AsOf: at, Citizen: models.Citizen{ID: "m", Name: "Mette Lund"}}, Municipality: "Strandborg Kommune",
		Departments: []models.Department{{ID: "job", Title: "Jobcentret"}, {ID: "sund", Title: "Sundhedscentret"}},
		Consents: []wording.ConsentKept{
			{ConsentRecord: records[0], Text: "Jobcentret må se dette.\nDu kan tage dit ja tilbage.", Looks: []models.ConsentLook{{At: at, Department: "job", Category: models.CategoryLimits, N: 2}}},
			{ConsentRecord: records[1]},
		},
		Log: []models.Entry{
			{Seq: 1, At: at, By: models.Viewer{Role: models.AsCitizen, ID: "m"}, Action: models.ReadOwnPlan},
			{Seq: 2, At: at, By: models.Viewer{Role: models.AsProfessional, ID: "henrik"}, Department: "job", Action: models.ReadAsDepartment, Purpose: models.PurposeSpare, Things: "sund/limits*2:consent:c1@1 job/papers*0:own"},
			{Seq: 3, At: at, By: models.Viewer{Role: models.AsProfessional, ID: "henrik"}, Department: "job", Action: models.ReadAsDepartment, Purpose: models.PurposeEmergency, Result: models.Refused},
			{Seq: 4, At: at, By: models.Viewer{Role: models.AsCoordinator, ID: "lone"}, Action: models.ReadThread},
		},
	}
	l := i18n.For("da")
	paper := wording.ExportPaper(wording.Export(r, l), r, l)
	var said strings.Builder
	for _, part := range paper.Parts {
		said.WriteString(part.Title + "\n" + part.Lead + "\n")
		for _, item := range part.Items {
			said.WriteString(item.Title + "\n" + strings.Join(item.Lines, "\n") + "\n")
		}
	}
	for _, want := range []string{
		"Jobcentret må se dette.\nDu kan tage dit ja tilbage.\nDet gælder ikke nu.\n", "Din værge sagde ja for dig. Det skete på papir.", "Du satte dit ja på pause.",
		"Jobcentret så 2 ting om skånehensyn og vilkår.", "Jobcentret må se dette fra Sundhedscentret: skånehensyn og vilkår.\nDu har ikke svaret endnu.", "Jobcentret spurgte dig.",
		"En fagperson (Jobcentret) så noget i din plan. Det var for at tage hensyn til helbred.\nDet handlede om: skånehensyn og vilkår.",
		"En fagperson (Jobcentret) prøvede, men fik nej. Det var en nødsituation.", "En borgerkonsulent åbnede dine beskeder.", "Du har selv kigget eller gjort noget én gang.",
	} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	for _, name := range []string{"henrik", "lone", "[", "c1"} {
		if strings.Contains(said.String(), name) {
			t.Errorf("the paper says %q", name)
		}
	}
	if t.Failed() {
		t.Log(said.String())
	}
}
