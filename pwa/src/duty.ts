// The order of duties: what has a date comes first, the earliest first. It
// decides nothing about what a duty is.
import type { Duty } from './views';

export function orderDuties(duties: Duty[]): Duty[] {
  const dated = duties.filter((duty) => duty.due !== undefined);
  const others = duties.filter((duty) => duty.due === undefined);
  return [...dated.sort((a, b) => (a.due! < b.due! ? -1 : a.due! > b.due! ? 1 : 0)), ...others];
}

/** The few that come first, for a tired reader; meetings stand among the times already. */
export function comingDuties(duties: Duty[], most = 3): Duty[] {
  return orderDuties(duties)
    .filter((duty) => duty.due !== undefined && duty.kind !== 'meet')
    .slice(0, most);
}
