package web

import (
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// answerAppointment is whether the citizen comes to a time.
func (d door) answerAppointment(c *fiber.Ctx) error {
	var ask struct {
		At           time.Time
		Answer, Note string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note = param(c, "appointment"), ask.Answer, ask.Note
		return d.Actions.AnswerAppointment(c.UserContext(), who, s, ask.At)
	})
}

// chooseTime is which of the offered times the citizen chooses.
func (d door) chooseTime(c *fiber.Ctx) error {
	var ask struct{ Offer string }
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice = param(c, "appointment"), ask.Offer
		return d.Actions.ChooseTime(c.UserContext(), who, s)
	})
}

// writeAppointment is words of either side about it.
func (d door) writeAppointment(c *fiber.Ctx) error {
	var ask struct {
		At                  time.Time
		Part, Text, Unplain string
	}
	return d.sayOf(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Choice, s.Note, s.Unplain = param(c, "appointment"), ask.Part, ask.Text, ask.Unplain
		return d.Actions.WriteAppointment(c.UserContext(), who, s, ask.At)
	})
}

// keepWishes is when the citizen likes to have appointments.
func (d door) keepWishes(c *fiber.Ctx) error {
	var ask struct {
		NotBefore, NotAfter, Note string
		Days                      []int
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		wishes := func() (models.Wishes, error) {
			return models.WishesFor(ask.NotBefore, ask.NotAfter, ask.Days, ask.Note)
		}
		return d.Actions.KeepWishes(c.UserContext(), who, s, wishes, version(c))
	})
}

// month is the times of one.
func (d door) month(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Month(c.UserContext(), who, c.Params("month"), language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// appointments are those of a citizen, as the borgerkonsulent moves them.
func (d door) appointments(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.DeskAppointments(c.UserContext(), who, param(c, "id"), language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// findTimes are those that fit.
func (d door) findTimes(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	q := actions.Search{Place: c.Query("place"), Except: c.Query("appointment")}
	q.Minutes, _ = strconv.Atoi(c.Query("minutes")) // what is no number is too short
	var none [3]error
	q.From, none[0] = models.ParseDate(c.Query("from"))
	q.To, none[1] = models.ParseDate(c.Query("to"))
	if at := c.Query("at"); at != "" {
		q.At, none[2] = time.Parse(time.RFC3339, at)
	}
	if none != [3]error{} {
		return ErrAsked
	}
	view, err := d.Actions.FindTimes(c.UserContext(), who, param(c, "id"), language(c), q)
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// arranged is what an appointment or an offer of several times is about.
type arranged struct {
	Title, Place, With, Prepare, Way, Interpreter, Companion string

	Mandatory bool
	Bring     []string
}

func (a arranged) arrangement() models.Arrangement {
	return models.Arrangement{
		Title: a.Title, Place: a.Place, With: a.With, Mandatory: a.Mandatory, Bring: a.Bring, Prepare: a.Prepare, Way: a.Way,
		Interpreter: models.InterpreterOf(a.Interpreter), Companion: models.Companion(a.Companion),
	}
}

// makeAppointment is one the borgerkonsulent makes.
func (d door) makeAppointment(c *fiber.Ctx) error {
	var ask struct {
		arranged
		Start, End time.Time
		Repeat     struct {
			Every           models.Interval
			Interval, Count int
			Days            []int
			Until           models.Date
		}
		Unplain string
	}
	return d.make(c, &ask, func(who models.Viewer, s actions.Saying) (string, error) {
		made := ask.arrangement()
		made.Start, made.End, s.Unplain = ask.Start, ask.End, ask.Unplain
		repeat := models.Recurrence{Every: ask.Repeat.Every, Interval: ask.Repeat.Interval, Until: ask.Repeat.Until, Count: ask.Repeat.Count}
		for _, n := range ask.Repeat.Days {
			repeat.Days = append(repeat.Days, models.DayOfNumber(n))
		}
		return d.Actions.MakeAppointment(c.UserContext(), who, s, made, repeat)
	})
}

// offerTimes is several to choose one of.
func (d door) offerTimes(c *fiber.Ctx) error {
	var ask struct {
		arranged
		Times   []models.Slot
		Instead *models.Instead
		Unplain string
	}
	return d.make(c, &ask, func(who models.Viewer, s actions.Saying) (string, error) {
		s.Unplain = ask.Unplain
		return d.Actions.OfferTimes(c.UserContext(), who, s, models.Offering{Arrangement: ask.arrangement(), Times: ask.Times, Instead: ask.Instead})
	})
}

// make is say where something is made: it answers with the id.
func (d door) make(c *fiber.Ctx, ask any, do func(models.Viewer, actions.Saying) (string, error)) error {
	var made idView
	if err := d.say(c, ask, func(who models.Viewer, s actions.Saying) (err error) {
		made.ID, err = do(who, s)
		return err
	}); err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(made)
}

// moveAppointment is another time for one of its times, or for all.
func (d door) moveAppointment(c *fiber.Ctx) error {
	var ask struct {
		At, Start, End      time.Time
		Place, Why, Unplain string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Unplain = param(c, "appointment"), ask.Unplain
		move := models.Move{To: models.Slot{Start: ask.Start, End: ask.End}, Place: ask.Place, Why: ask.Why}
		return d.Actions.MoveAppointment(c.UserContext(), who, s, ask.At, move, version(c))
	})
}

// callOffAppointment is that one of its times does not take place, or none.
func (d door) callOffAppointment(c *fiber.Ctx) error {
	var ask struct {
		At           time.Time
		Why, Unplain string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note, s.Unplain = param(c, "appointment"), ask.Why, ask.Unplain
		return d.Actions.CallOffAppointment(c.UserContext(), who, s, ask.At, version(c))
	})
}

// replyToAnswer is what the borgerkonsulent says to one who cannot come.
func (d door) replyToAnswer(c *fiber.Ctx) error {
	var ask struct {
		At            time.Time
		Text, Unplain string
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		s.Ref, s.Note, s.Unplain = param(c, "appointment"), ask.Text, ask.Unplain
		return d.Actions.ReplyToAnswer(c.UserContext(), who, s, ask.At)
	})
}
