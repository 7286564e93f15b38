package detect

import (
	"slices"
	"strings"

	"enplan/models/restate"
	"enplan/models/topic"
)

// keep compares "I will keep my shop" with a plan to wind it up.
func (m *mismatches) keep() {
	for _, wish := range m.wishes() {
		if wish.part != ofOwnGoal || !wish.Has("beholde*", "bevare*", "fortsætte*", "blive i", "blive ved", "blive boende*", "ikke miste", "holde fast") {
			continue
		}
		kept := m.contentWords(wish)
		for _, p := range m.passages {
			if p.part == ofGoal && wish.Has("blive boende*", "blive hos") && p.Has("hjemgivelse*", "hjemgives", "flyttet hjem", "flytter hjem", "flytte hjem") {
				m.add("keep", p, wish, nil)
				continue
			}
			if p.part != ofGoal && p.part != ofMeasure || !p.Has("afvikl*", "lukning*", "lukke*", "sælge*", "salg", "opsig*", "ophør*", "fraflyt*", "afhænd*", "nedlæg*", "flytning*", "udsættelse*", "afslutning af") {
				continue
			}
			if slices.ContainsFunc(p.Words, func(w topic.Word) bool {
				return slices.ContainsFunc(kept, func(stem string) bool { return strings.HasPrefix(w.Low, stem[:min(len(stem), 5)]) })
			}) {
				m.add("keep", p, wish, nil)
			}
		}
	}
}

func (m *mismatches) wantsToWork() bool {
	return slices.ContainsFunc(m.wishes(), func(p *passage) bool { return p.part == ofOwnGoal && speaksOfWork(p) })
}

func speaksOfWork(p *passage) bool {
	return p.Says(topic.Life, "work") || p.Says(topic.Life, "education") || p.Has("være", "blive", "uddannet", "lave", "tilbage som")
}

func aimsAtWork(p *passage) bool {
	return p.Has("jobmål*", "job", "beskæftigelse*", "praktik*", "virksomhedspraktik*", "arbejde*", "arbejdsprøvning*",
		"ansættelse*", "afklar*", "*medhjælper", "løntilskud*", "fleksjob*", "nytteindsats*", "uddannelse*", "branche*", "nyttejob*",
		"stillingen", "fuld tid", "grundforløb*", "hovedforløb*", "skolepraktik*", "lærling*", "svendebrev*")
}

// hours compares the hours a plan aims at with those the citizen wants.
func (m *mismatches) hours() {
	for _, wish := range m.wishes() {
		want, ok := wish.claim(restate.MaxHoursWeek, restate.HoursWeek)
		if !ok && wish.Says(topic.Life, "work") {
			want, ok = hoursAlone(wish)
		}
		if !ok {
			continue
		}
		for _, p := range m.passages {
			asked, ok := p.claim(restate.HoursWeek)
			if !ok && aimsAtWork(p) {
				asked, ok = hoursAlone(p)
			}
			if !ok && p.Has("fuldt raskmeld*", "fuld raskmeld*", "fuld tid", "fuldtid*", "heltid*") {
				asked, ok = restate.Claim{Value: fullTime}, true
			}
			if ok && (p.part == ofGoal || p.part == ofMeasure) && !m.isChilds(p.plan) && (isOccupation(p) || aimsAtWork(p)) && asked.Value > want.Value+1 {
				m.add("hours", p, wish, map[string]string{"wanted": plainNumber(want.Value), "asked": plainNumber(asked.Value)})
			}
		}
	}
}

const fullTime = 37 // hours a week

// hoursAlone reads "på job 30 timer", where work is named but no week.
func hoursAlone(p *passage) (restate.Claim, bool) {
	for i, w := range p.Words {
		if n := asNumber(w.Low); n >= 2 && n <= 40 && i+1 < len(p.Words) && strings.HasPrefix(p.Words[i+1].Low, "time") {
			return restate.Claim{Value: n}, true
		}
	}
	return restate.Claim{}, false
}

// unwanted finds what the citizen says no to and a plan holds all the same.
func (m *mismatches) unwanted() {
	for _, wish := range m.wishes() {
		for _, no := range wish.Mentions {
			if no.Set != topic.Avoid || !no.Denied || m.told[wish.ref] {
				continue
			}
			for _, p := range m.passages {
				if (p.part == ofGoal || p.part == ofMeasure) && m.holds(p, no.Topic) {
					m.add("unwanted", p, wish, map[string]string{"unwanted": no.Words})
					break
				}
			}
		}
	}
	for _, wish := range m.wishes() { // "only in the daytime", "stay where I live"
		for _, p := range m.passages {
			if p.part != ofGoal && p.part != ofMeasure {
				continue
			}
			day := wish.Has("kun dag", "kun om dagen", "kun formiddag*", "dagarbejde")
			if day && (p.Says(topic.Avoid, "evening") || p.Says(topic.Avoid, "night")) {
				m.add("hours_of_day", p, wish, nil)
			}
			stay := wish.Has("blive hjemme", "blive boende", "bo hjemme", "beholde min lejlighed", "beholde mit hus", "blive i mit hjem", "bo i mit eget", "bo i eget")
			away := p.Says(topic.Avoid, "nursing_home") || p.Says(topic.Avoid, "residence") || p.Has("fraflyt*", "opsigelse af bolig*")
			if stay && away && p.part == ofGoal {
				m.add("home", p, wish, nil)
			}
		}
	}
}

// holds reports whether a goal or a measure has what is said no to. The name of who
// gives the help is not what it is: "Herberget Broen" may help somebody out of there.
func (m *mismatches) holds(p *passage, unwanted string) bool {
	if !p.Says(topic.Avoid, unwanted) {
		return false
	}
	i := slices.IndexFunc(m.measures, func(x measure) bool { return x.passage == p })
	return i < 0 || m.measures[i].Provider == "" || m.said(strings.ReplaceAll(p.raw, m.measures[i].Provider, "")).Says(topic.Avoid, unwanted)
}

// substance compares a wish to use less with a demand to stop.
func (m *mismatches) substance() {
	for _, wish := range m.wishes() {
		_, less := wish.claim(restate.UsesLess)
		if !less && !wish.Has("skære ned", "ikke stoppe helt", "drikke mindre", "ryge mindre") {
			continue
		}
		for _, p := range m.sight.uses(restate.Stops) {
			if p.part == ofGoal && !p.Has("hverdage*", "dage uden", "dage om ugen uden") {
				m.add("use", p, wish, nil)
			}
		}
	}
}
