// Keeps what is written and not sent yet, so that it outlives the page. Each
// thing has an owner, an opaque name the server gives, and is handed out to its
// owner only. It lies there sealed, under a key that never leaves the browser and
// goes with the rest at logout. It refuses to know what it keeps. A browser that
// keeps nothing, or cannot seal, keeps it as long as the page; and so does every
// browser for somebody of whom a device is to keep nothing.
import { forgets } from './live';
import { canSeal, newSealKey, seal, unseal, type Sealed } from './seal';

export type Shelf = 'letters' | 'drafts';

export interface Kept {
  n?: number | string; // given when it is first kept
  owner: string;
  at: number; // milliseconds
}

/** As it lies on the device. What is from before things were sealed has no seal. */
interface Shelved extends Kept {
  n: number | string;
  sealed?: Sealed;
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

const database = (): Promise<IDBDatabase | undefined> => (forgets.peek() ? Promise.resolve(undefined) : disk());

function disk(): Promise<IDBDatabase | undefined> {
  opened ??= new Promise((done) => {
    try {
      if (!canSeal()) return done(undefined);
      const request = indexedDB.open(name, 2);
      request.onupgradeneeded = ({ oldVersion }) => {
        if (oldVersion < 1) request.result.createObjectStore('letters', { keyPath: 'n', autoIncrement: true });
        if (oldVersion < 1) request.result.createObjectStore('drafts', { keyPath: 'n' });
        request.result.createObjectStore('keys');
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

async function on<T>(shelf: Shelf | 'keys', mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>, from = database()): Promise<T | undefined> {
  const db = await from;
  if (!db) return undefined;
  return new Promise((done, fail) => {
    const work = db.transaction(shelf, mode);
    const request = ask(work.objectStore(shelf));
    work.oncomplete = () => done(request.result);
    work.onerror = work.onabort = () => fail(work.error);
  });
}

const only = 'seal';

/** Read each time, since another tab may have wiped it; the first tab that needs one makes it for all. */
async function sealKey(): Promise<CryptoKey> {
  const there = () => on<CryptoKey>('keys', 'readonly', (store) => store.get(only));
  const key = await there();
  if (key) return key;
  const made = await newSealKey();
  await on('keys', 'readwrite', (store) => store.add(made, only)).catch(() => undefined); // another was first
  return (await there())!;
}

/** Sealing takes its time, so what is done to the shelves waits for what was begun before. */
let before: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = before.then(work);
  before = done.catch(() => undefined);
  return done;
}

const placeOf = (shelf: Shelf, { owner }: Kept) => `${shelf} ${owner}`;

async function sealed(shelf: Shelf, { n, ...thing }: Kept): Promise<Shelved> {
  const { owner, at, ...rest } = thing;
  // Without a number the shelf gives one.
  return { ...(n === undefined ? {} : { n }), owner, at, sealed: await seal(await sealKey(), placeOf(shelf, thing), rest) } as Shelved;
}

let taken = false;

/** What lay on the device is the page's now, and the device has nothing: it is to keep nothing any more. */
export async function takeIn(): Promise<void> {
  const before = taken;
  taken = forgets.peek();
  if (!taken || before || !(await disk())) return;
  for (const shelf of ['letters', 'drafts'] as const) {
    const all = (await on<Shelved[]>(shelf, 'readonly', (store) => store.getAll(), disk()).catch(() => undefined)) ?? [];
    const key = await on<CryptoKey>('keys', 'readonly', (store) => store.get(only), disk()).catch(() => undefined);
    for (const { sealed, ...one } of all) {
      const rest = sealed ? key && (await unseal(key, placeOf(shelf, one), sealed)) : {};
      if (rest) memory[shelf].set(one.n, { ...rest, ...one });
    }
  }
  await close();
  indexedDB.deleteDatabase(name);
}

/** Keeps it, in place of what had the same number. */
export function keep<T extends Kept>(shelf: Shelf, thing: T): Promise<void> {
  return inTurn(async () => {
    if (await database()) {
      try {
        const safe = await sealed(shelf, thing);
        await on(shelf, 'readwrite', (store) => store.put(safe));
        return;
      } catch {
        // A full phone; it then lasts as long as the page.
      }
    }
    const n = thing.n ?? aboveAll + ++last;
    memory[shelf].set(n, { ...thing, n });
  });
}

/** What the owner has, oldest first. */
export async function kept<T extends Kept>(shelf: Shelf, owner: string, now: number): Promise<T[]> {
  const all = await inTurn(async () => (await takeIn(), await on<Shelved[]>(shelf, 'readonly', (store) => store.getAll()).catch(() => [])) ?? []);
  const old = [...all, ...memory[shelf].values()].filter((one) => now - one.at > lasts);
  await Promise.all(old.map((one) => unkeep(shelf, one.n!)));
  const own = <K extends Kept>(some: Iterable<K>) => [...some].filter((one) => one.owner === owner && now - one.at <= lasts);
  const read = await Promise.all(own(all).map((one) => open(shelf, one)));
  return [...read.filter((one) => one !== undefined), ...own(memory[shelf].values())] as T[];
}

/** undefined when its key is gone: then nobody can read it any more. */
async function open(shelf: Shelf, thing: Shelved): Promise<Kept | undefined> {
  const { n, owner, at } = thing;
  if (!thing.sealed) {
    await sealNow(shelf, thing).catch(() => undefined);
    return thing;
  }
  const key = await sealKey().catch(() => undefined);
  const rest = key && (await unseal(key, placeOf(shelf, thing), thing.sealed));
  return rest ? { ...rest, n, owner, at } : undefined;
}

/** Seals what lies there from before things were sealed, unless it has gone meanwhile. */
async function sealNow(shelf: Shelf, thing: Shelved): Promise<void> {
  const safe = await sealed(shelf, thing);
  await on(shelf, 'readwrite', (store) => {
    const there = store.get(thing.n) as IDBRequest<Shelved | undefined>;
    there.onsuccess = () => there.result && !there.result.sealed && store.put(safe);
    return there;
  });
}

export function unkeep(shelf: Shelf, n: number | string): Promise<void> {
  return inTurn(async () => {
    memory[shelf].delete(n);
    await on(shelf, 'readwrite', (store) => store.delete(n) as IDBRequest<unknown>).catch(() => undefined);
  });
}

/** Forgets all of it, whosever it is, and the key it was sealed with. */
export function wipe(): Promise<void> {
  return inTurn(async () => {
    for (const shelf of Object.values(memory)) shelf.clear();
    for (const shelf of ['letters', 'drafts', 'keys'] as const) await on(shelf, 'readwrite', (store) => store.clear() as IDBRequest<unknown>).catch(() => undefined);
  });
}
