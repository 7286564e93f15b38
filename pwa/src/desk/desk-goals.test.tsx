import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DeskCitizen, DeskGoal } from '../desk-views';
import { draw, goal, json, login, serve, tap, texts, type, type Asked } from '../testing';
import { DeskGoals } from './desk-goals';
import { loadDesk, open } from './desk-state';

let citizen: DeskCitizen;
let asked: Asked[];
const desk = '/api/desk/citizens/c1';

const wish = (id: string, change: Partial<DeskGoal> = {}): DeskGoal => ({ ...goal(id), history: [], ...change });
const link = { measure: 'm1', name: 'Bostøtte', unit: 'Socialpsykiatrien', state: 'proposed' as const, text: 'Mette har ikke svaret endnu.' };
const sent = (address: string) => asked.filter((one) => one.address === desk + address).map(({ request }) => JSON.parse(String(request.body)));
const Live = () => open.value && <DeskGoals citizen={open.value} />;

beforeEach(() => {
  login({ staff: { name: 'Lone Brandt', firstName: 'Lone' } });
  citizen = {
    id: 'c1', name: 'Mette Lund', firstName: 'Mette', safety: { on: false, words: '', version: 0 }, needs: [], load: { paused: false }, weeks: [], findings: [], reuse: [], notices: [],
    goals: [wish('a')], questions: [], remarks: [], promises: [], owners: [], past: { latest: 0, news: 0, events: [] }, calls: [],
    linkable: [{ measure: 'm1', name: 'Bostøtte', unit: 'Socialpsykiatrien' }, { measure: 'm2', name: 'Praktik', unit: 'Jobcentret' }],
  };
  const kept = (change: Partial<DeskGoal>) => () => {
    citizen = { ...citizen, goals: [wish('a', change)] };
    return new Response(null, { status: 204 });
  };
  asked = serve({
    '/api/desk': () => json({ today: '2026-11-23', citizens: [] }),
    [desk]: () => json(citizen),
    [`${desk}/goals/a/links`]: kept({ links: [link] }),
    [`${desk}/goals/a/unlink`]: kept({}),
    [`${desk}/goals/a/words`]: kept({ beside: [{ text: 'Vi ses.', by: 'Lone', when: 'i dag' }] }),
  });
});
afterEach(() => vi.unstubAllGlobals());

async function page(): Promise<HTMLElement> {
  await loadDesk('c1');
  return draw(<Live />);
}

test('help is chosen before it is proposed, can be taken back, and is not offered twice', async () => {
  const root = await page();
  await tap(root, 'Foreslå');
  expect(root.querySelector('.wrong')?.textContent).toBe('Vælg en hjælp, før du foreslår.');
  const choice = root.querySelector('select')!;
  act(() => {
    choice.value = 'm1';
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await tap(root, 'Foreslå');
  expect(sent('/goals/a/links')).toEqual([{ measure: 'm1' }]);
  expect(root.textContent).toContain('Mette har ikke svaret endnu.');
  expect(texts(root, 'option')).toEqual(['Vælg …', 'Praktik (Jobcentret)']);
  await tap(root, 'Træk tilbage');
  expect(sent('/goals/a/unlink')).toEqual([{ measure: 'm1' }]);
  expect(texts(root, 'option')).toHaveLength(3);
});

test('what the citizen said no to can be proposed anew', async () => {
  citizen.goals = [wish('a', { links: [{ ...link, state: 'no', text: 'Mette siger: Nej.' }] })];
  expect(texts(await page(), 'option')).toHaveLength(3);
});

test('her own words stand beside the citizen’s, and are not empty', async () => {
  const root = await page();
  await tap(root, 'Gem ordene');
  expect(sent('/goals/a/words')).toEqual([]);
  type(root, 'Vi ses.');
  await tap(root, 'Gem ordene');
  expect(sent('/goals/a/words')).toEqual([{ text: 'Vi ses.' }]);
  expect(root.querySelector('.beside')?.textContent).toBe('Lone skriver · i dagVi ses.');
  expect(root.querySelector('h3 q')?.textContent).toBe('Jeg vil a');
});

test('no goals is said', async () => {
  citizen.goals = [];
  expect((await page()).textContent).toContain('Mette har ikke skrevet mål endnu.');
});
