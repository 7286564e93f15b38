package web

import "github.com/gofiber/fiber/v2"

// searchCitizen is a POST, so that the number stands in no address.
func (d door) searchCitizen(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct{ CPR string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	view, err := d.Actions.SearchCitizen(c.UserContext(), who, ask.CPR, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}
