// Package web is the door: a request becomes one action, its result a view.
// Fiber ends here. Handlers decide nothing about care, law, consent or access.
package web

import (
	"io/fs"
	"log/slog"
	"net/netip"
	"slices"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
	"enplan/server/live"
)

// House is what the door opens to and what it must know of the surroundings.
type House struct {
	Actions      *actions.Actions
	Live         *live.Hub // who listens for changes
	App          fs.FS     // the built PWA
	Log          *slog.Logger
	Now          func() time.Time
	Zone         *time.Location
	Municipality string
	Phone        string // the municipality's main number
	Leave        string // where a quick exit leads
	Hotline      Hotline
	Demo         []DemoPerson // who one may log in as; empty outside demo mode

	Proxies   []netip.Prefix // which stand in front, and may say who the client is
	Unlimited bool           // nobody comes too often: for measuring, and tests of what is no limit
}

// Hotline is whom somebody who lives with violence can call. The zero Hotline is none.
type Hotline struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
}

// answerIn is how long a request works at most, and how long it may take to come in.
const answerIn = 10 * time.Second

// mostConnections is how many are open at once, streams apart.
const mostConnections = 32_768

// door is the web package at work: the house, its handlers, and who came how often.
type door struct {
	House
	buckets *buckets
	lines   *lines
}

// route is one row of the table of doors.
type route struct {
	method  string
	path    string
	handler func(door, *fiber.Ctx) error
}

