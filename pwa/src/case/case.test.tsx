import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DepartmentPlan } from '../case-views';
import { changed } from '../news';
import { drafts } from '../press';
import { draw, json, login, serve, tap, texts, type, type Asked } from '../testing';
import { sight } from './case-state';
import { CasesPage } from './cases-page';

const social = { id: 'social', title: 'Socialpsykiatrien' };
const job = { id: 'job', title: 'Jobcentret' };
const piece = (id: string, why: string) => ({ id, text: `Ting ${id}`, ground: 'own', why });

const plan = (more: Partial<DepartmentPlan> = {}): DepartmentPlan => ({
  department: social,
  citizen: 'Mette Lund',
  day: '2026-11-23',
  purpose: 'case',
  for: 'Passe sin egen sag',
  parts: [{ from: social, category: 'measures', title: 'Hjælp', pieces: [piece('a', 'Det er afdelingens eget.')] }],
  closed: [{ from: job, categories: [{ key: 'measures', text: 'Hjælp' }, { key: 'limits', text: 'Skånehensyn' }] }],
  ...more,
});

const base = '/api/departments/social/citizens/m1';
let answer: () => Response | Error;
let asked: Asked[];

beforeEach(() => {
  login({ staff: { name: 'Anja Frost', firstName: 'Anja', department: social } });
  answer = () => json(plan());
  drafts.value = {};
  asked = serve({
    '/api/cases': () => json({ department: social, cases: [{ id: 'm1', name: 'Mette Lund' }] }),
    '/api/desk/threads': () => json({ threads: [] }),
    '/api/desk/plain': () => json({ lix: 20, level: 'let', points: [], tooHard: false, forbidden: false }),
    [`${base}/plan?purpose=case`]: () => answer(),
    [`${base}/plan?purpose=emergency`]: () => answer(),
    [`${base}/consents`]: () => json({ id: 'c1' }, 201),
    [`${base}/emergency`]: () => json({ id: 'e1', until: '', left: 3600, text: '' }, 201),
  });
});
afterEach(() => vi.unstubAllGlobals());

const settle = () => act(() => new Promise((done) => setTimeout(done, 5)));
const reads = () => asked.filter(({ address }) => address.includes('/plan?')).length;

async function open(address: string): Promise<HTMLElement> {
  const root = draw(<CasesPage address={address} />);
  await settle();
  return root;
}

/** Chooses what it is for, and looks. */
async function looked(): Promise<HTMLElement> {
  const root = await open('/sager/m1');
  act(() => root.querySelector<HTMLInputElement>('input[type=radio]')!.click());
  act(() => root.querySelector('form')!.requestSubmit());
  await settle();
  return root;
}

test('the list is names and nothing more, and is not asked for again when something changes', async () => {
  const root = await open('/sager');
  expect(texts(root, 'h1, .case-row strong')).toEqual(['Dine sager', 'Mette Lund']);
  await act(async () => void changed.value++);
  await settle();
  expect(asked.filter(({ address }) => address === '/api/cases')).toHaveLength(1);
});

test('an empty list says why', async () => {
  serve({ '/api/cases': () => json({ department: social, cases: [] }) });
  expect((await open('/sager')).textContent).toContain('Socialpsykiatrien har ingen plan med nogen');
});

test('nothing is read before it is said what for', async () => {
  const root = await open('/sager/m1');
  act(() => root.querySelector('form')!.requestSubmit());
  await settle();
  expect(root.querySelector('[role=alert]')?.textContent).toBe('Vælg, hvad du skal bruge det til.');
  expect(reads()).toBe(0);
});

test('what may be seen stands with why, and what may not in the same words whatever is there', async () => {
  const root = await looked();
  expect(texts(root, 'h1, h2, h3, h4')).toEqual(['Mette Lund', 'Det må du se', 'Socialpsykiatrien', 'Hjælp', 'Det må du ikke se', 'Er der en fare, der ikke kan vente?']);
  expect(texts(root, '.chip')).toEqual(['Det er afdelingens eget.']);
  expect(root.textContent).toContain('Du kan ikke se det her fra Jobcentret. Enten er der ikke noget, eller også har borgeren ikke sagt ja.');
  expect(root.textContent).toContain('Formål: Passe vores egen sag.');
});

test('that nobody may be told where stands first, and of others that places are not shown', async () => {
  const protection = { state: 'protected' as const, title: 'Mette har adressebeskyttelse', text: 'Fortæl ikke nogen, hvor Mette er.' };
  const meets = { category: 'appointments', title: 'Aftaler' };
  answer = () => json(plan({ protection, parts: [
    { ...meets, from: social, pieces: [{ ...piece('a', 'Det er afdelingens eget.'), place: 'Sal 1' }] },
    { ...meets, from: job, pieces: [piece('b', 'Borgeren har sagt ja.')], hidden: 'Hvor aftalerne er, vises ikke.' },
  ] }));
  const root = await looked();
  expect(texts(root, 'h1, h2')).toEqual(['Mette Lund', 'Mette har adressebeskyttelse', 'Det må du se', 'Det må du ikke se', 'Er der en fare, der ikke kan vente?']);
  expect(texts(root, '.case-from').map((from) => [from?.includes('Sal 1'), from?.includes('vises ikke')])).toEqual([[true, false], [false, true]]);
});

