package web

import (
	"encoding/base64"

	"github.com/gofiber/fiber/v2"

	"enplan/models"
)

func (d door) devices(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	view, err := d.Actions.Devices(c.UserContext(), who, language(c))
	if err != nil {
		return err
	}
	return c.JSON(view)
}

// addDevice takes the keys as a browser writes them, base64url.
func (d door) addDevice(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct {
		Endpoint, Name, Replaces string
		P256dh, Auth             urlBytes
	}
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	device := models.Device{Endpoint: ask.Endpoint, P256dh: ask.P256dh, Auth: ask.Auth, Name: ask.Name}
	id, err := d.Actions.AddDevice(c.UserContext(), who, device, ask.Replaces)
	if err != nil {
		return err
	}
	return c.Status(fiber.StatusCreated).JSON(fiber.Map{"id": id})
}

func (d door) nameDevice(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct{ Name string }
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	if err := d.Actions.NameDevice(c.UserContext(), who, param(c, "id"), ask.Name); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

func (d door) removeDevice(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	if err := d.Actions.RemoveDevice(c.UserContext(), who, param(c, "id")); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// confirmSend needs no login: who has the receipt has the device.
func (d door) confirmSend(c *fiber.Ctx) error {
	var ask struct {
		Receipt string
		What    models.ReceiptWhat
	}
	if err := readBody(c.Body(), &ask); err != nil || !ask.What.Known() {
		return ErrAsked
	}
	if err := d.Actions.ConfirmSend(c.UserContext(), ask.Receipt, ask.What); err != nil {
		return err
	}
	return c.SendStatus(fiber.StatusNoContent)
}

// urlBytes are bytes in base64url without padding.
type urlBytes []byte

// UnmarshalText reads them.
func (b *urlBytes) UnmarshalText(text []byte) (err error) {
	*b, err = base64.RawURLEncoding.DecodeString(string(text))
	return err
}
