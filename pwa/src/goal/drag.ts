// Dragging a row of a list by its dots, with a finger or a mouse.
import { placeAt } from '../order';

/** Drags a row of the list by pointer; drop says from which place to which. */
export function useDrag(list: { current: HTMLUListElement | null }, drop: (from: number, to: number) => void) {
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
