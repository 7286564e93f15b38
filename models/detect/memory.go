package detect

import (
	"enplan/models"
	"enplan/models/oneplan"
	"enplan/models/topic"
)

// memory is what has been read and worked out of one plan, so that no detector
// does it again. It lives as long as one sight and holds nothing that changes.
type memory struct {
	heard    map[string]*topic.Text
	plain    map[string]*topic.Text // texts that were read for their words only
	flaws    map[*models.Consent]string
	acts     map[*models.SectorPlan][]string
	wrong    *string // why no power holds, nil before it is asked
	yes      []consent
	standing map[*models.Consent]bool
	offices  map[*models.SectorPlan][]string
	called   []officeName
	ways     map[*oneplan.Booking]int
	care     map[*oneplan.Booking]bool
	planned  []week
	children []models.Person
	meets    map[string][]*passage // the texts of an appointment, by its label
}

// usualTexts is about how many texts and sentences six plans have.
const usualTexts = 400

func newMemory() memory {
	return memory{
		heard: make(map[string]*topic.Text, usualTexts), plain: map[string]*topic.Text{}, standing: map[*models.Consent]bool{}, flaws: map[*models.Consent]string{}, acts: map[*models.SectorPlan][]string{}, offices: map[*models.SectorPlan][]string{},
		ways: map[*oneplan.Booking]int{}, care: map[*oneplan.Booking]bool{},
	}
}

// said is what a text talks of, each text read once. The sentences of the
// passages are known already.
func (s *sight) said(text string) topic.Text {
	return *kept(s.heard, text, func() *topic.Text {
		read := topic.Read(text)
		return &read
	})
}

// words is said for texts that are only asked which words stand in them: no
// topic is looked for, unless they were read before.
func (s *sight) words(text string) *topic.Text {
	if read := s.heard[text]; read != nil {
		return read
	}
	return kept(s.plain, text, func() *topic.Text {
		read := topic.Plain(text)
		return &read
	})
}

// hear keeps what a passage and its sentences say.
func (s *sight) hear(text string, read *topic.Text) {
	s.heard[text] = read
	apart := read.Apart()
	for i, sentence := range read.Sentences {
		if s.heard[sentence] == nil {
			s.heard[sentence] = &apart[i]
		}
	}
}

// appointmentTexts are the passages of an appointment, in their order.
func (s *sight) appointmentTexts(plan *models.SectorPlan, id string) []*passage {
	if s.meets == nil {
		s.meets = map[string][]*passage{}
		for _, p := range s.passages {
			if p.part == ofAppointment {
				key := label(p.plan) + "/" + p.ref
				s.meets[key] = append(s.meets[key], p)
			}
		}
	}
	return s.meets[label(plan)+"/"+id]
}

// kept is what is known of the key, worked out when asked for the first time.
func kept[K comparable, V any](known map[K]V, key K, work func() V) V {
	value, ok := known[key]
	if !ok {
		value = work()
		known[key] = value
	}
	return value
}

// sentenceOf is what the sentence of a mention talks of.
func (s *sight) sentenceOf(p *passage, m topic.Mention) topic.Text {
	if m.Sentence >= len(p.Sentences) {
		return topic.Text{}
	}
	return s.said(p.Sentences[m.Sentence])
}