// routes is every door there is under /api and for the machine's minder. The
// PWA's files come after them. Demo doors are only there in demo mode.
var routes = []route{
	{"GET", "/healthz", door.health},
	{"GET", "/readyz", door.ready},
	{"GET", "/api/openapi.json", door.openAPI},
	{"GET", "/api/schemas/enplan-case-1.json", door.caseSchema},
	{"GET", "/api/me", door.me},
	{"POST", "/api/logout", door.logOut},
	{"GET", "/api/session", door.session},
	{"POST", "/api/session/use", door.useSession},
	{"GET", "/api/sessions", door.sessions},
	{"DELETE", "/api/sessions/:id", door.endSession},
	{"POST", "/api/sessions/end-others", door.endOthers},
	{"POST", "/api/leave", door.leave},
	{"GET", "/api/plan", door.readPlan},
	{"POST", "/api/findings/:id/answer", door.answerFinding},
	{"POST", "/api/load/ceiling", door.limitLoad},
	{"POST", "/api/load/pause", door.pauseLoad},
	{"POST", "/api/reuse/:id/answer", door.answerReuse},
	{"POST", "/api/duties/:id/handed-in", door.handIn},
	{"POST", "/api/appointments/:appointment/answer", door.answerAppointment},
	{"POST", "/api/appointments/:appointment/choose", door.chooseTime},
	{"PUT", "/api/wishes", door.keepWishes},
	{"GET", "/api/months/:month", door.month},
	{"GET", "/api/history", door.history},
	{"GET", "/api/history/plans/:id", door.earlierPlan},
	{"POST", "/api/seen", door.markSeen},
	{"POST", "/api/questions", door.askQuestion},
	{"POST", "/api/questions/:question/take-back", door.takeBackQuestion},
	{"POST", "/api/remarks", door.writeRemark},
	{"POST", "/api/remarks/:id/take-back", door.takeBackRemark},
	{"POST", "/api/promises/:id/not-done", door.doubtPromise},
	{"POST", "/api/goals", door.writeGoal},
	{"PUT", "/api/goals/:id", door.rewordGoal},
	{"POST", "/api/goals/:id/move", door.moveGoal},
	{"POST", "/api/goals/:id/rate", door.rateGoal},
	{"POST", "/api/goals/:id/reach", door.reachGoal},
	{"POST", "/api/goals/:id/put-away", door.putAwayGoal},
	{"POST", "/api/goals/:id/links/:measure/answer", door.answerLink},
	{"POST", "/api/handover/:handover/lines/:line/answer", door.answerLine},
	{"POST", "/api/handover/:handover/met", door.meetHandover},
	{"POST", "/api/handover/:handover/talk", door.talkOfHandover},
	{"POST", "/api/assessment/:area/rate", door.rateArea},
	{"POST", "/api/assessment/:area/answer", door.answerArea},
	{"GET", "/api/notifications", door.notifications},
	{"POST", "/api/notifications/seen", door.seeNotifications},
	{"GET", "/api/notifications/settings", door.reminding},
	{"PUT", "/api/notifications/settings", door.setReminding},
	{"POST", "/api/reach", door.setSafety}, // its name says no more than the log does
	{"PUT", "/api/desk/citizens/:id/reach", door.setSafety},
	{"GET", "/api/live", door.live},
	{"GET", "/api/desk", door.desk},
	{"PUT", "/api/desk/order", door.orderDesk},
	{"POST", "/api/desk/search", door.searchCitizen},
	{"GET", "/api/desk/citizens/:id", door.deskCitizen},
	{"POST", "/api/desk/citizens/:id/findings/:finding/decide", door.decideFinding},
	{"POST", "/api/desk/citizens/:id/findings/:finding/reopen", door.reopenFinding},
	{"GET", "/api/desk/threads", door.letInto},
	{"GET", "/api/desk/absence", door.absences},
	{"POST", "/api/desk/citizens/:id/seen", door.markDeskSeen},
	{"POST", "/api/desk/citizens/:id/remarks/:remark/answer", door.answerRemark},
	{"POST", "/api/desk/citizens/:id/questions/:question/answer", door.answerQuestion},
	{"POST", "/api/desk/citizens/:id/promises", door.makePromise},
	{"POST", "/api/desk/citizens/:id/promises/:promise/settle", door.settlePromise},
	{"POST", "/api/desk/citizens/:id/promises/:promise/move", door.putOffPromise},
	{"POST", "/api/desk/plain", door.judgeText},
	{"POST", "/api/desk/citizens/:id/goals/:goal/links", door.linkGoal},
	{"POST", "/api/desk/citizens/:id/goals/:goal/unlink", door.unlinkGoal},
	{"POST", "/api/desk/citizens/:id/goals/:goal/words", door.speakOfGoal},
	{"POST", "/api/desk/citizens/:id/handover", door.beginHandover},
	{"POST", "/api/desk/citizens/:id/handover/:handover/take-over", door.takeOver},
	{"POST", "/api/desk/citizens/:id/handover/:handover/call-off", door.callOffHandover},
	{"PUT", "/api/desk/absence", door.setAbsence},
	{"DELETE", "/api/desk/absence/:from", door.endAbsence},
	{"GET", "/api/desk/citizens/:id/appointments", door.appointments},
	{"POST", "/api/desk/citizens/:id/appointments", door.makeAppointment},
	{"PUT", "/api/desk/citizens/:id/appointments/:appointment", door.moveAppointment},
	{"POST", "/api/desk/citizens/:id/appointments/:appointment/cancel", door.callOffAppointment},
	{"POST", "/api/desk/citizens/:id/appointments/:appointment/reply", door.replyToAnswer},
	{"POST", "/api/desk/citizens/:id/appointments/:appointment/missed", door.recordMissed},
	{"POST", "/api/desk/citizens/:id/offers", door.offerTimes},
	{"GET", "/api/desk/citizens/:id/free", door.findTimes},
	{"GET", "/api/leader/report", door.report},
	{"GET", "/api/log", door.readLog},
	{"POST", "/api/log/:seq/why", door.askWhy},
	{"GET", "/api/log/whole", door.logWhole},
	{"GET", "/api/devices", door.devices},
	{"POST", "/api/devices", door.addDevice},
	{"PUT", "/api/devices/:id", door.nameDevice},
	{"DELETE", "/api/devices/:id", door.removeDevice},
	{"POST", "/api/push/receipts", door.confirmSend},
	{"POST", policyReports, door.policyReport},
	{"GET", "/api/mail", door.mail},
	{"PUT", "/api/mail", door.setMail},
	{"POST", "/api/mail/confirm", door.confirmMail},
	{"DELETE", "/api/mail", door.dropMail},
	{"POST", "/api/desk/citizens/:id/notifications/:notification/called", door.haveCalled},
	{"GET", "/api/export", fresh(models.ExportOwn, door.export)},
	{"GET", "/api/export/choices", door.exportChoices},
	{"GET", "/api/consents/:id/receipt", door.receipt},
	{"GET", "/.well-known/jwks.json", door.receiptKeys},
	{"GET", "/api/consents/:id/seen", door.consentSeen},
	{"POST", "/api/consents", fresh(models.GiveConsent, door.giveConsent)},
	{"POST", "/api/consents/:consent/give", fresh(models.GiveConsent, door.giveConsent)},
	{"POST", "/api/consents/:consent/decline", door.declineConsent},
	{"POST", "/api/consents/:consent/narrow", door.narrowConsent},
	{"POST", "/api/consents/:consent/pause", door.pauseConsent},
	{"POST", "/api/consents/:consent/resume", fresh(models.ResumeConsent, door.resumeConsent)},
	{"POST", "/api/consents/:consent/withdraw", door.withdrawConsent},
	{"POST", "/api/desk/citizens/:id/consents", fresh(models.RecordConsent, door.recordConsent)},
	{"POST", "/api/desk/citizens/:id/consents/:consent/give", fresh(models.RecordConsent, door.recordConsent)},
	{"POST", "/api/desk/citizens/:id/consents/:consent/decline", door.recordDecline},
	{"POST", "/api/desk/citizens/:id/consents/:consent/withdraw", door.recordWithdraw},
	{"GET", "/api/see-as/:department", door.seeAs},
	{"GET", "/api/see-as/:department/hidden", door.hidden},
	{"GET", "/api/departments/:department/citizens/:citizen/plan", door.departmentPlan},
	{"GET", "/api/cases", door.cases},
	{"POST", "/api/departments/:department/citizens/:citizen/consents", door.askConsent},
	{"POST", "/api/departments/:department/citizens/:citizen/emergency", fresh(models.OpenEmergency, door.openEmergency)},
	{"GET", "/api/leader/emergencies", door.emergencies},
	{"POST", "/api/leader/emergencies/:id/review", door.reviewEmergency},
	{"PUT", "/api/intake/:source/deliveries/:id", door.deliver},
	{"GET", "/api/intake/:source/notices", door.fetchNotices},
	{"POST", "/api/intake/:source/notices/:id/received", door.confirmNotice},
	{"POST", "/api/intake/:source/notices/:id/answer", door.answerNotice},
}

