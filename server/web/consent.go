package web

import (
	"context"
	"encoding/hex"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// consents is who may see what of the citizen.
func (d door) consents(c *fiber.Ctx) error {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Consents(c.UserContext(), who, citizen, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// yesAsk is what somebody says yes to: what was asked, or a thing of it, or one
// thing of the citizen's own choice.
type yesAsk struct {
	Consent  string      `json:"consent"` // of the text: the one that was asked for
	To       string      `json:"to"`
	From     string      `json:"from"`
	Category string      `json:"category"`
	Item     string      `json:"item"`
	Purpose  string      `json:"purpose"`
	Last     models.Date `json:"last"`
	Hash     string      `json:"hash"` // of the text that was read
	On       models.Date `json:"on"`   // the desk: when it was said or signed
}

// consenting is what the request asks for, about a citizen.
func (y yesAsk) consenting(c *fiber.Ctx, citizen string) actions.Consenting {
	text, _ := hex.DecodeString(y.Hash) // what is no hash is no text that was shown
	return actions.Consenting{
		Citizen: citizen, Consent: param(c, "consent"), Seen: version(c), Text: text, Until: y.Last, Language: language(c),
		Key: c.Get("Idempotency-Key"), Shown: shown(c), Noting: actions.Noting{On: y.On},
		Terms: models.Terms{
			To: y.To, From: y.From, Category: models.Category(y.Category), Item: y.Item, Purpose: models.Purpose(y.Purpose), Without: models.NothingLost,
		},
	}
}

// consentText is what is read before a yes.
func (d door) consentText(c *fiber.Ctx) error {
	var ask yesAsk
	who, citizen, err := d.asksOf(c, &ask)
	if err != nil {
		return err
	}
	what := ask.consenting(c, citizen)
	what.Consent = ask.Consent
	view, err := d.Actions.ConsentText(c.UserContext(), who, what)
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// asksOf reads who asks, about whom, and what.
func (d door) asksOf(c *fiber.Ctx, ask any) (models.Viewer, string, error) {
	who, citizen, _, err := d.at(c)
	if err != nil {
		return who, "", err
	}
	if err := readBody(c.Body(), ask); err != nil || len(c.Get("Idempotency-Key")) > maxKey {
		return who, "", ErrAsked
	}
	return who, citizen, nil
}

// giveConsent is the citizen's yes.
func (d door) giveConsent(c *fiber.Ctx) error {
	var ask yesAsk
	return d.consent(c, &ask, func(who models.Viewer, citizen string) (string, error) {
		return d.Actions.GiveConsent(c.UserContext(), who, ask.consenting(c, citizen))
	})
}

// recordConsent is a yes that was said or signed elsewhere.
func (d door) recordConsent(c *fiber.Ctx) error {
	var ask struct {
		yesAsk
		Form     models.Form         `json:"form"`
		Capacity models.Capacity     `json:"capacity"`
		Guards   models.GuardianForm `json:"guards"`
		InForce  bool                `json:"inForce"`
		Note     string              `json:"note"`
		Unplain  string              `json:"unplain"`
	}
	return d.consent(c, &ask, func(who models.Viewer, citizen string) (string, error) {
		what := ask.consenting(c, citizen)
		what.Noting = actions.Noting{Form: ask.Form, Capacity: ask.Capacity, Guards: ask.Guards, InForce: ask.InForce, Note: ask.Note, On: ask.On}
		return d.Actions.RecordConsent(c.UserContext(), who, what, ask.Unplain)
	})
}

// narrowConsent is that it is to one thing, or ends sooner.
func (d door) narrowConsent(c *fiber.Ctx) error {
	var ask struct {
		Item string
		Last models.Date
	}
	return d.consent(c, &ask, func(who models.Viewer, citizen string) (string, error) {
		what := yesAsk{Item: ask.Item, Last: ask.Last}.consenting(c, citizen)
		return what.Consent, d.Actions.NarrowConsent(c.UserContext(), who, what)
	})
}

func (d door) declineConsent(c *fiber.Ctx) error  { return d.change(c, d.Actions.DeclineConsent) }
func (d door) pauseConsent(c *fiber.Ctx) error    { return d.change(c, d.Actions.PauseConsent) }
func (d door) resumeConsent(c *fiber.Ctx) error   { return d.change(c, d.Actions.ResumeConsent) }
func (d door) withdrawConsent(c *fiber.Ctx) error { return d.change(c, d.Actions.WithdrawConsent) }

// change is what the citizen does to a consent that needs no words.
func (d door) change(c *fiber.Ctx, do func(context.Context, models.Viewer, actions.Consenting) error) error {
	return d.consent(c, &struct{}{}, func(who models.Viewer, citizen string) (string, error) {
		what := yesAsk{}.consenting(c, citizen)
		return what.Consent, do(c.UserContext(), who, what)
	})
}

func (d door) recordDecline(c *fiber.Ctx) error  { return d.recordNo(c, models.ConsentDeclined) }
func (d door) recordWithdraw(c *fiber.Ctx) error { return d.recordNo(c, models.ConsentWithdrawn) }

// recordNo is a no that was said to somebody who works here.
func (d door) recordNo(c *fiber.Ctx, do models.ConsentDeed) error {
	var ask struct{ Note, Unplain string }
	return d.consent(c, &ask, func(who models.Viewer, citizen string) (string, error) {
		what := yesAsk{}.consenting(c, citizen)
		what.Noting.Note = ask.Note
		return what.Consent, d.Actions.RecordNo(c.UserContext(), who, what, do, ask.Unplain)
	})
}

// consent answers a door where something happens to one consent: 201 with its id
// when it began, else 204.
func (d door) consent(c *fiber.Ctx, ask any, do func(who models.Viewer, citizen string) (string, error)) error {
	who, citizen, err := d.asksOf(c, ask)
	if err != nil {
		return err
	}
	id, err := do(who, citizen)
	if err != nil {
		return err
	}
	if param(c, "consent") != "" {
		return c.SendStatus(fiber.StatusNoContent)
	}
	return c.Status(fiber.StatusCreated).JSON(idView{id})
}
