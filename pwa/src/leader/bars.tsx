// The rows of a table as bars. What is counted is filled, what lacks is hatched,
// and what is held back is a broken line: none of it is told by colour alone.
import { useId } from 'preact/hooks';
import type { LeaderTable } from '../leader-views';

const wide = 320;
const track = 232;
const step = 46;

/** What a reader who does not see the bars is told. */
export const inWords = ({ rows, bar }: LeaderTable): string => `${bar}. ${rows.filter(drawn).map(({ name, says }) => `${name}: ${says}.`).join(' ')}`;

const drawn = (row: LeaderTable['rows'][number]) => row.bar !== undefined || !row.total;

export function Bars({ table }: { table: LeaderTable }) {
  const id = useId();
  const rows = table.rows.filter(drawn);
  return (
    <svg class="bars" viewBox={`0 0 ${wide} ${rows.length * step}`} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
      <title id={`${id}-title`}>{table.title}</title>
      <desc id={`${id}-desc`}>{inWords(table)}</desc>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path class="bars-hatch" d="M0 0V6" />
        </pattern>
      </defs>
      {rows.map(({ name, bar, says, total }, i) => (
        <g key={name} transform={`translate(0 ${i * step})`}>
          <text class={total ? 'bars-total' : undefined} y="15">
            {name}
          </text>
          {bar === undefined ? (
            <rect class="bars-held" x="1" y="23" width={track - 2} height="14" rx="3" />
          ) : (
            <>
              {table.rest && <rect class="bars-rest" x="0.5" y="22.5" width={track - 1} height="15" rx="3" fill={`url(#${id}-hatch)`} />}
              <rect class="bars-part" y="22" width={Math.max(2, (track * bar) / 100)} height="16" rx="3" />
            </>
          )}
          <text class="bars-says" x={wide} y="35">
            {says}
          </text>
        </g>
      ))}
    </svg>
  );
}
