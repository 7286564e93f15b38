// The citizens of one borgerkonsulent, each with why somebody is needed: in
// words beside every number.
import { useState } from 'preact/hooks';
import { moved } from '../order';
import { t, type Key } from '../text';
import { Icon } from '../ui/icon';
import { PressButton, PressNote } from '../ui/press';
import type { DeskRow } from '../desk-views';
import { orderDesk } from './desk-presses';
import { loadDesk } from './desk-state';

export function DeskList({ rows, here }: { rows: DeskRow[]; here?: string }) {
  return (
    <ul class="card rows">
      {rows.map((row) => (
        <Row key={row.id} row={row} here={here} />
      ))}
    </ul>
  );
}

type Filter = 'all' | 'waiting' | 'late' | 'high';
const filters: Record<Filter, { key: Key; shows: (row: DeskRow) => boolean }> = {
  all: { key: 'app.desk.filter.all', shows: () => true },
  waiting: { key: 'app.desk.filter.waiting', shows: ({ reasons }) => reasons.some(({ cause }) => cause !== 'consent') },
  late: { key: 'app.desk.filter.late', shows: ({ reasons }) => reasons.some(({ late }) => late) },
  high: { key: 'app.desk.filter.high', shows: ({ high }) => high > 0 },
};

/** The whole list: in the server's order or one's own, and less of it when one wants. */
export function Caseload({ rows }: { rows: DeskRow[] }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [own, setOwn] = useState(() => rows.some(({ place }) => place));
  const ordered = own ? [...rows].sort((x, y) => (x.place ?? Infinity) - (y.place ?? Infinity)) : rows;
  const shown = ordered.filter(filters[filter].shows);
  return (
    <>
      <p class="soft">{t(own ? 'app.desk.own.lead' : 'app.desk.lead')}</p>
      <div class="caseload">
        <p class="buttons" role="group" aria-label={t('app.desk.filter')}>
          {(Object.keys(filters) as Filter[]).map((one) => (
            <button key={one} type="button" class="button button-secondary button-small" aria-pressed={filter === one} onClick={() => setFilter(one)}>
              {t(filters[one].key)} ({rows.filter(filters[one].shows).length})
            </button>
          ))}
        </p>
        <button type="button" class="link" onClick={() => setOwn(!own)}>
          {t(own ? 'app.desk.own.off' : 'app.desk.own')}
        </button>
      </div>
      {shown.length === 0 && <p class="card quiet">{t('app.desk.filter.none')}</p>}
      {shown.length > 0 && (
        <ul class="card rows">
          {shown.map((row) => (
            <Row key={row.id} row={row} order={own && filter === 'all' ? ordered : undefined} />
          ))}
        </ul>
      )}
      <PressNote place={orderPlace} />
    </>
  );
}

const orderPlace = 'desk:order';

function Row({ row, here, order }: { row: DeskRow; here?: string; order?: DeskRow[] }) {
  return (
    <li class={order ? 'desk-row desk-own' : 'desk-row'}>
      <a href={`/borgere/${encodeURIComponent(row.id)}`} aria-current={row.id === here ? 'page' : undefined}>
        <span>
          <strong id={`desk-${row.id}`}>{row.name}</strong>
          <Reasons row={row} short={here !== undefined} />
        </span>
        <Icon name="next" />
      </a>
      {order && <UpDown row={row} order={order} />}
    </li>
  );
}

function UpDown({ row, order }: { row: DeskRow; order: DeskRow[] }) {
  const ids = order.map(({ id }) => id);
  const from = ids.indexOf(row.id);
  return (
    <span class="updown">
      {([-1, 1] as const)
        .filter((by) => ids[from + by] !== undefined)
        .map((by) => (
          <PressButton
            key={by}
            order={{
              place: orderPlace,
              label: t(by < 0 ? 'app.want.up' : 'app.want.down'),
              said: t('app.desk.own.saved', { name: row.name, place: from + by + 1 }),
              request: orderDesk(moved(ids, from, from + by)),
              after: () => loadDesk(),
            }}
          >
            {t(by < 0 ? 'app.want.up' : 'app.want.down')} <span class="sr-only">{row.name}</span>
          </PressButton>
        ))}
    </span>
  );
}

function Reasons({ row, short }: { row: DeskRow; short: boolean }) {
  const counts: [key: Key, count: number, look: string][] = [
    ['app.message.new', row.unread, 'chip chip-own'],
    ['app.desk.high', row.high, 'chip chip-late'],
    ['app.desk.medium', row.medium, 'chip chip-must'],
    ['app.desk.low', row.low, 'chip'],
  ];
  const shown = counts.filter(([, count]) => count > 0);
  return (
    <>
      {!short &&
        row.reasons.map(({ cause, text, late }) => (
          <span class="desk-worst" key={cause}>
            {late && <span class="chip chip-late">{t('app.promise.late')}</span>} {text}
          </span>
        ))}
      {!short && row.reasons.length === 0 && row.worst && <span class="desk-worst">{row.worst}</span>}
      <span class="chips">
        {shown.map(([key, count, look]) => (
          <span class={look} key={key}>
            {t(key, {}, count)}
          </span>
        ))}
        {shown.length === 0 && row.reasons.length === 0 && <span class="soft">{t('app.desk.calm')}</span>}
      </span>
    </>
  );
}
