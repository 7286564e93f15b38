package web

import (
	"github.com/gofiber/fiber/v2"

	"enplan/models/plain"
)

// verdictView is what the gate says of a text.
type verdictView struct {
	Words     int         `json:"words"`
	LIX       float64     `json:"lix"`
	Level     string      `json:"level"`
	TooHard   bool        `json:"tooHard"`
	Forbidden bool        `json:"forbidden"`
	Points    []pointView `json:"points"`
}

type pointView struct {
	Kind        string `json:"kind"`
	Text        string `json:"text"`
	Hint        string `json:"hint"`
	Replacement string `json:"replacement,omitempty"`
}

// judgeText is asked while one writes. Nothing is kept.
func (d door) judgeText(c *fiber.Ctx) error {
	who, err := d.viewer(c)
	if err != nil {
		return err
	}
	var ask struct {
		Text    string
		Subject bool
	}
	if err := readBody(c.Body(), &ask); err != nil {
		return ErrAsked
	}
	v, err := d.Actions.JudgeText(who, ask.Text, ask.Subject)
	if err != nil {
		return err
	}
	return c.JSON(viewOf(v))
}

func viewOf(v plain.Verdict) verdictView {
	view := verdictView{Words: v.Words, LIX: v.LIX, Level: v.Level, TooHard: v.TooHard, Forbidden: v.Forbidden, Points: []pointView{}}
	for _, f := range v.Findings {
		view.Points = append(view.Points, pointView{Kind: f.Kind, Text: f.Text, Hint: f.Hint, Replacement: f.Replacement})
	}
	return view
}
