package web

// ofCitizen are the doors of what both sides make: the citizen's own under /api,
// and the same under /api/desk/citizens/:id for whoever works here.
var ofCitizen = []route{
	{"GET", "/handover", door.handover},
	{"POST", "/handover/:handover/lines", door.writeLine},
	{"POST", "/handover/:handover/ready", door.readyHandover},
	{"GET", "/consents", door.consents},
	{"POST", "/consents/text", door.consentText},
	{"POST", "/appointments/:appointment/words", door.writeAppointment},
	{"GET", "/appointments/:appointment/proof", door.proof},
	{"GET", "/times/past", door.pastTimes},
	{"GET", "/assessment", door.assessment},
	{"PUT", "/assessment/:area/:part", door.writeAssessment},
	{"GET", "/threads", door.threads},
	{"POST", "/threads", door.writeMessage},
	{"POST", "/threads/search", door.searchThreads},
	{"GET", "/threads/:thread", door.thread},
	{"POST", "/threads/:thread/messages", door.writeMessage},
	{"POST", "/threads/:thread/messages/:seq/undo", door.undoMessage},
	{"POST", "/threads/:thread/read", door.markThread},
	{"POST", "/threads/:thread/people", door.letIn},
	{"GET", "/threads/:thread/attachments/:attachment", door.attachment},
	{"PUT", "/drafts/:thread", door.keepDraft},
	{"DELETE", "/drafts/:thread", door.dropDraft},
	{"POST", "/drafts/:thread/attachments", door.attach},
	{"DELETE", "/drafts/:thread/attachments/:attachment", door.detach},
}
