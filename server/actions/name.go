package actions

import (
	"context"
	"encoding/json"
	"time"

	"enplan/models"
)

// Name is what a citizen is called.
type Name struct {
	Full  string `json:"name"`
	First string `json:"firstName"`
}

// NameOf is the name of the citizen whose session it is, empty when nobody is
// logged in.
func (a *Actions) NameOf(ctx context.Context, token string, now time.Time) (Name, error) {
	if token == "" {
		return Name{}, nil
	}
	doc, err := a.OwnPlan(ctx, token, "da", "", now)
	if models.KindOf(err) == models.Unknown {
		return Name{}, nil
	}
	if err != nil {
		return Name{}, err
	}
	var plan struct{ Citizen Name }
	err = json.Unmarshal(doc.Body, &plan)
	return plan.Citizen, err
}
