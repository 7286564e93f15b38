// Keeps what is written and not sent yet, so that it outlives the page. Each
// thing has an owner, an opaque name the server gives, and is handed out to its
// owner only. It refuses to know what it keeps. A browser that keeps nothing
// keeps it as long as the page.

export type Shelf = 'letters' | 'drafts';

export interface Kept {
  n?: number | string; // given when it is first kept
  owner: string;
  at: number; // milliseconds
}

const name = 'enplan';
/** What nobody has come back for after so long is thrown away. */
const lasts = 30 * 86_400_000;

let opened: Promise<IDBDatabase | undefined> | undefined;
const memory: Record<Shelf, Map<number | string, Kept>> = { letters: new Map(), drafts: new Map() };
/** Numbers that the device itself gives never come so far. */
const aboveAll = 2 ** 40;
let last = 0;

/** Whether what is kept outlives the page. */
export const outlives = async (): Promise<boolean> => (await database()) !== undefined;

function database(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise((done) => {
    try {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('letters', { keyPath: 'n', autoIncrement: true });
        request.result.createObjectStore('drafts', { keyPath: 'n' });
      };
      request.onsuccess = () => {
        request.result.onversionchange = close;
        request.result.onclose = () => (opened = undefined);
        done(request.result);
      };
      request.onerror = request.onblocked = () => done(undefined);
    } catch {
      done(undefined);
    }
  });
  return opened;
}

async function close(): Promise<void> {
  const before = await opened;
  opened = undefined;
  before?.close();
}

async function on<T>(shelf: Shelf, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  const db = await database();
  if (!db) return undefined;
  return new Promise((done, fail) => {
    const work = db.transaction(shelf, mode);
    const request = ask(work.objectStore(shelf));
    work.oncomplete = () => done(request.result);
    work.onerror = work.onabort = () => fail(work.error);
  });
}

/** Keeps it, in place of what had the same number. */
export async function keep<T extends Kept>(shelf: Shelf, thing: T): Promise<void> {
  if (await database()) {
    try {
      await on(shelf, 'readwrite', (store) => store.put(thing));
      return;
    } catch {
      // A full phone; it then lasts as long as the page.
    }
  }
  const n = thing.n ?? aboveAll + ++last;
  memory[shelf].set(n, { ...thing, n });
}

/** What the owner has, oldest first. */
export async function kept<T extends Kept>(shelf: Shelf, owner: string, now: number): Promise<T[]> {
  const all = [...((await on(shelf, 'readonly', (store) => store.getAll()).catch(() => [])) ?? []), ...memory[shelf].values()] as (T & { n: number | string })[];
  const old = all.filter((one) => now - one.at > lasts);
  await Promise.all(old.map((one) => unkeep(shelf, one.n)));
  return all.filter((one) => one.owner === owner && !old.includes(one));
}

export async function unkeep(shelf: Shelf, n: number | string): Promise<void> {
  memory[shelf].delete(n);
  await on(shelf, 'readwrite', (store) => store.delete(n) as IDBRequest<unknown>).catch(() => undefined);
}

/** Forgets all of it, whosever it is. */
export async function wipe(): Promise<void> {
  for (const shelf of Object.values(memory)) shelf.clear();
  for (const shelf of ['letters', 'drafts'] as const) await on(shelf, 'readwrite', (store) => store.clear() as IDBRequest<unknown>).catch(() => undefined);
}
