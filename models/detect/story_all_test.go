package detect_test

import "enplan/models/detect"

var stories = map[string][]story{
	detect.AppointmentOverlap: overlapStories, detect.TravelInfeasible: travelStories, detect.LoadTooHigh: loadStories,
	detect.TooManyContacts:   contactStories,
	detect.DuplicateDocument: documentStories, detect.FollowUpOverdue: followUpStories, detect.DeadlineNear: deadlineStories,
	detect.LawChanged: lawStories, detect.MissingInfo: missingStories,
	detect.OverlappingMeasure: measureStories, detect.ContradictoryRequirement: contradictionStories,
	detect.GoalMismatch: mismatchStories, detect.MissingOwnGoal: ownGoalStories, detect.LanguageNeed: languageStories,
	detect.DigitalExclusion: digitalStories, detect.ChildVoice: childStories, detect.WrongData: dataStories,
	detect.ConsentMissing: missingConsentStories, detect.ConsentExpired: expiredStories, detect.ConsentExceeded: exceededStories,
	detect.ConsentInvalid: invalidStories, detect.RepresentationInvalid: powerStories,
}