test('why is said at each thing where it is not the same for all', async () => {
  answer = () => json(plan({ parts: [{ from: job, category: 'limits', title: 'Skånehensyn', pieces: [piece('a', 'Borgeren har sagt ja.'), piece('b', 'Loven siger det.')] }, { from: job, category: 'papers', title: 'Papirer', pieces: [] }] }));
  const root = await looked();
  expect(texts(root, '.case-pieces .chip')).toEqual(['Borgeren har sagt ja.', 'Loven siger det.']);
  expect(root.textContent).toContain('Ikke noget lige nu: Papirer');
});

test('a change empties what is open at once, and it is asked for anew for the same purpose', async () => {
  const root = await looked();
  expect(root.textContent).toContain('Ting a');
  let release = () => undefined as void;
  const held = new Promise<void>((done) => (release = done));
  const before = globalThis.fetch;
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
    await held;
    return before(...args);
  });
  act(() => void changed.value++);
  expect(root.textContent).not.toContain('Ting a');
  expect(sight.value?.view).toBeUndefined();
  release();
  await settle();
  expect(reads()).toBe(2);
  expect(root.textContent).toContain('Ting a');
});

test('what is closed is said calmly, and nothing of it stays', async () => {
  const root = await looked();
  answer = () => json({ detail: 'x', status: 404 }, 404);
  await act(async () => void changed.value++);
  await settle();
  expect(texts(root, 'h1')).toEqual(['Der er ikke noget at se her nu']);
  expect(root.textContent).toContain('Du har ikke gjort noget forkert.');
  expect(root.textContent).not.toContain('Ting a');
});

test('without a network what was seen does not stay', async () => {
  const root = await looked();
  answer = () => new TypeError('failed');
  await act(async () => void changed.value++);
  await settle();
  expect(root.textContent).not.toContain('Ting a');
  answer = () => json(plan());
  await tap(root, 'Prøv igen');
  await settle();
  expect(root.textContent).toContain('Ting a');
});

test('an answer that comes after one has gone is not shown', async () => {
  const root = await looked();
  act(() => void changed.value++);
  act(() => render(null, root));
  await settle();
  expect(sight.value).toBeUndefined();
  expect(root.textContent).not.toContain('Ting a');
});

test('a question is about one thing for one purpose, and says what a no means', async () => {
  const root = await looked();
  await tap(root, 'Spørg borgeren: Jobcentret');
  const [category, , without] = root.querySelectorAll('select');
  const choose = (select: HTMLSelectElement, value: string) =>
    act(() => {
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  choose(category!, 'limits');
  choose(without!, 'slower');
  act(() => {
    const field = root.querySelector('textarea')!;
    field.value = ' Vi vil passe på din ryg. ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await tap(root, 'Spørg borgeren');
  const sent = asked.find(({ address }) => address === `${base}/consents`)!.request;
  expect(JSON.parse(String(sent.body))).toEqual({ from: 'job', category: 'limits', purpose: 'case', forWhat: 'Vi vil passe på din ryg.', without: 'slower' });
  expect(new Headers(sent.headers).get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
  expect(root.textContent).toContain('Du har spurgt.');
});

test('an emergency takes a reason, a cross and a second press', async () => {
  const root = await looked();
  const reason = (text: string) => type(root, text);
  const cross = () => act(() => root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]!.click());
  const press = async () => {
    await tap(root, 'Åbn planen i én time');
    return texts(root, '.case-danger .wrong');
  };
  const short = 'Skriv mindst 20 tegn om, hvorfor det ikke kan vente.';
  const unread = 'Sæt et kryds, når du har læst det.';
  await tap(root, 'Åbn planen i en nødsituation');
  expect(await press()).toEqual([short, unread]);
  reason('Hun svarer ikke på døren i dag.');
  expect(await press()).toEqual([unread]);
  cross();
  reason(`   ${'å'.repeat(19)}   `);
  expect(await press()).toEqual([short]);
  expect(asked.some(({ address }) => address === `${base}/emergency`)).toBe(false);
  reason('Hun svarer ikke på døren i dag.');
  answer = () => json(plan({ purpose: 'emergency', emergency: { id: 'e1', until: '', left: 3600, text: 'Den lukker kl. 9.' } }));
  await tap(root, 'Åbn planen i én time');
  await settle();
  const sent = asked.find(({ address }) => address === `${base}/emergency`)!.request;
  expect(JSON.parse(String(sent.body))).toEqual({ reason: 'Hun svarer ikke på døren i dag.', aboutOther: false });
  expect(asked.at(-1)?.address).toBe(`${base}/plan?purpose=emergency`);
  expect(root.querySelector('.case-open')?.textContent).toContain('Den lukker kl. 9.');
  expect(root.textContent).not.toContain('Åbn planen i en nødsituation');
});

test('an open plan closes by itself when the hour is over', async () => {
  answer = () => json(plan({ emergency: { id: 'e1', until: '', left: 3599, text: 'Den lukker kl. 9.' } }));
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const root = await looked();
  const close = timers.mock.calls.find(([, wait]) => wait === 3_599_500)![0] as () => void;
  timers.mockRestore();
  answer = () => json(plan());
  act(() => close());
  expect(root.textContent).not.toContain('Ting a');
  await settle();
  expect(reads()).toBe(2);
  expect(root.querySelector('.case-open')).toBeNull();
});

test('logged out nothing is left', async () => {
  await looked();
  act(() => login());
  expect(sight.value).toBeUndefined();
});
