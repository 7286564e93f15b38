package models

// Viewer is who asks. The zero Viewer is nobody.
type Viewer struct {
	Role Role
	ID   string // citizen id, staff id, source name; "" for operator and house
}

// Works reports whether it is somebody who works for the municipality and meets
// citizens: a borgerkonsulent or a fagperson.
func (v Viewer) Works() bool { return v.Role == AsCoordinator || v.Role == AsProfessional }

// Role is in what capacity somebody asks.
type Role string

// The roles.
const (
	Nobody         Role = ""
	AsCitizen      Role = "citizen"
	AsCoordinator  Role = "coordinator"  // a borgerkonsulent
	AsProfessional Role = "professional" // a fagperson of a department
	AsLeader       Role = "leader"       // of the borgerkonsulents: sees numbers and nobody
	AsSource       Role = "source"       // a department's system with its key
	AsFormer       Role = "former"       // worked here once: may nothing, and is still who wrote what they wrote
	AsOperator     Role = "operator"     // who runs the program on the machine itself
	AsCalendar     Role = "calendar"     // whoever has the secret address of a citizen's calendar; the id is the citizen's
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
	HasCase     Relation = "has_case"    // a department that has a plan with the citizen, or a yes from them, and whoever works there
	Custody     Relation = "custody"     // who has custody of the child it is about
	ShownTo     Relation = "shown_to"    // whom the citizen shows it, as their family
	HasFeed     Relation = "has_feed"    // the calendar whose address the citizen made
	Works       Relation = "works"       // whoever works in a department, whatever citizen they name
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
	ShowAgain:      {Self, OwnDesk, Leads},
	UseSession:     {Self, OwnDesk, Leads},
	ReadSessions:   {Self, OwnDesk, Leads},
	EndSession:     {Self, OwnDesk, Leads},
	EndOthers:      {Self, OwnDesk, Leads},
	LogInCitizen:   {Self}, // by what a provider vouched for
	LogInStaff:     {OwnDesk, Leads},
	LinkCitizen:    {Operator},

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

	ReadAppointments:   {Coordinates},
	ReadMonth:          {Self},
	FindTimes:          {Coordinates},
	MakeAppointment:    {Coordinates},
	MoveAppointment:    {Coordinates},
	CallOffAppointment: {Coordinates},
	OfferTimes:         {Coordinates},
	ReplyToAnswer:      {Coordinates},
	AnswerAppointment:  {Self},
	ChooseTime:         {Self},
	WriteAppointment:   {Self, Coordinates},
	KeepWishes:         {Self},

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
	HaveCalled:    {Coordinates},
	ReadMail:      {Self},
	SetMail:       {Self},
	ConfirmMail:   {Self},
	DropMail:      {Self},
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

	AskConsent:      {HasCase},
	GiveConsent:     {Self},
	DeclineConsent:  {Self},
	NarrowConsent:   {Self},
	PauseConsent:    {Self},
	ResumeConsent:   {Self},
	WithdrawConsent: {Self},
	RecordConsent:   {Coordinates},
	ReadConsents:    {Self, Coordinates},
	ReapplyConsents: {Operator},

	ReadAsDepartment: {HasCase},
	SeeAsDepartment:  {Self},
	ReadCases:        {OwnDesk},

	SearchCitizen: {OwnDesk},
	ReadSearches:  {Operator},

	OpenEmergency:   {Works},
	ReviewEmergency: {Leads},
	ReadEmergencies: {Leads},

	ReadNotifications: {Self},
	SeeNotifications:  {Self},
	ReadReminding:     {Self},
	SetReminding:      {Self},
	SetSafety:         {Self, Coordinates},

	ReadFamily:       {Self},
	SeeFamily:        {ShownTo},
	ReadFamilyWords:  {Self, Custody},
	ShowFamily:       {Self, Custody},
	HideFromFamily:   {Self, Custody},
	ReadTies:         {Coordinates},
	StateTie:         {Coordinates},
	EndTie:           {Coordinates},
	RecordFamilyWord: {Coordinates},

	ExportOwn:    {Self},
	FetchReceipt: {Self},

	ReadLog: {Self},
	AskWhy:  {Self},

	ReadProof:        {Self, Coordinates},
	RecordMissed:     {Coordinates},
	FetchAppointment: {Self},
	MakeFeed:         {Self},
	EndFeed:          {Self},
	FetchFeed:        {HasFeed},

	ReadDevices:  {Self},
	AddDevice:    {Self},
	NameDevice:   {Self},
	RemoveDevice: {Self},
	ConfirmSend:  {Anyone},
	TestPush:     {Operator},

	BeginLedger: {Operator},

	RotateKeys:   {Operator},
	BackUp:       {Operator},
	Restore:      {Operator},
	EraseCitizen: {Operator},
	HoldCitizen:  {Operator},
	LiftHold:     {Operator},

	RemovePlan:    {Operator},
	ListRetention: {Operator},
	RunRetention:  {Operator},

	SetDepartment: {Operator},
	SetWebhook:    {Operator},
	EmployStaff:   {Operator},
	AssignStaff:   {Operator},
}
