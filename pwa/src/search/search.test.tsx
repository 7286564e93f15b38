import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { draw, json, login, serve, tap, type Asked } from '../testing';
import { Search } from './search';

let asked: Asked[];
let answer: () => Response | Error;
let root: HTMLElement;

beforeEach(() => {
  login({ staff: { name: 'Lone Brandt', firstName: 'Lone' } });
  asked = serve({ '/api/desk/search': () => answer() });
  root = draw(<Search to="/borgere/" />);
});

const search = async (cpr: string) => {
  const field = root.querySelector('input')!;
  act(() => {
    field.value = cpr;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await tap(root, 'Søg');
};

test('the number is sent where no address shows it, and the one who is found can be opened', async () => {
  answer = () => json({ citizens: [{ id: 'c 1', name: 'Mette Lund' }] });
  await search('731184-1234');
  expect(asked.map(({ address, request }) => [address, request.method, request.body])).toEqual([['/api/desk/search', 'POST', '{"cpr":"731184-1234"}']]);
  const link = root.querySelector('a')!;
  expect([link.textContent, link.getAttribute('href')]).toEqual(['Åbn Mette Lund', '/borgere/c%201']);
});

test('before the search it is said whom it finds and that it is written down', () => {
  expect(root.textContent).toContain('Du finder kun borgere, du selv arbejder med.');
  expect(root.textContent).toContain('Hver søgning bliver skrevet ned.');
});

test('nobody is said in words, and what was found before is gone', async () => {
  answer = () => json({ citizens: [{ id: 'c1', name: 'Mette Lund' }] });
  await search('731184-1234');
  answer = () => json({ citizens: [] });
  await search('010203-0000');
  expect(root.textContent).toContain('Vi fandt ingen, du kan se.');
  expect(root.textContent).not.toContain('Mette');
});

test('a refusal says what to do, a fault of ours its number too; without a network nothing is claimed', async () => {
  answer = () => json({ title: '', detail: 'Du har søgt 20 gange den sidste time. Vent lidt, og prøv igen.', status: 429, requestId: 'r7' }, 429);
  await search('731184-1234');
  expect(root.querySelector('[role=alert]')!.textContent).toBe('Du har søgt 20 gange den sidste time. Vent lidt, og prøv igen.');
  answer = () => json({ title: '', detail: 'Det gik galt hos os.', status: 500, requestId: 'r8' }, 500);
  await search('731184-1234');
  expect(root.querySelector('[role=alert]')!.textContent).toBe('Det gik galt hos os. Nummer på fejlen: r8');
  answer = () => new Error('no network');
  await search('731184-1234');
  expect(root.querySelector('[role=alert]')!.textContent).toContain('Du har ikke net');
});

test('an empty field asks nobody', async () => {
  answer = () => json({ citizens: [] });
  await search('  ');
  expect(asked).toEqual([]);
});
