import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listen } from './listen';
import { changed } from './news';

/** The browser's line, as far as we use it. */
class Line extends EventTarget {
  static readonly CLOSED = 2;
  static all: Line[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Line.all.push(this);
  }
  close() {
    this.readyState = 2;
  }
  change(id: string) {
    this.dispatchEvent(new MessageEvent('changed', { lastEventId: id }));
  }
  refuse() {
    this.readyState = 2;
    this.dispatchEvent(new Event('error'));
  }
}

let stop: () => void;
const look = (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};
const counted = async (work: () => unknown) => {
  const before = changed.value;
  await work();
  return changed.value - before;
};

beforeEach(() => {
  vi.useFakeTimers();
  Line.all = [];
  vi.stubGlobal('EventSource', Line);
  look('visible');
  stop = listen('mette', 7);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('it listens from where the reader’s answers are, and says when something has changed', async () => {
  expect(Line.all.map(({ url }) => url)).toEqual(['/api/live?since=7']);
  expect(await counted(() => Line.all[0]!.change('8'))).toBe(1);
});

test('a page nobody looks at is told when somebody looks again, once', async () => {
  look('hidden');
  expect(await counted(() => (Line.all[0]!.change('8'), Line.all[0]!.change('9')))).toBe(0);
  expect(await counted(() => look('visible'))).toBe(1);
});

test('a line that is closed for good is tried again each half minute, and until then it asks', async () => {
  Line.all[0]!.change('12');
  Line.all[0]!.refuse();
  expect(await counted(() => vi.advanceTimersByTimeAsync(30_000))).toBe(1);
  expect(Line.all.map(({ url }) => url)).toEqual(['/api/live?since=7', '/api/live?since=12']);
  Line.all[1]!.dispatchEvent(new Event('open'));
  expect(await counted(() => vi.advanceTimersByTimeAsync(60_000))).toBe(0);
});

test('it asks only while somebody looks', async () => {
  Line.all[0]!.refuse();
  look('hidden');
  expect(await counted(() => vi.advanceTimersByTimeAsync(90_000))).toBe(0);
});

test('where there are no lines it asks each half minute', async () => {
  stop();
  vi.stubGlobal('EventSource', undefined);
  stop = listen('mette', 7);
  expect(await counted(() => vi.advanceTimersByTimeAsync(60_000))).toBe(2);
});

test('a line that is cut mends itself and is left alone', async () => {
  Line.all[0]!.readyState = 0;
  Line.all[0]!.dispatchEvent(new Event('error'));
  expect(await counted(() => vi.advanceTimersByTimeAsync(60_000))).toBe(0);
  expect(Line.all.length).toBe(1);
});

test('when it stops the line is closed and nothing is asked any more', async () => {
  stop();
  expect(Line.all[0]!.readyState).toBe(2);
  expect(await counted(() => vi.advanceTimersByTimeAsync(90_000))).toBe(0);
});

test('of several tabs one holds the line, and the one that is looked at takes it over', async () => {
  stop();
  Line.all = [];
  vi.stubGlobal('navigator', Object.create(navigator, { locks: { value: new Locks() } }));
  const first = listen('mette', 7);
  const second = listen('mette', 7);
  await vi.advanceTimersByTimeAsync(0);
  expect(Line.all.length).toBe(1);
  look('hidden');
  look('visible'); // both hear it here; the last to take it has it
  await vi.advanceTimersByTimeAsync(0);
  expect(Line.all.filter(({ readyState }) => readyState === 1).length).toBe(1);
  first();
  await vi.advanceTimersByTimeAsync(0);
  expect(Line.all.filter(({ readyState }) => readyState === 1).length).toBe(1);
  second();
  await vi.advanceTimersByTimeAsync(0);
  expect(Line.all.filter(({ readyState }) => readyState === 1).length).toBe(0);
  stop = () => undefined;
});

/** The browser's locks for one name: a queue, and taking by force. */
class Locks {
  private held?: { fail: (why: unknown) => void };
  private queue: (() => void)[] = [];
  request(_: string, { steal }: { steal?: boolean }, work: () => Promise<void>): Promise<void> {
    return new Promise((done, fail) => {
      const take = () => {
        const mine = { fail };
        this.held = mine;
        void work().then(() => {
          if (this.held !== mine) return;
          this.held = undefined;
          done();
          this.queue.shift()?.();
        });
      };
      if (!this.held) return take();
      if (!steal) return void this.queue.push(take);
      this.held.fail(new DOMException('taken', 'AbortError'));
      take();
    });
  }
}
