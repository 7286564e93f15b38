// How it goes: five faces, each with its word beside it, and the small line of
// how it has gone. Our own drawings.
import './goals.scss';
import { t, type Key } from '../text';
import type { DayOfGoal } from '../views';

const mouths = ['M7.500 18c1.500-4.500 7.500-4.500 9 0M6.800 8l2.400-1.200M17.200 8l-2.400-1.200', 'M8.500 17c1.800-1.700 5.200-1.700 7 0', 'M8.500 16h7', 'M8.500 15.200c1.800 1.700 5.200 1.700 7 0', 'M7.500 14.500c1.500 4 7.500 4 9 0z'];

/** The words for the faces, from 1 to 5. */
export const faces: Key[] = ['app.face.bad', 'app.face.poor', 'app.face.fair', 'app.face.good', 'app.face.great'];

export function Face({ value }: { value: number }) {
  return (
    <svg class="face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10.500" />
      <path d="M8.500 9.700v.6M15.500 9.700v.6" />
      <path d={mouths[value - 1] ?? mouths[2]} />
    </svg>
  );
}

const wide = 240;
const high = 48;
const edge = 6;

/** Where each day stands: along the time that has passed, and up with how well it goes. */
export function pointsOf(line: DayOfGoal[]): [x: number, y: number][] {
  const days = line.map(({ date }) => Date.parse(date));
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const span = last - first || 1;
  return line.map(({ value }, i) => [
    Math.round(edge + ((days[i]! - first) / span) * (wide - 2 * edge)),
    Math.round(high - edge - ((value - 1) / 4) * (high - 2 * edge)),
  ]);
}

/** Nothing is drawn before there are two days to draw between. */
export function Line({ line }: { line: DayOfGoal[] }) {
  if (line.length < 2) return null;
  const points = pointsOf(line);
  const days = line.slice(-told).map(({ when, word }) => `${when}: ${word}.`);
  return (
    <svg class="goal-line" viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={t('app.want.line', { days: days.join(' ') })}>
      <path class="goal-ground" d={`M0 ${high - 1}H${wide}M0 1H${wide}`} />
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      {points.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="4" />
      ))}
    </svg>
  );
}

/** How many of the last days are told in words. */
const told = 8;
