// How much there is in a week: a bar, and the same in words. What one must is
// taller than the rest, and the citizen's own ceiling is a line in the colour of
// the citizen's own words.
import { hours } from '../date';
import { t } from '../text';
import type { Load, Week } from '../views';
import { Facts } from './facts';
import { Fold } from './fold';

interface BarProps {
  week: Week;
  load: Load;
  /** The longest of the weeks shown, so that they can be compared. */
  most: number;
  /** Where no heading says which week it is. */
  titled?: boolean;
}

export function WeekBar({ week, load, most, titled }: BarProps) {
  return (
    <div class="load">
      <Bar week={week} load={load} most={most} />
      <p>
        {titled && <strong>{week.title}: </strong>}
        {week.text} {week.over ?  <span class="chip chip-own">{t('app.load.over')}</span> : load.ceilingMinutes && t('app.load.under')}
      </p>
      <Fold title={t('app.load.what')}>
        <Facts
          facts={[
            [t('app.load.must'), hours(week.mustMinutes)],
            [t('app.load.may'), hours(week.minutes - week.mustMinutes)],
          ]}
        />
        <p>{t('app.load.counted')}</p>
        <Facts
          facts={[
            [t('app.load.travel'), hours(week.travelMinutes)],
            [t('app.load.prepare'), hours(week.prepareMinutes)],
          ]}
        />
      </Fold>
    </div>
  );
}

function Bar({ week, load, most }: BarProps) {
  const { ceilingMinutes: ceiling } = load;
  return (
    <svg class="load-bar" viewBox={`0 0 ${most} 24`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="load-ground" y="8" width={most} height="8" />
      <rect class="load-rest" y="8" width={week.minutes} height="8" />
      <rect class="load-must" y="5" width={week.mustMinutes} height="14" />
      {ceiling && <line class="load-ceiling" x1={ceiling} x2={ceiling} y1="0" y2="24" vector-effect="non-scaling-stroke" />}
    </svg>
  );
}

/** The length of the longest bar, never nothing. */
export const mostOf = (weeks: Week[], load: Load): number => Math.max(60, (load.ceilingMinutes ?? 0) * 1.05, ...weeks.map(({ minutes }) => minutes));
