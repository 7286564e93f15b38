package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"enplan/models"
)

// isMunicipal knows the profiles of the guides that only municipalities follow.
var isMunicipal = regexp.MustCompile(`(?i)^https?://([a-z0-9-]+\.)*(kl\.dk|ffb/reporting/kl\.dk)/`)

// contact is whom to call.
type contact struct {
	unit, person, phone string
}

// name is the unit, or the person where no unit is known.
func (k contact) name() string { return cmp.Or(k.unit, k.person) }

// contact follows a reference to somebody who works with the citizen.
func (w *weaver) contact(ref value, from node) contact {
	n, ok := w.graph.find(ref, from)
	if !ok {
		return contact{unit: ref.at("display").text()}
	}
	switch n.record.Kind {
	case "Organization":
		inner := n.body.at("contact")
		return contact{
			unit: n.body.at("name").text(), person: humanName(inner.at("name")),
			phone: cmp.Or(phoneIn(inner), phoneIn(n.body)),
		}
	case "PractitionerRole":
		unit, person := w.contact(n.body.at("organization"), n), w.contact(n.body.at("practitioner"), n)
		return contact{unit.unit, person.person, cmp.Or(phoneIn(n.body), person.phone, unit.phone)}
	case "CareTeam":
		found := w.contact(n.body.at("managingOrganization"), n)
		found.unit = cmp.Or(n.body.at("name").text(), found.unit)
		for _, member := range n.body.all("participant", "member") {
			if k := w.contact(member, n); found.unit == "" && k.unit != "" {
				found = k
			}
		}
		return found
	case "Practitioner", "RelatedPerson":
		return contact{person: humanName(n.body.at("name")), phone: phoneIn(n.body)}
	}
	return contact{unit: n.body.at("name").text()}
}

// humanName is given names and family name; a name in one piece where the
// parts are missing.
func humanName(v value) string {
	var parts []string
	for _, given := range v.all("given") {
		parts = append(parts, given.text())
	}
	parts = append(parts, v.at("family").text())
	return cmp.Or(joined(" ", parts...), v.at("text").text())
}

func phoneIn(v value) string {
	for _, t := range v.all("telecom") {
		if kind := t.at("system").text(); kind == "phone" || kind == "sms" {
			return t.at("value").text()
		}
	}
	return ""
}

// ownerOf is the department that answers for a plan: the one that coordinates,
// the author, or at last whoever carries it out.
func (w *weaver) ownerOf(s *strand) models.Owner {
	var found []contact
	add := func(from node, refs ...value) {
		for _, ref := range refs {
			found = append(found, w.contact(ref, from))
		}
	}
	for _, ref := range s.head.body.all("careTeam") {
		if team, ok := w.graph.find(ref, s.head); ok {
			add(team, inRole(team, roleCoordinates)...)
		}
	}
	add(s.head, s.head.body.all("author")...)
	add(s.head, append(references(s.head.body, "custodian"), s.head.body.all("contributor")...)...)
	add(s.request, s.request.body.all("performer")...)
	for _, n := range s.members {
		add(n, n.body.all("author")...)
	}
	found = append(found, contact{unit: w.municipal(s)})
	for _, n := range s.members {
		add(n, n.body.all("activity", "detail", "performer")...)
		add(n, n.body.all("performer")...)
		add(n, n.body.all("performer", "actor")...)
	}
	add(s.head, s.head.body.all("careTeam")...)
	for _, patient := range w.of("Patient") {
		add(patient, patient.body.at("managingOrganization"))
	}
	for _, k := range found {
		if k.name() != "" {
			return models.Owner{Unit: k.unit, Caseworker: k.person, Phone: k.phone}
		}
	}
	return models.Owner{}
}

// municipal is the organisation that keeps the citizen's record in a report of a
// municipality, which mostly gives its number and no name: then it is the part
// of the municipality that the course tells. Those who carry out a measure did
// not send it, so they come after.
func (w *weaver) municipal(s *strand) string {
	for _, patient := range w.of("Patient") {
		for _, address := range patient.body.all("meta", "profile") {
			if isMunicipal.MatchString(address.text()) && patient.body.at("managingOrganization").has("identifier") {
				return cmp.Or(w.contact(patient.body.at("managingOrganization"), patient).unit, s.course.unit)
			}
		}
	}
	return ""
}

