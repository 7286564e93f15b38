import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../appointment-texts';
import { held, load } from '../live';
import { draw, json, login, plan, serve, tap, texts, type, type Asked } from '../testing';
import type { Wishes } from '../views';
import { WishesPage } from './wishes-page';

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const Live = () => <WishesPage plan={held.value!.plan} />;
let asked: Asked[];
const sent = () => asked.filter(({ address }) => address === '/api/wishes').map(({ request }) => [new Headers(request.headers).get('If-Match'), JSON.parse(String(request.body))]);

async function open(first: Wishes, take: () => [Wishes, Response]): Promise<HTMLElement> {
  let wishes = first;
  asked = serve({
    '/api/plan': () => json(plan({ wishes })),
    '/api/wishes': () => {
      const [stands, answer] = take();
      wishes = stands;
      return answer;
    },
  });
  await load();
  return draw(<Live />);
}

const select = (root: Element, n: number, value: string) =>
  act(() => {
    const field = root.querySelectorAll('select')[n]!;
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });

test('what is wished is said before, sent with its version, and told back as a sentence', async () => {
  const root = await open({ days: [], version: 3 }, () => [{ notBefore: '10:00', days: [2], text: 'Helst efter kl. 10.', version: 4 }, new Response(null, { status: 204 })]);
  expect(texts(root, '.points li')).toContain('De aftaler, du har nu, flytter sig ikke af det.');
  select(root, 0, '10:00');
  act(() => root.querySelectorAll('input')[1]!.click());
  type(root, 'Jeg er træt om morgenen');
  await tap(root, 'Gem mine ønsker');
  expect(sent()).toEqual([['"3"', { notBefore: '10:00', days: [2], note: 'Jeg er træt om morgenen' }]]);
  expect(document.activeElement?.textContent).toBe('Dine ønsker er gemt.Helst efter kl. 10.');
});

test('what stands is what one changes', async () => {
  const root = await open({ notBefore: '09:30', notAfter: '15:00', days: [1, 3], note: 'Ikke om fredagen', version: 1 }, () => [{ days: [], version: 2 }, new Response(null, { status: 204 })]);
  expect([...root.querySelectorAll('select')].map(({ value }) => value)).toEqual(['09:30', '15:00']);
  expect([...root.querySelectorAll('input')].map(({ checked }) => checked)).toEqual([true, false, true, false, false, false, false]);
  expect(root.querySelector('textarea')?.value).toBe('Ikke om fredagen');
  type(root, '');
  await tap(root, 'Gem mine ønsker');
  expect(sent()[0]![1]).toEqual({ notBefore: '09:30', notAfter: '15:00', days: [1, 3] });
});

test('changed somewhere else, both stand and the reader says which is to', async () => {
  let refused = false;
  const root = await open({ days: [], version: 1 }, () => {
    if (refused) return [{ notAfter: '14:00', days: [], text: 'Helst før kl. 14.', version: 3 }, new Response(null, { status: 204 })];
    refused = true;
    return [{ days: [], version: 2 }, json({ status: 409, detail: 'Ændret.', theirs: 'Helst om mandagen.', version: 2 }, 409)];
  });
  select(root, 1, '14:00');
  await tap(root, 'Gem mine ønsker');
  expect(texts(root, 'dd')).toEqual(['ikke efter kl.\u00a014.00', 'Helst om mandagen.']);
  await tap(root, 'Behold min');
  expect(sent().map(([version]) => version)).toEqual(['"1"', '"2"']);
});
