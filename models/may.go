package models

// Standing is what must be looked up, as of now and in the transaction of the
// action itself, to know how a viewer stands to a citizen.
type Standing struct {
	Assigned bool // the viewer is assigned to the citizen as borgerkonsulent, or is there for one who is away
	LetIn    bool // the citizen has let the viewer into the thread that is touched
	Receives bool // the citizen is being passed on to the viewer
	Custody  bool // the viewer has custody of the citizen, who is a child
	Shown    bool // the citizen shows the viewer something, as their family
	HasCase  bool // the viewer's department has a plan with the citizen, a yes from them, or the viewer has an emergency open
}

// May decides whether who may do action to the thing named: a citizen's id, a
// source's name or the viewer's own id, from where the viewer stands. A viewer
// who is not logged in gets ErrNotLoggedIn; any other refusal is ErrNotFound, so
// that "not allowed" and "not there" look the same.
func May(who Viewer, do Action, on string, from Standing) error {
	_, err := RelationOf(who, do, on, from)
	return err
}

// RelationOf is May that also tells by which relation it is allowed: that is the
// ground that stands in the log.
func RelationOf(who Viewer, do Action, on string, from Standing) (Relation, error) {
	for _, relation := range WhoMay[do] {
		if who.stands(relation, on, from) {
			return relation, nil
		}
	}
	if who.Role == Nobody {
		return "", ErrNotLoggedIn
	}
	return "", ErrNotFound
}

func (v Viewer) stands(r Relation, on string, from Standing) bool {
	switch r {
	case Anyone:
		return true
	case Self:
		return v.Role == AsCitizen && v.ID != "" && v.ID == on
	case HasFeed:
		return v.Role == AsCalendar && v.ID != "" && v.ID == on
	case OwnDelivery:
		return v.Role == AsSource && v.ID != "" && v.ID == on
	case Operator:
		return v.Role == AsOperator
	case OwnDesk:
		return v.Works() && v.ID != "" && v.ID == on
	case Coordinates:
		return v.Role == AsCoordinator && v.ID != "" && on != "" && from.Assigned
	case Leads:
		return v.Role == AsLeader && v.ID != "" && v.ID == on
	case TakesPart:
		return v.Works() && v.ID != "" && on != "" && from.LetIn
	case Receives:
		return v.Role == AsCoordinator && v.ID != "" && on != "" && from.Receives
	case Custody:
		return v.Role == AsCitizen && v.ID != "" && on != "" && v.ID != on && from.Custody
	case ShownTo:
		return v.Role == AsCitizen && v.ID != "" && on != "" && v.ID != on && from.Shown
	case HasCase:
		return (v.Role == AsProfessional || v.Role == AsSource) && v.ID != "" && on != "" && from.HasCase
	case Works:
		return v.Role == AsProfessional && v.ID != "" && on != ""
	}
	return false
}
