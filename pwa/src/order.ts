// The order of rows, as numbers and names only; the page draws it.

/** The list with one taken out and put in again at a place. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  return [...rest.slice(0, to), list[from]!, ...rest.slice(to)];
}

/** Which row comes after the moved one; undefined makes it the last. */
export const before = (ids: string[], from: number, to: number): string | undefined => moved(ids, from, to)[to + 1];

/** Where a row lies that is dragged so that its middle is at y: the others stand with their middles as told. */
export const placeAt = (middles: number[], from: number, y: number): number => middles.filter((middle, i) => i !== from && middle < y).length;
