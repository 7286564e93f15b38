import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drafts, pressed } from '../press';
import { draw, json, login, serve, tap, type } from '../testing';
import { act } from 'preact/test-utils';
import { WordsField } from './words-field';

beforeEach(() => {
  login({ citizen: undefined, staff: { name: 'Lone Brandt', firstName: 'Lone' } } as never);
  drafts.value = {};
  pressed.value = {};
});
afterEach(() => vi.unstubAllGlobals());

test('a text that is too hard is asked about, and passes with a reason', async () => {
  let hard = true;
  const asked = serve({
    '/api/x': () => (hard ? json({ status: 422, detail: 'Teksten er svær at læse.', needs: 'unplain' }, 422) : new Response(null, { status: 204 })),
  });
  const order = (text: string) => ({ label: 'Gem', said: 'Gemt', request: { address: '/api/x', content: { text } }, after: () => Promise.resolve(true) });
  const root = draw(<WordsField unplain place="p" label="Ord" order={order} />);
  type(root, 'Iværksættelse');
  await tap(root, 'Gem');
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Hvorfor skal den sendes alligevel?');
  const reason = root.querySelectorAll('textarea')[1]!;
  act(() => {
    reason.value = 'Ordret fra loven';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
  });
  hard = false;
  await tap(root, 'Send den alligevel');
  expect(asked.map(({ request }) => JSON.parse(String(request.body)))).toEqual([{ text: 'Iværksættelse' }, { text: 'Iværksættelse', unplain: 'Ordret fra loven' }]);
});
