// Which duties a tired reader sees first. Their order is the server's; nothing is
// decided here about what a duty is.
import type { Duty } from './views';

/** The few that come first, for a tired reader; meetings stand among the times already. */
export function comingDuties(duties: Duty[], most = 3): Duty[] {
  return duties.filter((duty) => duty.due !== undefined && duty.kind !== 'meet').slice(0, most);
}
