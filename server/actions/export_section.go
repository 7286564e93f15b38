package actions

import (
	"context"
	"encoding/json"

	"enplan/models"
)

// ownSection is the citizen's log with its proof, to take along. Who somebody else
// was is told of staff only, and only where the municipality tells names: the line
// can be verified without.
func (a *Actions) ownSection(ctx context.Context, who models.Viewer) (json.RawMessage, error) {
	if who.Role != models.AsCitizen {
		return json.RawMessage("null"), nil // refused where it is asked for
	}
	section, err := a.LogSection(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	for i, line := range section.Lines {
		by := models.Viewer{Role: models.Role(line.ByRole), ID: line.ByID}
		if by != who && (by.Role == models.AsCitizen || !a.logNames) {
			section.Lines[i] = line.WithoutName()
		}
	}
	return json.Marshal(section)
}
