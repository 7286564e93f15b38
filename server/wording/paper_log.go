package wording

import (
	"slices"
	"strconv"
	"strings"

	"enplan/i18n"
	"enplan/models"
)

// logWho are those of a role, as the citizen is told. A name is not told here.
var logWho = map[models.Role]string{
	models.AsCoordinator: "export.log.coordinator", models.AsProfessional: "export.log.professional", models.AsLeader: "export.log.leader",
	models.AsSource: "export.log.source", models.AsOperator: "export.log.operator",
}

// logReads are the actions that only look. All others say or change something.
var logReads = []models.Action{
	models.ReadAsDepartment, models.ReadCitizen, models.ReadHandover, models.ReadAssessment, models.InspectPlan, models.ReadConsents,
}

// logTalks are those that look into conversations, logLists those that show a
// name among others.
var (
	logTalks = []models.Action{models.ReadThreads, models.ReadThread, models.SearchThreads, models.FetchAttachment, models.MarkThread}
	logLists = []models.Action{models.ReadDesk, models.ListLetIn, models.ReadCases}
)

// log says who else has looked and done something, newest first. What the citizen
// did is counted, and so is what their calendar fetched.
func (p *paper) log(lines []models.Entry, departments []models.Department) {
	var items []PaperItem
	own, fetched, left := 0, 0, 0
	for i := len(lines) - 1; i >= 0; i-- {
		e := lines[i]
		if e.By.Role == models.AsCalendar {
			fetched++
			continue
		}
		if e.By.Role == models.AsCitizen || logWho[e.By.Role] == "" {
			own++
			continue
		}
		if len(items) == mostLog {
			left++
			continue
		}
		items = append(items, item(upperFirst(p.moment(e.At)), join(p.logged(e, departments), p.logPurpose(e)), p.logThings(e)))
	}
	p.part("export.log", "export.log.none", items)
	part := &p.Parts[len(p.Parts)-1]
	part.Lead = join(part.Lead, p.l.Count("export.log.own", own, nil))
	if fetched > 0 {
		part.Lead = join(part.Lead, p.l.Count("export.log.calendar", fetched, nil))
	}
	if left > 0 {
		part.Lead = join(part.Lead, p.text("export.more", i18n.Args{"count": strconv.Itoa(left)}))
	}
}

func (p *paper) logged(e models.Entry, departments []models.Department) string {
	did := "export.log.wrote"
	switch {
	case e.Result == models.Refused:
		did = "export.log.refused"
	case slices.Contains(logReads, e.Action):
		did = "export.log.saw"
	case slices.Contains(logTalks, e.Action):
		did = "export.log.read"
	case slices.Contains(logLists, e.Action):
		did = "export.log.listed"
	}
	who := p.text(logWho[e.By.Role], i18n.Args{"unit": p.titleOf(e.Department, departments)})
	return p.text(did, i18n.Args{"who": who})
}

func (p *paper) logPurpose(e models.Entry) string {
	switch e.Purpose {
	case "":
		return ""
	case models.PurposeEmergency:
		return p.text("export.log.emergency", nil)
	}
	return p.text("export.log.purpose", i18n.Args{"purpose": lowerFirst(p.text("share.purpose."+string(e.Purpose), nil))})
}

func (p *paper) logThings(e models.Entry) string {
	var said []string
	for _, thing := range e.SeenThings() {
		if what := p.category(thing.Category).Text; thing.N > 0 && !slices.Contains(said, what) {
			said = append(said, what)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return p.text("export.log.things", i18n.Args{"what": strings.ToLower(p.list(said))})
}
