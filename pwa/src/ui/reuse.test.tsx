import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draw, json, login, plan, reuse, serve, tap, texts, type, type Asked } from '../testing';
import { ReuseAsk } from './reuse';

let asked: Asked[];
let answer: () => Response | Error;

beforeEach(() => {
  login();
  answer = () => new Response(null, { status: 204 });
  asked = serve({ '/api/reuse/r1/answer': () => answer(), '/api/plan': () => json(plan()) });
});
afterEach(() => vi.unstubAllGlobals());

const sent = () => asked.filter(({ address }) => address.endsWith('/answer')).map(({ request }) => JSON.parse(String(request.body)));

test('yes, no and correct look alike, and each is explained before it is pressed', () => {
  const root = draw(<ReuseAsk reuse={reuse('r1')} />);
  expect(texts(root, '.equal .button')).toEqual(['Ja', 'Nej', 'Ret']);
  expect(new Set([...root.querySelectorAll('.equal .button')].map(({ className }) => className)).size).toBe(1);
  expect(texts(root, 'article > p')).toEqual(['Ja: Så skal du ikke sende det igen.', 'Nej: Så sender du det selv.']);
});

test.each(['yes', 'no'])('%s is one press', async (key) => {
  await tap(draw(<ReuseAsk reuse={reuse('r1')} />), key === 'yes' ? 'Ja' : 'Nej');
  expect(sent()).toEqual([{ answer: key }]);
});

test('correct asks what is wrong, and sends nothing empty', async () => {
  const root = draw(<ReuseAsk reuse={reuse('r1')} />);
  await tap(root, 'Ret');
  expect(document.activeElement).toBe(root.querySelector('textarea'));
  await tap(root, 'Send');
  expect(sent()).toEqual([]);
  expect(root.querySelector('textarea')?.getAttribute('aria-invalid')).toBe('true');
  type(root, ' Det var i oktober ');
  await tap(root, 'Send');
  expect(sent()).toEqual([{ answer: 'correct', note: 'Det var i oktober' }]);
});

test('what was typed stays when it is not sent', async () => {
  answer = () => new TypeError('failed');
  const root = draw(<ReuseAsk reuse={reuse('r1')} />);
  await tap(root, 'Ret');
  type(root, 'Det var i oktober');
  await tap(root, 'Send');
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Vi fik ikke svar.');
  expect(root.querySelector('textarea')?.value).toBe('Det var i oktober');
  expect(draw(<ReuseAsk reuse={reuse('r1')} />).querySelector('textarea')?.value).toBe('Det var i oktober');
});
