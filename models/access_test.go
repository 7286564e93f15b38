package models_test

import (
	"errors"
	"slices"
	"testing"

	"enplan/models"
)

func TestEveryActionHasItsRowInThePolicy(t *testing.T) {
	mette := models.Viewer{Role: models.AsCitizen, ID: "mette"}
	jonas := models.Viewer{Role: models.AsCitizen, ID: "jonas"}
	nameless := models.Viewer{Role: models.AsCitizen}
	source := models.Viewer{Role: models.AsSource, ID: "momentum"}
	operator := models.Viewer{Role: models.AsOperator}
	nobody := models.Viewer{}
	lone := models.Viewer{Role: models.AsCoordinator, ID: "lone"}
	henrik := models.Viewer{Role: models.AsProfessional, ID: "henrik"}
	birgit := models.Viewer{Role: models.AsLeader, ID: "birgit"}
	assigned := models.Standing{Assigned: true}

	covered := map[models.Action]bool{}
	for _, c := range []struct {
		who  models.Viewer
		do   models.Action
		on   string
		want error
	}{
		{mette, models.ReadOwnPlan, "mette", nil},
		{jonas, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{nameless, models.ReadOwnPlan, "", models.ErrNotFound},
		{source, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{operator, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{nobody, models.ReadOwnPlan, "mette", models.ErrNotLoggedIn},
		{source, models.DeliverPlans, "momentum", nil},
		{source, models.DeliverPlans, "sensum", models.ErrNotFound},
		{mette, models.DeliverPlans, "momentum", models.ErrNotFound},
		{operator, models.DeliverPlans, "momentum", nil},
		{nobody, models.DeliverPlans, "momentum", models.ErrNotLoggedIn},
		{operator, models.InspectPlan, "mette", nil},
		{mette, models.InspectPlan, "mette", models.ErrNotFound},
		{operator, models.ListCitizens, "", nil},
		{mette, models.ListCitizens, "", models.ErrNotFound},
		{nobody, models.ListCitizens, "", models.ErrNotLoggedIn},
		{operator, models.RegisterSource, "momentum", nil},
		{source, models.RegisterSource, "momentum", models.ErrNotFound},
		{nobody, models.LogInDemo, "mette", nil},
		{mette, models.LogOut, "mette", nil},
		{jonas, models.LogOut, "mette", models.ErrNotFound},
		{operator, models.Action("unheard.of"), "mette", models.ErrNotFound},
		{mette, models.AnswerFinding, "mette", nil},
		{jonas, models.AnswerFinding, "mette", models.ErrNotFound},
		{lone, models.AnswerFinding, "mette", models.ErrNotFound},
		{mette, models.LimitLoad, "mette", nil},
		{lone, models.LimitLoad, "mette", models.ErrNotFound},
		{mette, models.PauseLoad, "mette", nil},
		{jonas, models.PauseLoad, "mette", models.ErrNotFound},
		{mette, models.AnswerReuse, "mette", nil},
		{source, models.AnswerReuse, "mette", models.ErrNotFound},
		{mette, models.HandIn, "mette", nil},
		{nobody, models.HandIn, "mette", models.ErrNotLoggedIn},
		{mette, models.ExportOwn, "mette", nil},
		{jonas, models.ExportOwn, "mette", models.ErrNotFound},
		{lone, models.ExportOwn, "mette", models.ErrNotFound},
		{henrik, models.ExportOwn, "mette", models.ErrNotFound},
		{operator, models.ExportOwn, "mette", models.ErrNotFound},
		{nobody, models.ExportOwn, "mette", models.ErrNotLoggedIn},
		{mette, models.FetchReceipt, "mette", nil},
		{jonas, models.FetchReceipt, "mette", models.ErrNotFound},
		{birgit, models.FetchReceipt, "mette", models.ErrNotFound},
		{source, models.FetchReceipt, "mette", models.ErrNotFound},
		{mette, models.ReadHistory, "mette", nil},
		{lone, models.ReadHistory, "mette", models.ErrNotFound},
		{mette, models.ReadEarlier, "mette", nil},
		{jonas, models.ReadEarlier, "mette", models.ErrNotFound},
		{mette, models.MarkSeen, "mette", nil},
		{lone, models.MarkSeen, "mette", models.ErrNotFound},
		{mette, models.MarkDeskSeen, "mette", models.ErrNotFound},
		{mette, models.WriteRemark, "mette", nil},
		{lone, models.WriteRemark, "mette", models.ErrNotFound},
		{mette, models.TakeBackRemark, "mette", nil},
		{source, models.TakeBackRemark, "mette", models.ErrNotFound},
		{mette, models.AnswerRemark, "mette", models.ErrNotFound},
		{mette, models.MakePromise, "mette", models.ErrNotFound},
		{mette, models.SettlePromise, "mette", models.ErrNotFound},
		{source, models.PutOffPromise, "mette", models.ErrNotFound},
		{mette, models.DoubtPromise, "mette", nil},
		{jonas, models.DoubtPromise, "mette", models.ErrNotFound},
		{source, models.AnswerNotice, "momentum", nil},
		{source, models.AnswerNotice, "sensum", models.ErrNotFound},
		{mette, models.WriteGoal, "mette", nil},
		{lone, models.WriteGoal, "mette", models.ErrNotFound},
		{mette, models.RewordGoal, "mette", nil},
		{jonas, models.RewordGoal, "mette", models.ErrNotFound},
		{mette, models.MoveGoal, "mette", nil},
		{mette, models.RateGoal, "mette", nil},
		{mette, models.ReachGoal, "mette", nil},
		{mette, models.PutAwayGoal, "mette", nil},
		{lone, models.PutAwayGoal, "mette", models.ErrNotFound},
		{mette, models.AnswerLink, "mette", nil},
		{lone, models.AnswerLink, "mette", models.ErrNotFound},
		{mette, models.LinkGoal, "mette", models.ErrNotFound},
		{lone, models.UnlinkGoal, "mette", models.ErrNotFound},
		{nobody, models.SpeakOfGoal, "mette", models.ErrNotLoggedIn},
		{lone, models.ReadAppointments, "mette", models.ErrNotFound},
		{mette, models.ReadMonth, "mette", nil},
		{lone, models.FindTimes, "mette", models.ErrNotFound},
		{mette, models.MakeAppointment, "mette", models.ErrNotFound},
		{lone, models.MoveAppointment, "mette", models.ErrNotFound},
		{henrik, models.CallOffAppointment, "mette", models.ErrNotFound},
		{mette, models.OfferTimes, "mette", models.ErrNotFound},
		{lone, models.ReplyToAnswer, "mette", models.ErrNotFound},
		{mette, models.AnswerAppointment, "mette", nil},
		{jonas, models.ChooseTime, "mette", models.ErrNotFound},
		{lone, models.WriteAppointment, "mette", models.ErrNotFound},
		{mette, models.KeepWishes, "mette", nil},
		{mette, models.ReadHandover, "mette", nil},
		{lone, models.ReadHandover, "mette", models.ErrNotFound},
		{mette, models.BeginHandover, "mette", models.ErrNotFound},
		{mette, models.WriteLine, "mette", nil},
		{lone, models.WriteLine, "mette", models.ErrNotFound},
		{mette, models.AnswerLine, "mette", nil},
		{lone, models.AnswerLine, "mette", models.ErrNotFound},
		{mette, models.ReadyHandover, "mette", nil},
		{jonas, models.ReadyHandover, "mette", models.ErrNotFound},
		{lone, models.TakeOver, "mette", models.ErrNotFound},
		{mette, models.TakeOver, "mette", models.ErrNotFound},
		{mette, models.MeetHandover, "mette", nil},
		{lone, models.MeetHandover, "mette", models.ErrNotFound},
		{mette, models.TalkOfHandover, "mette", nil},
		{jonas, models.TalkOfHandover, "mette", models.ErrNotFound},
		{mette, models.CallOffHandover, "mette", models.ErrNotFound},
		{mette, models.ReadAssessment, "mette", nil},
		{source, models.ReadAssessment, "mette", models.ErrNotFound},
		{mette, models.WriteAssessment, "mette", nil},
		{lone, models.WriteAssessment, "mette", models.ErrNotFound},
		{mette, models.RateArea, "mette", nil},
		{lone, models.RateArea, "mette", models.ErrNotFound},
		{mette, models.AnswerArea, "mette", nil},
		{lone, models.AnswerArea, "mette", models.ErrNotFound},
		{lone, models.ReadOwnPlan, "mette", models.ErrNotFound},
		{lone, models.ReadDesk, "lone", nil},
		{birgit, models.ReadReport, "birgit", nil},
		{birgit, models.ReadReport, "lone", models.ErrNotFound},
		{lone, models.ReadReport, "lone", models.ErrNotFound},
		{mette, models.ReadReport, "mette", models.ErrNotFound},
		{nobody, models.ReadReport, "", models.ErrNotLoggedIn},
		{operator, models.KeepReport, "", nil},
		{birgit, models.KeepReport, "", models.ErrNotFound},
		{birgit, models.LogOut, "birgit", nil},
		{birgit, models.ReadDesk, "birgit", models.ErrNotFound},
		{lone, models.ReadDesk, "vera", models.ErrNotFound},
		{mette, models.ReadDesk, "mette", models.ErrNotFound},
		{lone, models.ReadCitizen, "mette", models.ErrNotFound},
		{lone, models.DecideFinding, "mette", models.ErrNotFound},
		{lone, models.HaveCalled, "mette", models.ErrNotFound},
		{mette, models.HaveCalled, "mette", models.ErrNotFound},
		{mette, models.ReadMail, "mette", nil},
		{lone, models.ReadMail, "mette", models.ErrNotFound},
		{mette, models.SetMail, "mette", nil},
		{jonas, models.SetMail, "mette", models.ErrNotFound},
		{mette, models.ConfirmMail, "mette", nil},
		{operator, models.ConfirmMail, "mette", models.ErrNotFound},
		{mette, models.DropMail, "mette", nil},
		{jonas, models.DropMail, "mette", models.ErrNotFound},
		{lone, models.ReopenFinding, "mette", models.ErrNotFound},
		{lone, models.LogOut, "lone", nil},
		{source, models.FetchNotices, "momentum", nil},
		{source, models.FetchNotices, "sensum", models.ErrNotFound},
		{operator, models.FetchNotices, "momentum", models.ErrNotFound},
		{source, models.ConfirmNotice, "momentum", nil},
		{lone, models.ConfirmNotice, "momentum", models.ErrNotFound},
		{mette, models.AskQuestion, "mette", nil},
		{jonas, models.AskQuestion, "mette", models.ErrNotFound},
		{mette, models.TakeBackQuestion, "mette", nil},
		{lone, models.TakeBackQuestion, "mette", models.ErrNotFound},
		{lone, models.AnswerQuestion, "mette", models.ErrNotFound},
		{mette, models.WriteMessage, "mette", nil},
		{jonas, models.WriteMessage, "mette", models.ErrNotFound},
		{lone, models.WriteMessage, "mette", models.ErrNotFound},
		{nobody, models.WriteMessage, "mette", models.ErrNotLoggedIn},
		{mette, models.UndoMessage, "mette", nil},
		{lone, models.UndoMessage, "mette", models.ErrNotFound},
		{mette, models.ReadThreads, "mette", nil},
		{lone, models.ReadThreads, "mette", models.ErrNotFound},
		{mette, models.ReadThread, "mette", nil},
		{operator, models.ReadThread, "mette", models.ErrNotFound},
		{mette, models.MarkThread, "mette", nil},
		{source, models.MarkThread, "mette", models.ErrNotFound},
		{mette, models.SearchThreads, "mette", nil},
		{jonas, models.SearchThreads, "mette", models.ErrNotFound},
		{mette, models.LetIn, "mette", nil},
		{lone, models.LetIn, "mette", models.ErrNotFound},
		{mette, models.KeepDraft, "mette", nil},
		{lone, models.KeepDraft, "mette", models.ErrNotFound},
		{mette, models.FetchAttachment, "mette", nil},
		{jonas, models.FetchAttachment, "mette", models.ErrNotFound},
		{lone, models.SetAbsence, "lone", nil},
		{mette, models.SetAbsence, "mette", models.ErrNotFound},
		{lone, models.OrderDesk, "lone", nil},
		{lone, models.OrderDesk, "per", models.ErrNotFound},
		{lone, models.ReadAbsence, "lone", nil},
		{lone, models.ReadAbsence, "vera", models.ErrNotFound},
		{lone, models.ListLetIn, "lone", nil},
		{mette, models.ListLetIn, "mette", models.ErrNotFound},
		{lone, models.JudgeText, "lone", nil},
		{mette, models.JudgeText, "mette", models.ErrNotFound},
		{mette, models.GiveConsent, "mette", nil},
		{jonas, models.GiveConsent, "mette", models.ErrNotFound},
		{lone, models.GiveConsent, "mette", models.ErrNotFound},
		{mette, models.DeclineConsent, "mette", nil},
		{henrik, models.DeclineConsent, "mette", models.ErrNotFound},
		{mette, models.NarrowConsent, "mette", nil},
		{jonas, models.NarrowConsent, "mette", models.ErrNotFound},
		{mette, models.PauseConsent, "mette", nil},
		{mette, models.ResumeConsent, "mette", nil},
		{lone, models.ResumeConsent, "mette", models.ErrNotFound},
		{mette, models.WithdrawConsent, "mette", nil},
		{nobody, models.WithdrawConsent, "mette", models.ErrNotLoggedIn},
		{henrik, models.AskConsent, "mette", models.ErrNotFound},
		{mette, models.AskConsent, "mette", models.ErrNotFound},
		{mette, models.RecordConsent, "mette", models.ErrNotFound},
		{lone, models.RecordConsent, "mette", models.ErrNotFound},
		{mette, models.ReadConsents, "mette", nil},
		{lone, models.ReadConsents, "mette", models.ErrNotFound},
		{henrik, models.ReadAsDepartment, "mette", models.ErrNotFound},
		{source, models.ReadAsDepartment, "mette", models.ErrNotFound},
		{mette, models.ReadAsDepartment, "mette", models.ErrNotFound},
		{mette, models.SeeAsDepartment, "mette", nil},
		{henrik, models.SeeAsDepartment, "mette", models.ErrNotFound},
		{henrik, models.ReadCases, "henrik", nil},
		{henrik, models.ReadCases, "lone", models.ErrNotFound},
		{henrik, models.OpenEmergency, "mette", nil},
		{source, models.OpenEmergency, "mette", models.ErrNotFound},
		{mette, models.OpenEmergency, "mette", models.ErrNotFound},
		{birgit, models.ReviewEmergency, "birgit", nil},
		{henrik, models.ReviewEmergency, "henrik", models.ErrNotFound},
		{birgit, models.ReadEmergencies, "birgit", nil},
		{lone, models.ReadEmergencies, "lone", models.ErrNotFound},
		{mette, models.ReadNotifications, "mette", nil},
		{lone, models.ReadNotifications, "mette", models.ErrNotFound},
		{mette, models.SeeNotifications, "mette", nil},
		{jonas, models.SeeNotifications, "mette", models.ErrNotFound},
		{mette, models.ReadReminding, "mette", nil},
		{lone, models.ReadReminding, "mette", models.ErrNotFound},
		{mette, models.SetReminding, "mette", nil},
		{operator, models.SetReminding, "mette", models.ErrNotFound},
		{mette, models.ReadLog, "mette", nil},
		{lone, models.ReadLog, "mette", models.ErrNotFound},
		{mette, models.AskWhy, "mette", nil},
		{jonas, models.AskWhy, "mette", models.ErrNotFound},
		{operator, models.BeginLedger, "", nil},
		{mette, models.BeginLedger, "", models.ErrNotFound},
		{birgit, models.BeginLedger, "", models.ErrNotFound},
		{operator, models.SetDepartment, "jobcenter", nil},
		{birgit, models.SetDepartment, "jobcenter", models.ErrNotFound},
		{operator, models.SetWebhook, "jobcenter", nil},
		{source, models.SetWebhook, "jobcenter", models.ErrNotFound},
		{operator, models.ReapplyConsents, "mette", nil},
		{mette, models.ReapplyConsents, "mette", models.ErrNotFound},
		{mette, models.ReadDevices, "mette", nil},
		{lone, models.ReadDevices, "mette", models.ErrNotFound},
		{mette, models.AddDevice, "mette", nil},
		{jonas, models.AddDevice, "mette", models.ErrNotFound},
		{mette, models.NameDevice, "mette", nil},
		{operator, models.NameDevice, "mette", models.ErrNotFound},
		{mette, models.RemoveDevice, "mette", nil},
		{jonas, models.RemoveDevice, "mette", models.ErrNotFound},
		{nobody, models.ConfirmSend, "", nil},
		{operator, models.TestPush, "mette", nil},
		{lone, models.TestPush, "mette", models.ErrNotFound},
		{operator, models.EmployStaff, "lone", nil},
		{lone, models.EmployStaff, "lone", models.ErrNotFound},
		{operator, models.AssignStaff, "mette", nil},
		{lone, models.AssignStaff, "mette", models.ErrNotFound},
	} {
		covered[c.do] = true
		if got := models.May(c.who, c.do, c.on, models.Standing{}); !errors.Is(got, c.want) {
			t.Errorf("%s %q does %s on %q: got %v, want %v", c.who.Role, c.who.ID, c.do, c.on, got, c.want)
		}
	}
	for action := range models.WhoMay {
		if !covered[action] {
			t.Errorf("nobody tries %s", action)
		}
		err := models.May(birgit, action, "mette", models.Standing{Assigned: true, LetIn: true})
		if action != models.LogInDemo && action != models.ConfirmSend && !errors.Is(err, models.ErrNotFound) {
			t.Errorf("a leader does %s on a citizen: %v", action, err)
		}
	}
	for _, action := range []models.Action{models.ReadCitizen, models.DecideFinding, models.ReopenFinding,
		models.MarkDeskSeen, models.AnswerRemark, models.MakePromise, models.SettlePromise, models.PutOffPromise,
		models.LinkGoal, models.UnlinkGoal, models.SpeakOfGoal, models.ReadAppointments, models.FindTimes, models.MakeAppointment,
		models.MoveAppointment, models.CallOffAppointment, models.OfferTimes, models.ReplyToAnswer} {
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
