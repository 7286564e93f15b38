// Where something stood when the page was opened. What is answered there stays
// in its place until the reader comes back, so that nothing jumps under a finger
// and the focus is not lost.
import { useRef } from 'preact/hooks';

export function useStay<T extends { id: string }>(things: T[], place: (thing: T) => string): (thing: T) => string {
  const places = useRef(new Map<string, string>());
  for (const thing of things) if (!places.current.has(thing.id)) places.current.set(thing.id, place(thing));
  return (thing) => places.current.get(thing.id) ?? place(thing);
}
