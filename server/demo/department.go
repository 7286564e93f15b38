package demo

import "enplan/models"

// departmentsOf are Strandborg's, and the region's psychiatry, each under the law
// it works under.
var departmentsOf = []models.Department{
	{ID: "jobcenter", Title: "Jobcenter Strandborg", Field: models.FieldJob, Phone: "44 55 10 00"},
	{ID: "socialpsykiatrien", Title: "Socialpsykiatrien", Field: models.FieldSocial, Phone: "44 55 20 00"},
	{ID: "sundhedscentret", Title: "Sundhedscentret", Field: models.FieldHealth, Phone: "44 55 30 00"},
	{ID: "familieafdelingen", Title: "Familieafdelingen", Field: models.FieldFamily, Phone: "44 55 40 00"},
	{ID: "ydelsescentret", Title: "Ydelsescentret", Field: models.FieldMoney, Phone: "44 55 50 00"},
	{ID: "bolig", Title: "Borgerservice, Bolig", Field: models.FieldHousing, Phone: "44 55 50 01"},
	{ID: "rusmiddelcentret", Title: "Rusmiddelcentret Ung", Field: models.FieldSubstance, Phone: "44 55 60 00"},
	{ID: "psykiatrien", Title: "Psykiatrisk ambulatorium", Field: models.FieldTreatment, Phone: "70 00 11 22"},
}
