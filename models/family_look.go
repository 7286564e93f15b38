package models

import (
	"slices"
	"time"
)

// Reading is the family when a thing reads as it does now. A yes is to what stood there
// when it was said: when that is another, it counts no more. A no is to the thing.
func (f Family) Reading(item, read string) Family {
	f.Words = slices.DeleteFunc(slices.Clone(f.Words), func(w FamilyWord) bool { return w.Item == item && w.Yes && w.Read != read })
	return f
}

// Unbarred is the family as it would be if nobody were barred. What somebody has said
// themselves is shown to them by it, so that no page of theirs tells that they are.
func (f Family) Unbarred() Family {
	f.Members = slices.Clone(f.Members)
	for i := range f.Members {
		f.Members[i].Barred, f.Members[i].Blind = nil, nil
	}
	return f
}

// Kin are those a tie of any kind holds with, in the order of their ids.
func (f Family) Kin(of string, at time.Time) (ids []string) {
	for _, m := range f.Members {
		if m.ID != of && f.together(m.ID, of, at) {
			ids = append(ids, m.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// SpeaksFor reports whether somebody has a say in what is shown of a child, by custody.
func (f Family) SpeaksFor(by, child string, at time.Time) bool {
	of, known := f.member(child)
	return known && VoiceAt(of.Born, at, f.Zone) != VoiceOwn && f.custody(by, child, at)
}

// VoiceOf is who decides for a member.
func (f Family) VoiceOf(id string, at time.Time) FamilyVoice {
	of, _ := f.member(id)
	return VoiceAt(of.Born, at, f.Zone)
}

// Said is the last word somebody has said about a thing and a reader.
func (f Family) Said(by, owner, item, reader string, at time.Time) (FamilyWord, bool) {
	for _, w := range slices.Backward(f.Words) {
		if w.By == by && w.Owner == owner && w.Item == item && w.Reader == reader && !w.At.After(at) {
			return w, true
		}
	}
	return FamilyWord{}, false
}

// Stands reports whether a parent's own yes stands as far as they know it: its end, the
// custody it was said by. What the child or the other parent says is not in it.
func (f Family) Stands(w FamilyWord, read string, at time.Time) bool {
	heard := w.Heard || f.VoiceOf(w.Owner, at) != VoiceHeard
	return w.Yes && heard && w.Read == read && at.Before(w.Until) && f.unbroken(w.By, w.Owner, w.At, at)
}

// LaidBefore reports whether a thing of a child's is laid before a parent who has a say
// in it. It is theirs to decide about until the child is thirteen, save what the child
// does not want that parent to see; from then on what the child has said yes to first.
func (f Family) LaidBefore(parent, child, item, read string, at time.Time) bool {
	if no, said := f.Said(child, child, item, parent, at); said && !no.Yes && f.VoiceOf(child, at) != VoiceParents {
		return false
	}
	if f.VoiceOf(child, at) != VoiceBoth {
		return true
	}
	return slices.ContainsFunc(f.Members, func(m Member) bool {
		w, said := f.Said(child, child, item, m.ID, at)
		return said && w.Yes && w.Read == read && at.Before(w.Until) && f.speaks(child, child, w.At)
	})
}

// Next is the first instant after at, and within a while, at which something that is
// shown may have to go: a page that shows it asks again then.
func (f Family) Next(reader, owner string, at time.Time, within time.Duration) time.Time {
	next := at.Add(within)
	words := slices.DeleteFunc(slices.Clone(f.Words), func(w FamilyWord) bool { return w.Reader != reader || w.Owner != owner })
	for _, then := range f.turns(reader, owner, words) {
		if then.After(at) && then.Before(next) {
			next = then
		}
	}
	return next
}
