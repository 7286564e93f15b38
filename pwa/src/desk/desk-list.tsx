// The citizens of one borgerkonsulent in the server's order, each with what
// waits: in words beside every number.
import { t, type Key } from '../text';
import { Icon } from '../ui/icon';
import type { DeskRow } from '../desk-views';

export function DeskList({ rows, here }: { rows: DeskRow[]; here?: string }) {
  return (
    <ul class="card rows">
      {rows.map((row) => (
        <li class="desk-row" key={row.id}>
          <a href={`/borgere/${encodeURIComponent(row.id)}`} aria-current={row.id === here ? 'page' : undefined}>
            <span>
              <strong>{row.name}</strong>
              {row.worst && here === undefined && <span class="desk-worst">{row.worst}</span>}
              <Counts row={row} />
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Counts({ row }: { row: DeskRow }) {
  const counts: [key: Key, count: number, look: string][] = [
    ['app.message.new', row.unread, 'chip chip-own'],
    ['app.desk.waiting', row.waiting, 'chip chip-own'],
    ['app.desk.high', row.high, 'chip chip-late'],
    ['app.desk.medium', row.medium, 'chip chip-must'],
    ['app.desk.low', row.low, 'chip'],
  ];
  const shown = counts.filter(([, count]) => count > 0);
  return (
    <span class="chips">
      {row.paused && <span class="chip chip-own">{t('app.desk.paused')}</span>}
      {shown.map(([key, count, look]) => (
        <span class={look} key={key}>
          {t(key, {}, count)}
        </span>
      ))}
      {row.answer && <span class="chip chip-must">{row.answer}</span>}
      {shown.length === 0 && !row.paused && !row.answer && <span class="soft">{t('app.desk.calm')}</span>}
    </span>
  );
}
