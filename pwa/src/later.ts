// A part of the app that is fetched when somebody first goes there, so that the
// first page stays small. It tries again by itself.
import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

interface Later<T> {
  /** The part, once it is here; for a component. */
  use: () => T | undefined;
  /** It did not come. */
  missing: Signal<boolean>;
}

const again = 10_000;

export function later<T>(bring: () => Promise<T>): Later<T> {
  const part = signal<T>();
  const missing = signal(false);
  const open = (): void => {
    bring().then(
      (come) => (part.value = come),
      () => {
        missing.value = true;
        setTimeout(open, again);
      },
    );
  };
  const use = () => {
    useEffect(() => {
      if (!part.peek()) open();
    }, []);
    return part.value;
  };
  return { use, missing };
}