var demoRoutes = []route{
	{"GET", "/api/demo/people", door.demoPeople},
	{"POST", "/api/demo/login", door.demoLogin},
	{"POST", "/api/demo/again", door.demoAgain},
}

// New hangs the doors. It refuses nothing at start: what can go wrong goes
// wrong in a request and is answered there.
func New(h House) *fiber.App {
	d := door{House: h, buckets: newBuckets(), lines: newLines()}
	app := fiber.New(fiber.Config{
		AppName:               "enplan",
		DisableStartupMessage: true,
		// Fiber's strings otherwise turn into another request's bytes once the
		// handler has returned.
		Immutable:     true,
		CaseSensitive: true,
		StrictRouting: true,
		BodyLimit:     maxDelivery + 1<<10,
		Concurrency:   mostConnections,
		ReadTimeout:   answerIn,
		WriteTimeout:  30 * time.Second,
		IdleTimeout:   2 * time.Minute,
		// Deep links and cookies of a phone fit; more is not ours.
		ReadBufferSize: 8 << 10,
		ErrorHandler:   d.refuse,
		// Only the proxy in front may say who the client is and what it asked for.
		EnableTrustedProxyCheck: true,
		TrustedProxies:          written(h.Proxies),
	})
	app.Server().HeaderReceived = patience
	app.Server().Handler = knownMethod(app.Server().Handler)
	app.Server().KeepHijackedConns = true // a line is closed by who holds it
	app.Use(d.guard)
	for _, r := range d.routes() {
		app.Add(r.method, r.path, d.enter(r))
		if r.method == fiber.MethodGet {
			app.Head(r.path, d.enter(r))
		}
	}
	app.Use(d.otherMethod())
	app.Use("/api", func(*fiber.Ctx) error { return models.ErrNotFound })
	app.Use("/auth", func(*fiber.Ctx) error { return models.ErrNotFound })
	app.Use("/feed", func(*fiber.Ctx) error { return models.ErrNotFound })
	d.serveApp(app)
	return app
}

func (d door) routes() []route {
	all := slices.Concat(routes, ofCalendar, ofLogin, ofFamily)
	for _, from := range []string{"/api", "/api/desk/citizens/:id"} {
		for _, r := range ofCitizen {
			all = append(all, route{r.method, from + r.path, r.handler})
		}
	}
	if len(d.Demo) > 0 {
		all = append(all, demoRoutes...)
	}
	return all
}
