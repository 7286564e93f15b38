// A page that is fetched when it is first asked for, so that the first page
// need not carry it.
import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { Failed } from './ui/failed';
import { Wait } from './ui/wait';

export function later<Props extends object>(ask: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const here = signal<ComponentType<Props>>();
  const absent = signal(false);
  const get = () => {
    absent.value = false;
    ask().then(
      (page) => (here.value = page),
      () => (absent.value = true),
    );
  };
  return function Later(props: Props) {
    useEffect(() => {
      if (!here.value) get();
    }, []);
    const Page = here.value;
    if (Page) return <Page {...props} />;
    // A page of yesterday may ask for a part that is no longer there.
    return absent.value ? <Failed failure={{ kind: 'offline' }} again={get} /> : <Wait />;
  };
}
