package wording

import (
	"enplan/i18n"
	"enplan/models"
)

// ProtectionView tells who works with a citizen that nobody may be told where the
// citizen is.
type ProtectionView struct {
	State string `json:"state"` // protected, unknown
	Title string `json:"title"`
	Text  string `json:"text"`
}

// protection is nil when it is known that there is none. more are keys of what is
// said after it to this reader.
func (w words) protection(p models.Protection, name string, more ...string) *ProtectionView {
	if !p.HidesPlaces() {
		return nil
	}
	args := i18n.Args{"name": w.name(models.Citizen{Name: name}.FirstName())}
	v := &ProtectionView{State: "protected", Title: w.text("protection.protected", args), Text: w.text("protection.protected.text", args)}
	if p == models.ProtectionUnknown {
		v = &ProtectionView{State: "unknown", Title: w.text("protection.unknown", args), Text: w.text("protection.unknown.text", args)}
	}
	for _, key := range more {
		v.Text = join(v.Text, w.text(key, args))
	}
	return v
}

// Protected adds to what a department is shown that it may be told no place of
// another's, and that an emergency does not change that.
func (v *DepartmentView) Protected(p models.Protection, name string, l *i18n.Language) {
	more := []string{"protection.gate"}
	if v.Purpose == string(models.PurposeEmergency) {
		more = append(more, "protection.gate.emergency")
	}
	v.Protection = words{l: l}.protection(p, name, more...)
}
