package models

import "slices"

// Department (afdeling) is a part of the municipality, or of the region, that
// makes plans of its own. What its sources deliver is its own; what others
// deliver it may see only through Decide.
type Department struct {
	ID    string // short and fixed: "jobcenter"
	Title string // what the citizen reads: "Jobcenter Strandborg"
	Field Field
	Phone string
}

// Field (område) is the law a department works under, as far as sharing asks.
type Field string

// The fields.
const (
	FieldJob         Field = "job"       // beskæftigelse, sygedagpenge
	FieldSocial      Field = "social"    // voksne: social støtte
	FieldFamily      Field = "family"    // børn, unge, familier
	FieldHealth      Field = "health"    // sundhedsloven: træning, forebyggelse
	FieldTreatment   Field = "treatment" // sygehus, psykiatri, læge
	FieldMoney       Field = "money"     // ydelser
	FieldHousing     Field = "housing"
	FieldSubstance   Field = "substance"   // rusmidler
	FieldCoordinator Field = "coordinator" // borgerkonsulenterne
)

// Fields are all of them.
var Fields = []Field{
	FieldJob, FieldSocial, FieldFamily, FieldHealth, FieldTreatment, FieldMoney, FieldHousing, FieldSubstance, FieldCoordinator,
}

// ErrDepartment refuses a department that cannot be named in a log or a consent.
var ErrDepartment = &Error{Invalid, "department.error"}

// mostDepartmentID is how many characters the id of a department may have.
const mostDepartmentID = 40

// Check refuses a department without a title or with a field nobody knows, and an
// id that is not lower-case letters, digits and dashes, or means the citizen.
func (d Department) Check() error {
	plain := d.ID != "" && len(d.ID) <= mostDepartmentID && d.ID != Citizens
	for _, r := range d.ID {
		plain = plain && (r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-')
	}
	if !plain || d.Title == "" || !slices.Contains(Fields, d.Field) {
		return ErrDepartment
	}
	return nil
}

// IsHealth reports whether what the department knows is health information
// under sundhedsloven, of which a consent must be written and lapses at the
// latest after a year (§§ 43-44).
func (f Field) IsHealth() bool { return f == FieldHealth || f == FieldTreatment }

// Category (emne) is one sort of thing in a plan that can be shared. The list is
// fixed; below a category there is the single thing.
type Category string

// The categories.
const (
	CategoryGoals        Category = "goals"        // the citizen's own goals; of no department
	CategoryMeasures     Category = "measures"     // help
	CategoryAppointments Category = "appointments" // when, with whom, what about
	CategoryLimits       Category = "limits"       // what the citizen is to be spared, and other conditions
	CategoryPapers       Category = "papers"       // which papers are asked for and have come
	CategoryWords        Category = "words"        // what the department has written, goals included
)

// Categories are all of them, in the order they are shown.
var Categories = []Category{
	CategoryGoals, CategoryMeasures, CategoryAppointments, CategoryLimits, CategoryPapers, CategoryWords,
}

// CategoriesOf are those that something of a department's, or of Citizens, can be
// in.
func CategoriesOf(of string) []Category {
	if of == Citizens {
		return Categories[:1]
	}
	return Categories[1:]
}

// Citizens is what Look.Of and Terms.From say of the citizen's own words, which
// are of no department.
const Citizens = "citizen"

// Purpose (formål) is what somebody wants to see a thing for. It is stated at
// each read, and a consent is for one.
type Purpose string

// The purposes.
const (
	PurposeCase       Purpose = "case"       // to handle the department's own case
	PurposeCoordinate Purpose = "coordinate" // to make the plans fit together
	PurposeSpare      Purpose = "spare"      // to spare the citizen's health
	PurposeMeet       Purpose = "meet"       // to find a time that suits
	PurposeEmergency  Purpose = "emergency"  // a danger that cannot wait (værdispring)
)

// Purposes are those a consent can be for.
var Purposes = []Purpose{PurposeCase, PurposeCoordinate, PurposeSpare, PurposeMeet}
