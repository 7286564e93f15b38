package detect

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"enplan/models/topic"
)

// bans are the words by which a plan keeps somebody from a place or a person: what
// they name stands after them.
var bans = []string{
	"må ikke opholde", "må ikke færdes", "må ikke komme", "må ikke nærme", "må ikke gå på", "må ikke besøge", "må ikke kontakte", "må ikke opsøge", "må ikke mødes", "må ikke se", "må ikke være kontakt",
	"må ikke have kontakt", "må ikke tage kontakt", "ikke være kontakt", "ikke have kontakt", "ikke kontakte", "ikke opsøge", "ingen kontakt", "uden kontakt", "ikke omgås", "undgå kontakt", "undgår kontakt",
	"holde sig væk fra", "holder sig væk fra", "holde sig fra", "holder sig fra", "holdes væk fra", "holde afstand til", "undgå at komme", "undgår at komme", "undgå stedet", "undgå området", "bryde med",
	"opholdsforbud", "opholdsforbud*", "zoneforbud*", "områdeforbud*", "tilhold*", "kontaktforbud*", "besøgsforbud*", "polititilhold*", "forbud mod kontakt", "forbud mod at kontakte", "forbudt at opholde", "forbudt at kontakte",
}

// banAgainst finds the place or the person that one plan keeps somebody from and
// another sends to: "må ikke opholde sig på Torvet" and "renholdelse af Torvet".
func banAgainst(s *sight) []opposed {
	var all []opposed
	for _, l := range s.passages {
		if l.part != ofCondition && l.part != ofPlan {
			continue
		}
		for _, sentence := range l.Sentences {
			said := s.said(sentence)
			at := said.Index(bans...)
			if at < 0 || said.Has("hvis", "såfremt", "medmindre") {
				continue
			}
			for _, name := range namesAfter(said, sentence, at) {
				o := opposed{about: "thing", limits: []*passage{l}, args: map[string]string{"thing": name}}
				for _, p := range s.others(limit{passage: l}, ofMeasure, ofCondition, ofAppointment) {
					if s.sendsTo(p, strings.ToLower(name)) && !stands(o.against, p) {
						o.against = append(o.against, p)
					}
				}
				all = keepOpposed(all, o)
			}
		}
	}
	return all
}

// kin are persons a plan can name without a name.
var kin = wordSet(`mor moren far faren morfar farfar mormor farmor bedstefar bedstemor onkel onklen moster faster fætter kusine bror broren søster søsteren
	ekskone ekskonen eksmand eksmanden ekskæreste ekskæresten ekspartner ekspartneren stedfar stedfaren stedmor kæresten samleveren plejefar plejemor`)

// namesAfter are the names, the kin and the known places, "havnen", in the rest of
// the clause that begins with a ban, and after a "herunder".
func namesAfter(said topic.Text, sentence string, at int) []string {
	var names []string
	for i, w := range said.Words[at:] {
		if w.Clause > said.Words[at].Clause && !said.Has("herunder") {
			break
		}
		first, _ := utf8.DecodeRuneInString(sentence[w.Start-said.Words[0].Start:])
		named := i > 0 && unicode.IsUpper(first)
		known := utf8.RuneCountInString(w.Low) >= 6 && (strings.HasSuffix(w.Low, "en") || strings.HasSuffix(w.Low, "et")) && !slices.ContainsFunc(officeStems, func(stem string) bool { return strings.HasPrefix(w.Low, stem) })
		if (named || known || kin[w.Low]) && !officeWords[w.Low] && !slices.Contains(names, w.Low) {
			names = append(names, w.Low)
		}
	}
	return names
}

// sendsTo reports whether a text has the name and denies it nowhere.
func (s *sight) sendsTo(p *passage, name string) bool {
	there := false
	for i, w := range p.Words {
		if w.Low != name && w.Low != name+"s" {
			continue
		}
		if p.DeniedAt(i) || p.Has(bans...) {
			return false
		}
		there = true
	}
	return there && !p.Has(supposing...)
}
