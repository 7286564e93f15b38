// The rules of a reminder in words, and a time of day as a field has it.
import type { Rule } from '../reminding-views';
import { t } from '../text';

/** What most choose; anything else is one's own choice. */
export const presets: Rule[] = [{ days: 7, at: 17 * 60 }, { days: 1, at: 17 * 60 }, { at: 8 * 60 }, { hours: 2 }];

export const same = (a: Rule, b: Rule): boolean => nameOf(a) === nameOf(b);

const nameOf = ({ days = 0, at = 0, hours = 0 }: Rule): string => (hours ? `${hours}h` : `${days}d${at}`);

export const has = (rules: Rule[], rule: Rule): boolean => rules.some((one) => same(one, rule));

/** Those that are offered: the presets and what was chosen beside them, the longest before first. */
export const offered = (rules: Rule[]): Rule[] => [...presets, ...rules.filter((rule) => !has(presets, rule))].sort((a, b) => ahead(b) - ahead(a));

const ahead = ({ days = 0, at = 0, hours = 0 }: Rule): number => (hours ? hours * 60 : days * 1440 + 1440 - at);

export function sentence({ days = 0, at = 0, hours = 0 }: Rule): string {
  if (hours) return t('app.remind.hours', {}, hours);
  return days ? t('app.remind.days', { clock: shown(at) }, days) : t('app.remind.same', { clock: shown(at) });
}

/** "8.30" in Danish, "8:30" in English. */
export const shown = (minutes: number): string => t('app.remind.clock', { hour: Math.floor(minutes / 60), minute: String(minutes % 60).padStart(2, '0') });

/** "08:30", as a field for a time has it. */
export const field = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes after midnight; undefined while there is no time in the field. */
export function minutesOf(value: string): number | undefined {
  const [, hour, minute] = /^(\d\d):(\d\d)/.exec(value) ?? [];
  return hour === undefined ? undefined : Number(hour) * 60 + Number(minute);
}
