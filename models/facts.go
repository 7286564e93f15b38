package models

// Facts is all that the sources have delivered about one citizen and that was
// said here, put together and nothing added. The one plan is a pure function of
// it and of the time.
type Facts struct {
	Citizen  Citizen
	Plans    []SectorPlan
	Made     []Appointment // appointments the borgerkonsulent made here, of no department
	Consents []Consent
	Sources  []Source
	Unread   []Unread         // content that belongs to the citizen but to no plan
	Said     []Event          // what was said here and what deliveries changed, oldest first
	Spoken   AppointmentsSaid `json:"-"` // what of it is about appointments
	Seen     Seen             // how far the citizen has read of it
	Sharing  []ConsentRecord  // what the citizen was asked here and said yes or no to
}
