package models_test

import (
	"errors"
	"slices"
	"testing"

	"enplan/models"
)

func TestWhatIsOpenToTheAssignedIsOpenToThemOnly(t *testing.T) {
	mette, source, operator := models.Viewer{Role: models.AsCitizen, ID: "mette"}, models.Viewer{Role: models.AsSource, ID: "momentum"}, models.Viewer{Role: models.AsOperator}
	lone := models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	assigned := models.Standing{Assigned: true}
	for _, action := range []models.Action{models.ReadCitizen, models.DecideFinding, models.ReopenFinding,
		models.MarkDeskSeen, models.AnswerRemark, models.MakePromise, models.SettlePromise, models.PutOffPromise,
		models.LinkGoal, models.UnlinkGoal, models.SpeakOfGoal, models.ReadAppointments, models.FindTimes, models.MakeAppointment,
		models.MoveAppointment, models.CallOffAppointment, models.OfferTimes, models.ReplyToAnswer, models.RecordMissed} {
		if err := models.May(lone, action, "mette", assigned); err != nil {
			t.Errorf("the assigned borgerkonsulent does %s: %v", action, err)
		}
		for _, who := range []models.Viewer{mette, source, operator, {Role: models.AsCoordinator}} {
			if err := models.May(who, action, "mette", assigned); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s does %s: %v", who.Role, action, err)
			}
		}
	}
	letIn := models.Standing{LetIn: true}
	for action, relations := range models.WhoMay {
		for relation, from := range map[models.Relation]models.Standing{models.Coordinates: assigned, models.TakesPart: letIn, models.Receives: {Receives: true}} {
			opens := slices.Contains(relations, relation) || relations[0] == models.Anyone
			if err := models.May(lone, action, "mette", from); (err == nil) != opens {
				t.Errorf("%+v does %s: %v", from, action, err)
			}
		}
	}
}
