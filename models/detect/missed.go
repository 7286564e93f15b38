package detect

import (
	"time"

	"enplan/models"
	"enplan/models/oneplan"
)

// missedFor is how long a time the citizen did not come to is told of: then
// whoever wonders why has had two weeks to ask.
const missedFor = 14

// missed counts the times of late that the citizen did not come to (udeblevet),
// as the departments say, and that nobody here has written to the citizen after.
func missed(p oneplan.Plan, threads []models.Thread, now time.Time) (n int) {
	written := lastWritten(threads)
	for _, plan := range p.Plans {
		for _, a := range plan.Appointments {
			if a.Missed && a.Start.Before(now) && a.Start.After(now.AddDate(0, 0, -missedFor)) && !written.After(a.Start) {
				n++
			}
		}
	}
	return n
}

// lastWritten is when somebody who works here last wrote to the citizen.
func lastWritten(threads []models.Thread) (at time.Time) {
	for _, t := range threads {
		for _, m := range t.Messages {
			if m.By.Works() && m.Sent.After(at) {
				at = m.Sent
			}
		}
	}
	return at
}
