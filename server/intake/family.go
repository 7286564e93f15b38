package intake

import "enplan/models"

// Kin is what a case states of who belongs to its citizen.
type Kin struct {
	With   string // as the source calls the other
	Kind   models.TieKind
	Turned bool        // the other has custody of the citizen
	From   models.Date // the first day
	To     models.Date // the last day; zero is until further notice
}

// tieKinds are the kinds a case can state.
var tieKinds = map[string]Kin{
	"custody":     {Kind: models.TieCustody},
	"inCustodyOf": {Kind: models.TieCustody, Turned: true},
	"home":        {Kind: models.TieHome},
	"relative":    {Kind: models.TieRelative},
}

// KinOf are those that a record states; none for a record that states nothing of who
// its citizen is. Records that came before it was known what a tie is have been checked
// by nobody: what is not understood in them is left out.
func KinOf(r models.Record) (kin []Kin) {
	if r.Kind != KindCitizen {
		return nil
	}
	for _, tie := range parseValue(r.Content).at("family").items() {
		k, known := tieKinds[tie.at("kind").text()]
		if k.With, k.From, k.To = tie.at("with").text(), tie.at("from").date(), tie.at("to").date(); known && k.With != "" && !k.From.IsZero() {
			kin = append(kin, k)
		}
	}
	return kin
}
