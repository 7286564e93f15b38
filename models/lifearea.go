package models

// LifeArea is where in a citizen's life a measure belongs. The one plan is
// ordered by these, never by department.
type LifeArea string

// The life areas, in the order the plan shows them.
const (
	AreaHealth    LifeArea = "health"    // helbred
	AreaFamily    LifeArea = "family"    // familie og børn
	AreaEveryday  LifeArea = "everyday"  // hverdag
	AreaHome      LifeArea = "home"      // bolig
	AreaWork      LifeArea = "work"      // arbejde og uddannelse
	AreaMoney     LifeArea = "money"     // økonomi
	AreaNetwork   LifeArea = "network"   // netværk og fritid
	AreaUndecided LifeArea = "undecided" // no table knows it; the borgerkonsulent places it
)

// LifeAreas lists every area in the order of the plan.
var LifeAreas = []LifeArea{
	AreaHealth, AreaFamily, AreaEveryday, AreaHome, AreaWork, AreaMoney, AreaNetwork, AreaUndecided,
}
