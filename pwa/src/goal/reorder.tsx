// The goals as short rows that can be dragged by their dots, with a finger or a
// mouse, or moved with two buttons. The rows stand where the reader put them
// while the server is told.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import './reorder.scss';
import { loadPlan, press, type Order } from '../press';
import { t } from '../text';
import { PressNote } from '../ui/press';
import type { Goal } from '../views';
import { moveGoal } from './goal-presses';
import { before, moved, placeAt } from '../order';

const place = 'goals:order';

export function Reorder({ goals, done }: { goals: Goal[]; done: () => void }) {
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const keep = useRef<string | undefined>(undefined);
  const [wanted, setWanted] = useState<string[]>();
  const rows = wanted ? wanted.flatMap((id) => goals.find((goal) => goal.id === id) ?? []) : goals;
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
    const goal = rows[from];
    if (!goal || to < 0 || to >= ids.length || to === from) return;
    keep.current = document.activeElement?.id;
    setWanted(moved(ids, from, to));
    queue.current.push({
      place,
      label: t(to < from ? 'app.want.up' : 'app.want.down'),
      said: t('app.want.moved', { goal: goal.text, place: to + 1, of: ids.length }),
      request: moveGoal(goal.id, before(ids, from, to)),
      after: () => (queue.current.length > 1 ? Promise.resolve(true) : loadPlan()),
    });
    if (queue.current.length === 1) void send();
  };
  const drag = useDrag(list, move);
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {t('app.want.reorder')}
      </h2>
      <p class="soft">{t('app.want.reorder.how')}</p>
      <PressNote place={place} />
      <ul class="card rows reorder" ref={list}>
        {rows.map((goal, i) => (
          <li key={goal.id}>
            <span class="grip" aria-hidden="true" onPointerDown={(event) => drag(event, i)}>
              <svg viewBox="0 0 24 24" focusable="false">
                <path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" />
              </svg>
            </span>
            <q lang="da" id={`goal-text-${goal.id}`}>
              {goal.text}
            </q>
            <span class="updown">
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  class="button button-secondary"
                  id={`goal-${by < 0 ? 'up' : 'down'}-${goal.id}`}
                  aria-describedby={`goal-text-${goal.id}`}
                  aria-disabled={by < 0 ? i === 0 : i === rows.length - 1}
                  onClick={() => move(i, i + by)}
                >
                  {t(by < 0 ? 'app.want.up' : 'app.want.down')}
                </button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={done}>
          {t('app.want.reorder.done')}
        </button>
      </p>
    </>
  );
}

/** Drags a row of the list by pointer; drop says from which place to which. */
function useDrag(list: { current: HTMLUListElement | null }, drop: (from: number, to: number) => void) {
  return (event: PointerEvent, from: number) => {
    const rows = [...(list.current?.children ?? [])] as HTMLElement[];
    const row = rows[from];
    const grip = event.currentTarget as HTMLElement;
    if (!row || event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    const boxes = rows.map((one) => one.getBoundingClientRect());
    const middles = boxes.map(({ top, height }) => top + scrollY + height / 2);
    const start = event.clientY + scrollY;
    let to = from;
    row.classList.add('dragged');
    const follow = ({ clientY }: PointerEvent) => {
      const by = clientY + scrollY - start;
      to = placeAt(middles, from, middles[from]! + by);
      row.style.setProperty('translate', `0 ${Math.round(by)}px`);
      rows.forEach((one, i) => {
        if (one !== row) one.style.setProperty('translate', `0 ${shift(i, from, to) * boxes[from]!.height}px`);
      });
      if (clientY < 80) scrollBy(0, -12);
      if (clientY > innerHeight - 120) scrollBy(0, 12);
    };
    const end = ({ type }: PointerEvent) => {
      grip.removeEventListener('pointermove', follow);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', end);
      row.classList.remove('dragged');
      for (const one of rows) one.style.removeProperty('translate');
      if (type === 'pointerup') drop(from, to);
    };
    grip.addEventListener('pointermove', follow);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', end);
  };
}

/** How the others make room: up when the row has passed them on its way down, and the other way round. */
const shift = (i: number, from: number, to: number): number => (i > from && i <= to ? -1 : i < from && i >= to ? 1 : 0);
