// The clock on a Danish wall as an instant, whatever clock the reader's machine
// has. Summer time is from the last Sunday of March to that of October, at 01:00
// UTC (directive 2000/84/EC).

const minute = 60_000;
const hour = 60 * minute;

/** A day and a clock, 2026-12-01 and 09:00, as 2026-12-01T09:00:00+01:00. An hour that is skipped is the one after it. */
export function instantOf(date: string, clock: string): string {
  const wall = Date.parse(`${date}T${clock}:00Z`);
  // Of an hour that comes twice the first is meant.
  return written([2, 1].map((ahead) => wall - ahead * hour).find((at) => at + aheadAt(at) === wall) ?? wall - hour);
}

/** So many minutes after an instant. */
export const after = (instant: string, minutes: number): string => written(Date.parse(instant) + minutes * minute);

/** From one instant to another, in minutes. */
export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / minute);

/** Day and clock of an instant that the server wrote. */
export const dateOf = (instant: string): string => instant.slice(0, 10);
export const clockOf = (instant: string): string => instant.slice(11, 16);

function written(at: number): string {
  const ahead = aheadAt(at);
  return `${new Date(at + ahead).toISOString().slice(0, 19)}+0${ahead / hour}:00`;
}

function aheadAt(at: number): number {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9) ? 2 * hour : hour;
}

/** 01:00 UTC on the last Sunday of a month of 31 days. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * 24 * hour;
}
