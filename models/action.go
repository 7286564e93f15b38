package models

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
	ShowAgain      Action = "session.show_again" // who one is, to do what asks for it
	UseSession     Action = "session.use"
	ReadSessions   Action = "session.list" // where one is logged in
	EndSession     Action = "session.end_one"
	EndOthers      Action = "session.end_others" // all but the one it is done in
	LogInCitizen   Action = "session.begin"
	LogInStaff     Action = "session.begin_staff"
	LinkCitizen    Action = "session.link" // let the holder of a MitID without CPR log in

	AnswerFinding Action = "finding.answer"
	LimitLoad     Action = "load.set_ceiling"
	PauseLoad     Action = "load.pause"
	AnswerReuse   Action = "reuse.answer"
	HandIn        Action = "duty.hand_in"

	ReadHistory      Action = "history.read"
	ReadEarlier      Action = "history.earlier" // the plan as it was
	MarkSeen         Action = "history.seen"
	MarkDeskSeen     Action = "desk.seen"
	AskQuestion      Action = "question.ask" // "Det her forstår jeg ikke"
	TakeBackQuestion Action = "question.take_back"
	AnswerQuestion   Action = "question.answer"

	WriteRemark    Action = "remark.write" // "Det passer ikke"
	TakeBackRemark Action = "remark.take_back"
	AnswerRemark   Action = "remark.answer"
	MakePromise    Action = "promise.make"
	SettlePromise  Action = "promise.settle" // kept, or not
	PutOffPromise  Action = "promise.put_off"
	DoubtPromise   Action = "promise.doubt" // "Det er ikke sket"
	WriteGoal      Action = "goal.write"
	RewordGoal     Action = "goal.reword"
	MoveGoal       Action = "goal.move"
	RateGoal       Action = "goal.rate"
	ReachGoal      Action = "goal.reach"
	PutAwayGoal    Action = "goal.put_away"
	AnswerLink     Action = "goal.answer_link"
	LinkGoal       Action = "goal.link"   // propose that a measure serves it
	UnlinkGoal     Action = "goal.unlink" // take the proposal back
	SpeakOfGoal    Action = "goal.speak"  // say something beside it

	ReadAppointments   Action = "appointment.read"   // as the borgerkonsulent moves them
	ReadMonth          Action = "appointment.month"  // one's own, of a month
	FindTimes          Action = "appointment.find"   // times that fit
	MakeAppointment    Action = "appointment.make"   // by the borgerkonsulent
	MoveAppointment    Action = "appointment.move"   // one time, or all
	CallOffAppointment Action = "appointment.cancel" // one time, or all, or an offer
	OfferTimes         Action = "appointment.offer"
	ReplyToAnswer      Action = "appointment.reply" // to one who cannot come
	AnswerAppointment  Action = "appointment.answer"
	ChooseTime         Action = "appointment.choose"
	WriteAppointment   Action = "appointment.write" // to prepare, or what was agreed
	KeepWishes         Action = "wishes.keep"       // when one likes to have appointments

	ReadHandover    Action = "handover.read"
	BeginHandover   Action = "handover.begin" // to another borgerkonsulent
	WriteLine       Action = "handover.write" // what the next one is to know
	AnswerLine      Action = "handover.answer"
	ReadyHandover   Action = "handover.ready"
	TakeOver        Action = "handover.take_over"
	MeetHandover    Action = "handover.met"
	TalkOfHandover  Action = "handover.talk"
	CallOffHandover Action = "handover.call_off"

	ReadAssessment  Action = "assessment.read"
	WriteAssessment Action = "assessment.write"
	RateArea        Action = "assessment.rate"
	AnswerArea      Action = "assessment.answer"

	ReadDesk      Action = "desk.read"    // the list of those one coordinates for
	OrderDesk     Action = "desk.order"   // its order, one's own
	ReadCitizen   Action = "desk.citizen" // one of them
	DecideFinding Action = "finding.decide"
	ReopenFinding Action = "finding.reopen"

	FetchNotices  Action = "notice.fetch"
	ConfirmNotice Action = "notice.confirm"
	AnswerNotice  Action = "notice.answer"

	WriteMessage    Action = "message.send"
	UndoMessage     Action = "message.take_back"
	ReadThreads     Action = "thread.list"
	ReadThread      Action = "thread.read"
	MarkThread      Action = "thread.mark_read"
	SearchThreads   Action = "thread.search"
	LetIn           Action = "thread.let_in" // or out again
	KeepDraft       Action = "draft.keep"
	FetchAttachment Action = "attachment.fetch"

	SetAbsence  Action = "absence.set"
	ReadAbsence Action = "absence.read"       // one's own, and who can be there instead
	ListLetIn   Action = "thread.list_let_in" // what citizens have let one into
	JudgeText   Action = "text.judge"         // how a text reads that one is writing

	ReadReport Action = "report.read"
	KeepReport Action = "report.keep" // one that was made elsewhere

	AskConsent      Action = "consent.ask" // a department asks for one
	GiveConsent     Action = "consent.give"
	DeclineConsent  Action = "consent.decline"
	NarrowConsent   Action = "consent.narrow"
	PauseConsent    Action = "consent.pause"
	ResumeConsent   Action = "consent.resume"
	WithdrawConsent Action = "consent.withdraw"
	RecordConsent   Action = "consent.record" // staff note one that was given on paper or by word
	ReadConsents    Action = "consent.read"
	ReapplyConsents Action = "consent.reapply" // what was taken back after a backup that was restored

	ReadAsDepartment Action = "department.read"   // what a department may see of a citizen
	SeeAsDepartment  Action = "department.see_as" // the citizen looks at the same
	ReadCases        Action = "department.cases"  // the citizens a fagperson's department has a plan with

	SearchCitizen Action = "citizen.search" // by CPR number
	ReadSearches  Action = "search.list"    // how much staff have searched

	OpenEmergency   Action = "emergency.open"
	ReviewEmergency Action = "emergency.review"
	ReadEmergencies Action = "emergency.list"

	ExportOwn    Action = "record.export"   // all that is known of the citizen, as files
	FetchReceipt Action = "consent.receipt" // of one consent

	ReadLog Action = "log.read" // who looked, and why
	AskWhy  Action = "log.ask_why"

	ReadNotifications Action = "notification.read" // what one was told outside the app
	SeeNotifications  Action = "notification.seen"
	ReadReminding     Action = "reminding.read" // how one wants to be told
	SetReminding      Action = "reminding.set"
	// Its name stands in the log, which is read on the phone too: it does not say what it is.
	SetSafety Action = "reach.set"

	ReadFamily       Action = "family.read"    // what the others show the reader
	SeeFamily        Action = "family.see"     // somebody was shown something of the citizen's
	ReadFamilyWords  Action = "family.words"   // what the citizen, or a child of theirs, shows whom
	ShowFamily       Action = "family.show"    // a yes to one thing and one reader
	HideFromFamily   Action = "family.hide"    // a no
	ReadTies         Action = "family.ties"    // who belongs to whom, at the desk
	StateTie         Action = "family.tie"     // they do
	EndTie           Action = "family.end_tie" // they do no more
	RecordFamilyWord Action = "family.record"  // a child's own word, who cannot log in

	ReadProof        Action = "appointment.proof"    // was the citizen told of a time
	RecordMissed     Action = "appointment.missed"   // the citizen did not come
	FetchAppointment Action = "appointment.calendar" // one of the citizen's own, as a file for a calendar
	MakeFeed         Action = "feed.make"            // a secret address that a calendar follows
	EndFeed          Action = "feed.end"
	FetchFeed        Action = "feed.fetch" // the calendar does

	ReadDevices  Action = "device.list"
	AddDevice    Action = "device.add" // to be told there
	NameDevice   Action = "device.name"
	RemoveDevice Action = "device.remove"
	ConfirmSend  Action = "device.confirm" // a device tells that it has shown something
	TestPush     Action = "device.test"

	RotateKeys   Action = "keys.rotate" // every citizen's key is wrapped by another house key
	BackUp       Action = "database.back_up"
	Restore      Action = "database.restore"
	EraseCitizen Action = "citizen.erase" // the key is destroyed, and all that is about them
	HoldCitizen  Action = "citizen.hold"  // their data may not be erased
	LiftHold     Action = "citizen.lift_hold"

	RemovePlan    Action = "plan.remove"    // one whose time is over, while the citizen stays
	ListRetention Action = "retention.list" // what has had its time, and what has not
	RunRetention  Action = "retention.run"  // removes and erases it

	BeginLedger Action = "log.begin_ledger" // checkpoints begin anew, in an empty folder

	HaveCalled  Action = "notification.call" // "Jeg har ringet"
	ReadMail    Action = "mail.read"         // the citizen's own e-mail address
	SetMail     Action = "mail.set"
	ConfirmMail Action = "mail.confirm"
	DropMail    Action = "mail.drop"

	SetDepartment Action = "department.set" // make one known
	SetWebhook    Action = "webhook.set"    // where its system is told of consents
	EmployStaff   Action = "staff.employ"
	AssignStaff   Action = "staff.assign" // to a citizen, or no longer
)
