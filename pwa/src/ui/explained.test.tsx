import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, test } from 'vitest';
import type { Text } from '../views';
import { Explained, partsOf, plain } from './explained';

const text: Text = ['Borger er ', { t: 'bevilget', e: 'du har fået ja' }, ' støtte, jf. ', { t: '§ 85', e: 'en regel' }, '. Næste gang.'];
let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => render(<Explained text={text} />, root));
});

const button = (i: number) => root.querySelectorAll('button')[i]!;
const press = (i: number) => act(() => button(i).click());

test('closed, the text is the department’s own and only the words can be pressed', () => {
  expect(root.textContent?.replaceAll('\u2060', '')).toBe(plain(text));
  expect([...root.querySelectorAll('button')].map((b) => b.getAttribute('aria-expanded'))).toEqual(['false', 'false']);
  expect(root.querySelector('[lang="da"]')).not.toBeNull();
});

test('a pressed word opens its explanation and says which', () => {
  press(0);
  const note = document.getElementById(button(0).getAttribute('aria-controls')!);
  expect(button(0).getAttribute('aria-expanded')).toBe('true');
  expect(note?.textContent).toContain('du har fået ja');
  press(0);
  expect(button(0).getAttribute('aria-expanded')).toBe('false');
  expect(root.querySelector('[role="note"]')).toBeNull();
});

test('two words may stand open at once', () => {
  press(0);
  press(1);
  expect(root.querySelectorAll('[role="note"]')).toHaveLength(2);
});

test('the explanation comes after its sentence and before the next', () => {
  press(0);
  const read = root.textContent!.replaceAll('\u2060', '');
  expect(read.indexOf('§ 85.')).toBeLessThan(read.indexOf('du har fået ja'));
  expect(read.indexOf('du har fået ja')).toBeLessThan(read.indexOf('Næste gang'));
});

test.each<[string, Text, number]>([
  ['an abbreviation ends no sentence', [{ t: 'a', e: 'x' }, ' jf. loven. Ny.'], 2],
  ['a text without a full stop explains at its end', [{ t: 'a', e: 'x' }, ' uden punktum'], 2],
  ['a word alone explains after itself', [{ t: 'a', e: 'x' }], 1],
])('%s', (_, given, place) => {
  expect(partsOf(given)[place]).toMatchObject({ after: [{ word: 'a' }] });
});
