// Package models is what is true about a citizen's one plan without a
// computer: the nouns, their rules and their refusals. It imports the standard
// library only and knows no database, request, clock, text or file format.
//
// Danish words of the field and the words used for them here stand in
// GLOSSARY.md.
package models
