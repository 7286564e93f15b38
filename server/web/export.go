package web

import (
	"mime"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
	"enplan/server/actions"
)

// export answers with the citizen's whole own record as a file.
func (d door) export(c *fiber.Ctx) error {
	who, err := d.viewerHere(c)
	if err != nil {
		return err
	}
	file, err := d.Actions.Export(c.UserContext(), who, models.ExportFormat(c.Query("format")), language(c))
	if err != nil {
		return err
	}
	return download(c, file)
}

// exportChoices says how it can be had, before it is.
func (d door) exportChoices(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.ExportChoices(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// receipt answers with the signed receipt of one consent as a file.
func (d door) receipt(c *fiber.Ctx) error {
	who, err := d.viewerHere(c)
	if err != nil {
		return err
	}
	format := models.ReceiptFormat(c.Query("format", string(models.ReceiptDPV)))
	file, err := d.Actions.Receipt(c.UserContext(), who, param(c, "id"), format, language(c))
	if err != nil {
		return err
	}
	return download(c, file)
}

// receiptKeys are the public keys that receipts can be checked with, by anybody.
func (d door) receiptKeys(c *fiber.Ctx) error {
	c.Set(fiber.HeaderCacheControl, "public, max-age=3600")
	if err := c.JSON(d.Actions.ReceiptKeys()); err != nil {
		return err
	}
	c.Set(fiber.HeaderContentType, "application/jwk-set+json")
	return nil
}

// viewerHere is viewer at a door that reads, leaves a line and is not for other
// sites to open.
func (d door) viewerHere(c *fiber.Ctx) (models.Viewer, error) {
	switch c.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return d.viewer(c)
	}
	return models.Viewer{}, ErrElsewhere
}

// download answers with a file that is saved and never shown within our page.
func download(c *fiber.Ctx, file actions.Download) error {
	c.Set(fiber.HeaderContentDisposition, mime.FormatMediaType("attachment", map[string]string{"filename": file.Name}))
	c.Set(fiber.HeaderContentType, file.Type)
	c.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	return c.Send(file.Body)
}
