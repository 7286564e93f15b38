package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// ofFamily are the doors of what a family sees.
var ofFamily = []route{
	{"GET", "/api/family", door.family},
	{"GET", "/api/family/mine", door.familyMine},
	{"POST", "/api/family/words", door.sayToFamily},
	{"GET", "/api/desk/citizens/:id/family", door.deskFamily},
	{"POST", "/api/desk/citizens/:id/family/ties", door.stateTie},
	{"POST", "/api/desk/citizens/:id/family/ties/:tie/end", door.endTie},
	{"POST", "/api/desk/citizens/:id/family/words", door.recordFamilyWord},
}

// family is what the others in the family show the citizen.
func (d door) family(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Family(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// familyMine is what the citizen shows, and to whom.
func (d door) familyMine(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.FamilyMine(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// familyAsk is a yes or a no to one thing and one reader.
type familyAsk struct {
	Of     string      `json:"of"`
	Item   string      `json:"item"`
	Reader string      `json:"reader"`
	Yes    bool        `json:"yes"`
	Last   models.Date `json:"last"`
	Heard  bool        `json:"heard"`
}

func (f familyAsk) saying(s actions.Saying) actions.FamilySaying {
	return actions.FamilySaying{Of: f.Of, Item: f.Item, Reader: f.Reader, Yes: f.Yes, Last: f.Last, Heard: f.Heard, Key: s.Key}
}

// freshIf asks for a fresh login before a yes. A no is never harder than it was.
func (d door) freshIf(c *fiber.Ctx, yes bool) error {
	if !yes {
		return nil
	}
	return fresh(models.ShowFamily, func(door, *fiber.Ctx) error { return nil })(d, c)
}

// sayToFamily is the citizen's word, for themselves or a child of theirs.
func (d door) sayToFamily(c *fiber.Ctx) error {
	var ask familyAsk
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		if err := d.freshIf(c, ask.Yes); err != nil {
			return err
		}
		return d.Actions.SayToFamily(c.UserContext(), who, ask.saying(s))
	})
}

// deskFamily is a citizen's family at the desk.
func (d door) deskFamily(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.TiesOfCitizen(c.UserContext(), who, param(c, "id"), language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// stateTie is that two citizens of the borgerkonsulent's belong together.
func (d door) stateTie(c *fiber.Ctx) error {
	var ask struct {
		With   string         `json:"with"`
		Kind   models.TieKind `json:"kind"`
		Turned bool           `json:"turned"`
		From   models.Date    `json:"from"`
		To     models.Date    `json:"to"`
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		return d.Actions.StateTie(c.UserContext(), who, param(c, "id"), actions.StatedTie{With: ask.With, Kind: ask.Kind, Turned: ask.Turned, From: ask.From, To: ask.To})
	})
}

// endTie is that they do no more.
func (d door) endTie(c *fiber.Ctx) error {
	var ask struct{}
	return d.say(c, &ask, func(who models.Viewer, _ actions.Saying) error {
		return d.Actions.EndTie(c.UserContext(), who, param(c, "id"), param(c, "tie"))
	})
}

// recordFamilyWord is a child's own word that was said to the borgerkonsulent.
func (d door) recordFamilyWord(c *fiber.Ctx) error {
	var ask struct {
		familyAsk
		On      models.Date `json:"on"`
		Present string      `json:"present"`
	}
	return d.say(c, &ask, func(who models.Viewer, s actions.Saying) error {
		if err := d.freshIf(c, ask.Yes); err != nil {
			return err
		}
		return d.Actions.RecordFamilyWord(c.UserContext(), who, param(c, "id"), actions.ChildsWord{FamilySaying: ask.saying(s), On: ask.On, Present: ask.Present})
	})
}
