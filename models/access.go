package models

// Viewer is who asks. The zero Viewer is nobody.
type Viewer struct {
	Role Role
	ID   string // citizen id, staff id, source name; "" for operator and house
}

// Role is in what capacity somebody asks.
type Role string

// The roles.
const (
	Nobody        Role = ""
	AsCitizen     Role = "citizen"
	AsCoordinator Role = "coordinator" // a borgerkonsulent
	AsLeader      Role = "leader"      // of the borgerkonsulents: sees numbers and nobody
	AsSource      Role = "source"      // a department's system with its key
	AsOperator    Role = "operator"    // who runs the program on the machine itself
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

	EmployStaff Action = "staff.employ"
	AssignStaff Action = "staff.assign" // to a citizen, or no longer
)

// Relation is how a viewer stands to what the action touches.
type Relation string

// The relations.
const (
	Anyone      Relation = "anyone"
	Self        Relation = "self"        // the citizen the data is about
	OwnDelivery Relation = "own_source"  // the source that delivers under its own name
	Operator    Relation = "the_machine" // has the machine and so the database
	OwnDesk     Relation = "own_desk"    // the borgerkonsulent whose list it is
	Coordinates Relation = "coordinates" // the borgerkonsulent who is assigned to the citizen now, or stands in
	TakesPart   Relation = "takes_part"  // whom the citizen has let into the thread
	Receives    Relation = "receives"    // whom the citizen is being passed on to
	Leads       Relation = "leads"       // the leader, whose own page it is
)

// WhoMay is the whole policy. What is not listed is refused.
var WhoMay = map[Action][]Relation{
	ReadOwnPlan:    {Self},
	DeliverPlans:   {OwnDelivery, Operator},
	InspectPlan:    {Operator},
	ListCitizens:   {Operator},
	RegisterSource: {Operator},
	LogInDemo:      {Anyone},
	LogOut:         {Self, OwnDesk, Leads},

	AnswerFinding: {Self},
	LimitLoad:     {Self},
	PauseLoad:     {Self},
	AnswerReuse:   {Self},
	HandIn:        {Self},

	ReadHistory:      {Self},
	ReadEarlier:      {Self},
	MarkSeen:         {Self},
	MarkDeskSeen:     {Coordinates},
	AskQuestion:      {Self},
	TakeBackQuestion: {Self},
	AnswerQuestion:   {Coordinates},

	WriteRemark:    {Self},
	TakeBackRemark: {Self},
	AnswerRemark:   {Coordinates},
	MakePromise:    {Coordinates},
	SettlePromise:  {Coordinates},
	PutOffPromise:  {Coordinates},
	DoubtPromise:   {Self},
	WriteGoal:      {Self},
	RewordGoal:     {Self},
	MoveGoal:       {Self},
	RateGoal:       {Self},
	ReachGoal:      {Self},
	PutAwayGoal:    {Self},
	AnswerLink:     {Self},
	LinkGoal:       {Coordinates},
	UnlinkGoal:     {Coordinates},
	SpeakOfGoal:    {Coordinates},

	ReadHandover:    {Self, Coordinates},
	BeginHandover:   {Coordinates},
	WriteLine:       {Self, Coordinates},
	AnswerLine:      {Self},
	ReadyHandover:   {Self, Coordinates},
	TakeOver:        {Receives},
	MeetHandover:    {Self},
	TalkOfHandover:  {Self},
	CallOffHandover: {Coordinates},

	ReadAssessment:  {Self, Coordinates},
	WriteAssessment: {Self, Coordinates},
	RateArea:        {Self},
	AnswerArea:      {Self},

	ReadDesk:      {OwnDesk},
	OrderDesk:     {OwnDesk},
	ReadCitizen:   {Coordinates},
	DecideFinding: {Coordinates},
	ReopenFinding: {Coordinates},

	FetchNotices:  {OwnDelivery},
	ConfirmNotice: {OwnDelivery},
	AnswerNotice:  {OwnDelivery},

	WriteMessage:    {Self, Coordinates, TakesPart},
	UndoMessage:     {Self, Coordinates, TakesPart},
	ReadThreads:     {Self, Coordinates},
	ReadThread:      {Self, Coordinates, TakesPart},
	MarkThread:      {Self, Coordinates, TakesPart},
	SearchThreads:   {Self, Coordinates},
	LetIn:           {Self},
	KeepDraft:       {Self, Coordinates, TakesPart},
	FetchAttachment: {Self, Coordinates, TakesPart},

	SetAbsence:  {OwnDesk},
	ReadAbsence: {OwnDesk},
	ListLetIn:   {OwnDesk},
	JudgeText:   {OwnDesk},

	ReadReport: {Leads},
	KeepReport: {Operator},

	EmployStaff: {Operator},
	AssignStaff: {Operator},
}
