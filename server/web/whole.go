package web

import (
	"time"

	"github.com/gofiber/fiber/v2"
)

type wholeView struct {
	Until      *time.Time `json:"until"` // null: not yet
	Checkpoint int64      `json:"checkpoint,omitempty"`
	Root       string     `json:"root,omitempty"`
	Broken     bool       `json:"broken"`
}

// logWhole is until when the log has been found whole.
func (d door) logWhole(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	w, err := d.Actions.LogWhole(c.UserContext(), who)
	if err != nil {
		return err
	}
	view := wholeView{Checkpoint: w.Checkpoint, Root: w.Root, Broken: w.Broken}
	if !w.Until.IsZero() {
		view.Until = &w.Until
	}
	return c.JSON(view)
}
