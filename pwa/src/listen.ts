// Hears from the server that something of the reader's has changed, and lets
// what is on the screen be asked for anew. One stream serves all tabs: the one
// that was looked at last holds it and tells the others. Where there are no
// streams, it asks each half minute while somebody looks.
import { effect, untracked } from '@preact/signals';
import { load, me, owner } from './live';
import { changed, cut } from './news';

interface Told {
  owner: string;
  since: number;
  /** The tab with the stream has none, so that each must ask for itself. */
  silent: boolean;
}

// What a message on the phone opens, and what logging out ends; and how long the session stands.
void import('./wake').catch(() => undefined);
void import('./session').catch(() => undefined);

const every = 30_000;
const lead = 'enplan.live';
let missed = false;

effect(() => {
  const whose = owner.value;
  if (whose) return listen(whose, me.peek()?.changes ?? 0);
});

/** A page nobody looks at asks when somebody looks again. */
function tell(): void {
  missed = document.visibilityState !== 'visible';
  if (!missed) changed.value++;
}

effect(() => {
  if (changed.value > 0) untracked(() => me.value?.citizen && void load());
});

document.addEventListener('visibilitychange', () => missed && tell());

/** Listens until what it returns is called. */
export function listen(whose: string, from: number): () => void {
  let since = from;
  let stream: EventSource | undefined;
  let release: (() => void) | undefined;
  let silent = false;
  let over = false;
  const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel(lead) : undefined;
  const say = () => others?.postMessage({ owner: whose, since, silent } satisfies Told);

  const open = () => {
    if (over || stream || typeof EventSource !== 'function') return;
    stream = new EventSource(`/api/live?since=${since}`);
    stream.addEventListener('open', () => {
      silent = false;
      say();
    });
    stream.addEventListener('changed', (event) => {
      since = Number((event as MessageEvent).lastEventId) || since;
      say();
      tell();
    });
    // A cut line comes back by itself; one that was refused does not.
    stream.addEventListener('error', () => {
      cut.value++;
      if (stream?.readyState !== EventSource.CLOSED) return;
      stream = undefined;
      silent = true;
      say();
    });
  };
  const close = () => {
    stream?.close();
    stream = undefined;
  };
  const hold = () =>
    new Promise<void>((done) => {
      release = done;
      open();
    });
  const take = (steal: boolean) => {
    if (over) return;
    if (!navigator.locks) return open();
    navigator.locks.request(lead, { steal }, hold).catch(() => {
      // Another tab is looked at now, and has taken the stream over.
      close();
      release = undefined;
      take(false);
    });
  };
  const look = () => {
    if (document.visibilityState === 'visible' && navigator.locks && !release) take(true);
  };
  const poll = setInterval(() => {
    if (typeof EventSource === 'function' && !silent) return;
    if (document.visibilityState === 'visible') tell();
    if (release || !navigator.locks) open();
  }, every);

  others?.addEventListener('message', ({ data }: MessageEvent<Told>) => {
    if (data.owner !== whose) return;
    silent = data.silent;
    if (data.since > since) {
      since = data.since;
      tell();
    }
  });
  document.addEventListener('visibilitychange', look);
  take(false);
  return () => {
    over = true;
    close();
    release?.();
    clearInterval(poll);
    others?.close();
    document.removeEventListener('visibilitychange', look);
  };
}
