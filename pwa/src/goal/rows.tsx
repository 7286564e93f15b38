// Things of the citizen's own as short rows that can be dragged by their dots, or
// moved with two buttons. The rows stand where the reader put them while the
// server is told.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import './reorder.scss';
import { before, moved } from '../order';
import { loadPlan, press, type Order } from '../press';
import { t } from '../text';
import { PressNote } from '../ui/press';
import { useDrag } from './drag';
import { moveGoal } from './goal-presses';

interface RowsProps<T> {
  place: string;
  things: T[];
  card?: boolean;
  /** What more stands in a row. */
  under?: (thing: T) => ComponentChildren;
}

export function Rows<T extends { id: string; text: string }>({ place, things, card, under }: RowsProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  const keep = useRef<string | undefined>(undefined);
  const [wanted, setWanted] = useState<string[]>();
  const rows = wanted ? wanted.flatMap((id) => things.find((thing) => thing.id === id) ?? []) : things;
  // A row that is moved in the page loses the focus; it is given back.
  useLayoutEffect(() => {
    if (keep.current) document.getElementById(keep.current)?.focus();
    keep.current = undefined;
  });
  const queue = useRef<Order[]>([]);
  /** Sends one move after the other; what comes after one that failed is let go. */
  const send = async () => {
    for (let next = queue.current[0]; next; next = queue.current[0]) {
      if (!(await press(next))) queue.current = [];
      queue.current.shift();
    }
    keep.current = document.activeElement?.id;
    setWanted(undefined);
  };
  const move = (from: number, to: number) => {
    const ids = rows.map(({ id }) => id);
    const thing = rows[from];
    if (!thing || to < 0 || to >= ids.length || to === from) return;
    keep.current = document.activeElement?.id;
    setWanted(moved(ids, from, to));
    queue.current.push({
      place,
      label: t(to < from ? 'app.want.up' : 'app.want.down'),
      said: t('app.want.moved', { goal: thing.text, place: to + 1, of: ids.length }),
      request: moveGoal(thing.id, before(ids, from, to)),
      after: () => (queue.current.length > 1 ? Promise.resolve(true) : loadPlan()),
    });
    if (queue.current.length === 1) void send();
  };
  const drag = useDrag(list, move);
  return (
    <>
      <PressNote place={place} />
      <ul class={card ? 'card rows reorder' : 'rows reorder'} ref={list}>
        {rows.map((thing, i) => (
          <li key={thing.id}>
            {rows.length > 1 && (
              <span class="grip" aria-hidden="true" onPointerDown={(event) => drag(event, i)}>
                <svg viewBox="0 0 24 24" focusable="false">
                  <path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" />
                </svg>
              </span>
            )}
            <q lang="da" id={`goal-text-${thing.id}`}>
              {thing.text}
            </q>
            {rows.length > 1 && (
              <span class="updown">
                {([-1, 1] as const).map((by) => (
                  <button
                    key={by}
                    type="button"
                    class="button button-secondary"
                    id={`goal-${by < 0 ? 'up' : 'down'}-${thing.id}`}
                    aria-describedby={`goal-text-${thing.id}`}
                    aria-disabled={by < 0 ? i === 0 : i === rows.length - 1}
                    onClick={() => move(i, i + by)}
                  >
                    {t(by < 0 ? 'app.want.up' : 'app.want.down')}
                  </button>
                ))}
              </span>
            )}
            {under?.(thing)}
          </li>
        ))}
      </ul>
    </>
  );
}
