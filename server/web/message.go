package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// newThread is how an address calls the thread that is not there yet.
const newThread = "new"

// at is who asks, of which citizen and which thread: a citizen's own, or the
// one of the address.
func (d door) at(c *fiber.Ctx) (who models.Viewer, citizen, thread string, err error) {
	if who, err = d.viewer(c); err != nil {
		return who, "", "", err
	}
	citizen, thread = param(c, "id"), param(c, "thread")
	if (who.Role == models.AsCitizen) != (citizen == "") {
		return who, "", "", models.ErrNotFound // a door of the other side's
	}
	if citizen == "" {
		citizen = who.ID
	}
	if thread == newThread {
		thread = ""
	}
	return who, citizen, thread, nil
}

// placeView is where a message came to stand.
type placeView struct {
	Thread string `json:"thread"`
	Seq    int64  `json:"seq"`
}

func (d door) writeMessage(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	var ask struct {
		Subject, Text       string
		Asks, Closes, Draft bool
		Unplain             string
	}
	key := c.Get("Idempotency-Key")
	if err := readBody(c.Body(), &ask); err != nil || len(key) > maxKey {
		return ErrAsked
	}
	place, err := d.Actions.WriteMessage(c.UserContext(), who, actions.Writing{
		Citizen: citizen, Thread: thread, Subject: ask.Subject, Text: ask.Text,
		Asks: ask.Asks, Closes: ask.Closes, Draft: ask.Draft, Unplain: ask.Unplain, Key: key,
	})
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(placeView{place.Thread, place.Seq})
}

func (d door) undoMessage(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	seq, err := strconv.ParseInt(param(c, "seq"), 10, 64)
	if err != nil {
		return models.ErrNotFound
	}
	if err := d.Actions.UndoMessage(c.UserContext(), who, citizen, thread, seq); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (d door) threads(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Threads(c.UserContext(), who, citizen, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

func (d door) thread(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Thread(c.UserContext(), who, citizen, thread, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// letInto lists what citizens have let the reader into.
func (d door) letInto(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.ThreadsLetInto(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// searchThreads is a POST, so that the words stand in no address.
func (d door) searchThreads(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	var ask struct{ Words string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	view, err := d.Actions.SearchThreads(c.UserContext(), who, citizen, ask.Words, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

func (d door) markThread(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	var ask struct{ Seq int64 }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.MarkThread(c.UserContext(), who, citizen, thread, ask.Seq); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (d door) letIn(c *fiber.Ctx) error {
	who, citizen, thread, err := d.at(c)
	if err != nil {
		return err
	}
	var ask struct {
		Staff string
		In    bool
	}
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.LetIn(c.UserContext(), who, citizen, thread, ask.Staff, ask.In); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}
