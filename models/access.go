package models

// Viewer is who asks. The zero Viewer is nobody.
type Viewer struct {
	Role Role
	ID   string // citizen id, source name; "" for operator and house
}

// Role is in what capacity somebody asks.
type Role string

// The roles.
const (
	Nobody     Role = ""
	AsCitizen  Role = "citizen"
	AsSource   Role = "source"   // a department's system with its key
	AsOperator Role = "operator" // who runs the program on the machine itself
)

// Action is something the house does. Each has one row in WhoMay.
type Action string

// The actions there are.
const (
	ReadOwnPlan    Action = "plan.read_own"
	DeliverPlans   Action = "intake.deliver"
	InspectPlan    Action = "plan.inspect" // the one plan as text, on the machine itself
	ListCitizens   Action = "citizen.list" // their opaque ids
	RegisterSource Action = "source.register"
	LogInDemo      Action = "session.begin_demo"
	LogOut         Action = "session.end"
)

// Relation is how a viewer stands to what the action touches.
type Relation string

// The relations.
const (
	Anyone      Relation = "anyone"
	Self        Relation = "self"        // the citizen the data is about
	OwnDelivery Relation = "own_source"  // the source that delivers under its own name
	Operator    Relation = "the_machine" // has the machine and so the database
)

// WhoMay is the whole policy. What is not listed is refused.
var WhoMay = map[Action][]Relation{
	ReadOwnPlan:    {Self},
	DeliverPlans:   {OwnDelivery, Operator},
	InspectPlan:    {Operator},
	ListCitizens:   {Operator},
	RegisterSource: {Operator},
	LogInDemo:      {Anyone},
	LogOut:         {Self},
}

// May decides whether who may do action to the thing named: a citizen's id or a
// source's name. A viewer who is not logged in gets ErrNotLoggedIn; any other
// refusal is ErrNotFound, so that "not allowed" and "not there" look the same.
func May(who Viewer, do Action, on string) error {
	for _, relation := range WhoMay[do] {
		if who.stands(relation, on) {
			return nil
		}
	}
	if who.Role == Nobody {
		return ErrNotLoggedIn
	}
	return ErrNotFound
}

func (v Viewer) stands(r Relation, on string) bool {
	switch r {
	case Anyone:
		return true
	case Self:
		return v.Role == AsCitizen && v.ID != "" && v.ID == on
	case OwnDelivery:
		return v.Role == AsSource && v.ID != "" && v.ID == on
	case Operator:
		return v.Role == AsOperator
	}
	return false
}
