import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FindingsPage } from '../finding/findings-page';
import { held, load } from '../live';
import { draw, finding, json, login, plan, serve, tap, texts } from '../testing';
import type { Finding, PlanView } from '../views';
import { FindingCard, FindingNote } from './finding';

let now: PlanView;
let answer: () => Response | Error;

beforeEach(async () => {
  login();
  now = plan({ findings: [finding('f1')] });
  answer = () => {
    now = plan({ findings: [answered] });
    return new Response(null, { status: 204 });
  };
  serve({ '/api/plan': () => json(now), '/api/findings/f1/answer': () => answer() });
  await load();
});
afterEach(() => vi.unstubAllGlobals());

const answered = finding('f1', { state: 'waiting', answer: { key: 'cannot_both', text: 'Du har sagt, at du ikke kan.', when: 'i dag' } });
const Live = () => <FindingsPage plan={held.value!.plan} />;

test('one clear button, who acts, and the other answers behind a line', () => {
  const root = draw(<FindingCard finding={finding('f1')} />);
  expect(texts(root, '.button-primary')).toEqual(['Kan ikke begge']);
  expect(root.textContent).toContain('Det er kommunen, der skal finde en løsning.');
  expect(texts(root, 'details .button')).toEqual(['Det er i orden for mig']);
});

test('a press shows the answer where it was pressed, and the focus goes to its heading', async () => {
  const root = draw(<Live />);
  await tap(root, 'Kan ikke begge');
  expect(root.textContent).toContain('Du har sagt, at du ikke kan.');
  expect(root.querySelector('.button-primary')).toBeNull();
  expect(texts(root, 'h2')).toEqual(['Ikke løst endnu']);
  expect(document.activeElement?.textContent).toBe('To ting passer ikke sammen: f1.');
  expect(texts(draw(<Live />), 'h2')).toEqual(['Kommunen ser på det']);
});

test('a press that fails keeps its button and can be sent again', async () => {
  const works = answer;
  answer = () => new TypeError('failed');
  const root = draw(<Live />);
  await tap(root, 'Kan ikke begge');
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Vi fik ikke svar.');
  expect(texts(root, '.button-primary')).toEqual(['Kan ikke begge']);
  answer = works;
  await tap(root, 'Prøv igen');
  expect(root.textContent).toContain('Du har sagt, at du ikke kan.');
});

test('a decision is a sentence with its reason, said once', () => {
  const decided = (reason: string): Finding => finding('f1', { state: 'settled', answers: [], decision: { text: 'Lone har flyttet praktikken.', reason, when: 'i dag' } });
  const root = draw(<FindingCard finding={decided('Du har brug for ro.')} />);
  expect(texts(root, '.decided p')).toEqual(['Lone har flyttet praktikken.', 'Du har brug for ro.', 'i dag']);
  expect(texts(root, 'button')).toEqual([]);
  expect(texts(draw(<FindingCard finding={decided('flyttet praktikken')} />), '.decided p')).toHaveLength(2);
});

test('everything stands under what has become of it, and nothing is calm', () => {
  const all = [finding('a'), { ...answered, id: 'b' }, ...['c', 'd', 'e', 'f', 'g'].map((id) => finding(id, { state: 'settled', answers: [] }))];
  const root = draw(<FindingsPage plan={plan({ findings: all })} />);
  expect(texts(root, 'h2')).toEqual(['Ikke løst endnu', 'Kommunen ser på det', 'Det er der svaret på']);
  expect(texts(root, '.page-body > .section > details > summary')).toEqual(['Se 1 mere']);
  expect(draw(<FindingsPage plan={plan()} />).textContent).toContain('Du skal ikke gøre noget.');
});

test('where it happens there is a way to where it can be answered', () => {
  const root = draw(<FindingNote finding={finding('f 1')} />);
  expect(root.querySelector('a')?.getAttribute('href')).toBe('/passer-ikke#f-f%201');
});
