package models

// Refusals of the gate "Forstå-mig-porten".
var (
	ErrTooHard       = &Error{Invalid, "plain.error.hard"}
	ErrForbiddenText = &Error{Invalid, "plain.error.forbidden"}
)