// inRole are the members of a team who have a role there.
func inRole(team node, role string) []value {
	var members []value
	for _, p := range team.body.all("participant") {
		if has(p.all("role"), role) {
			members = append(members, p.at("member"))
		}
	}
	return members
}

// carriesOut is who coordinates those who carry out a plan.
func (w *weaver) carriesOut(s *strand) string {
	for _, ref := range s.head.body.all("careTeam") {
		team, ok := w.graph.find(ref, s.head)
		if !ok {
			continue
		}
		for _, member := range append(inRole(team, roleCarriesOut), team.body.all("managingOrganization")...) {
			if name := w.contact(member, team).name(); name != "" {
				return name
			}
		}
	}
	return ""
}

// people reads the citizen and those around.
func (w *weaver) people() {
	for _, n := range w.of(KindPatient) {
		citizen := models.Citizen{
			ID: n.record.ID, Name: humanName(officialNameOf(n.body)), Born: n.body.at("birthDate").date(),
			Language: n.body.at("communication", "language", "coding", "code").text(), Protection: protectionOfPatient(n.body),
		}
		for _, r := range w.of("RelatedPerson") {
			person, guards := related(r)
			if guards && citizen.Guardian.ID == "" {
				citizen.Guardian = person
				continue
			}
			citizen.Household = append(citizen.Household, person)
		}
		for _, team := range w.of("CareTeam") {
			for _, member := range inRole(team, roleCoordinates) {
				if k := w.contact(member, team); citizen.Coordinator == (models.Coordinator{}) && (k.person != "" || k.phone != "") {
					citizen.Coordinator = models.Coordinator{Name: k.person, Unit: k.unit, Phone: k.phone}
				}
			}
		}
		w.claimCitizen(1, n.record, citizen)
		w.composer.of(w.source).self["Patient/"+n.record.ID] = true
	}
}

// officialNameOf picks the official of several names, else the first.
func officialNameOf(body value) value {
	for _, name := range body.all("name") {
		if name.at("use").text() == "official" {
			return name
		}
	}
	return body.at("name")
}

// related reads a relative or guardian.
func related(n node) (p models.Person, guards bool) {
	p = models.Person{
		ID: n.record.ID, Name: humanName(n.body.at("name")), Born: n.body.at("birthDate").date(), Phone: phoneIn(n.body),
	}
	roles := n.body.all("relationship")
	guards = len(extension(n.body, "guardianship")) > 0 || has(roles, "GUARD")
	for _, role := range roles {
		for _, k := range codesOf(role) {
			p.Relation = cmp.Or(p.Relation, relations[strings.ToUpper(k.Value)])
		}
		p.Relation = cmp.Or(p.Relation, role.at("text").text())
	}
	if guards {
		p.Relation = "værge"
	}
	return p, guards
}

// consentsOf reads consents with suspicion: examples of the guide itself put
// the receiver where the giver belongs, and the scope into the category.
func (w *weaver) consentsOf() {
	for _, n := range w.of("Consent") {
		body := n.body
		consent := models.Consent{
			ID: n.record.ID, Source: w.source, Given: body.at("dateTime").date(), InSource: body.at("status").text(),
			Expires: body.at("provision", "period", "end").date(),
		}
		_, patient, _ := splitReference(body.at("patient", "reference").text())
		consent.Giver = patient
		for _, ref := range append(body.all("performer"), body.all("provision", "actor", "reference")...) {
			kind, _, _ := splitReference(ref.at("reference").text())
			if to := w.contact(ref, n).name(); kind != KindPatient && consent.To == "" {
				consent.To = to
			}
		}
		for _, ref := range append(body.all("organization"), body.all("controller")...) {
			consent.From = cmp.Or(consent.From, w.contact(ref, n).name())
		}
		var scope []string
		for _, v := range slices.Concat(body.all("category"), body.all("provision", "purpose"), body.all("scope")) {
			scope = append(scope, cmp.Or(v.at("text").text(), v.at("display").text()))
		}
		consent.Scope = joined("; ", scope...)
		w.consents = append(w.consents, consent)
	}
}
