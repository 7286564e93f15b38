package i18n_test

import "regexp"

// saidHere are the keys that wording puts together of what can be said about a
// plan: an answer, an outcome, a decision about a kind.
var saidHere = regexp.MustCompile(`^(answer|answer\.said|outcome|reuse\.said|desk\.(reuse|severity|actor|kind)|decision\.actor|goal\.link|desk\.goal|desk\.goal\.link)\.\w+$|` +
	`^(desk\.)?remark\.(said|due|late|answer\.\w+)$|^promise\.state\.[a-z_.]+$|^history\.(reuse|duty|load|remark|promise|change|handover|assessment)\.[a-z_.]+$|` +
	`^(load|desk)\.week\.(none|count|papers|over)$|^decision\.(keep|moved|merged|ask|no_problem)(\.\w+)?$|` +
	`^handover\.(title|text|now|held|sees|talk|line|follows|by\.own)(\.\w+)+$|^assessment\.(answer|changed)(\.\w+)+$`)
