package models

import (
	"errors"
	"testing"
)

func TestAnEditOfAnOlderVersionKeepsBothTexts(t *testing.T) {
	if err := CheckVersion(3, 3, "mine", "theirs"); err != nil {
		t.Error("the version that stands may be edited:", err)
	}
	if err := CheckVersion(-1, 3, "mine", "theirs"); !errors.Is(err, ErrNoVersion) {
		t.Error("an edit must say what it rests on:", err)
	}
	for _, seen := range []Version{0, 2, 4} {
		err := CheckVersion(seen, 3, "mine", "theirs")
		var clash *Clash
		if !errors.As(err, &clash) || *clash != (Clash{"mine", "theirs", 3}) || KindOf(err) != Conflict {
			t.Errorf("an edit of version %d: %v", seen, err)
		}
	}
}
