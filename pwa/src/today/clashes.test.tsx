import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { held, load } from '../live';
import { draw, finding, json, login, plan, reuse, serve, tap, texts } from '../testing';
import type { PlanView } from '../views';
import { TodayPage } from './today-page';

let now: PlanView;

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const answer = { key: 'cannot_both', text: 'Du har sagt, at du ikke kan.', when: 'i dag' };
const page = (change: Partial<PlanView>) => draw(<TodayPage plan={plan(change)} phone="44 55 00 00" />);
const Live = () => <TodayPage plan={held.value!.plan} phone="44 55 00 00" />;

test('of many clashes the two gravest that nobody has answered are shown', () => {
  const root = page({ findings: [finding('a', { answer, state: 'waiting' }), finding('b'), finding('c'), finding('d')] });
  expect(texts(root, '.finding h3')).toEqual(['To ting passer ikke sammen: b.', 'To ting passer ikke sammen: c.']);
  expect(root.querySelector('a[href="/passer-ikke"]')).not.toBeNull();
});

test('when all fits nothing is said about it', () => {
  expect(page({}).textContent).not.toContain('passer ikke');
});

test('what is answered stays where it was, and no third comes in', async () => {
  now = plan({ findings: [finding('a'), finding('b'), finding('c')] });
  serve({
    '/api/plan': () => json(now),
    '/api/findings/a/answer': () => {
      now = plan({ findings: [finding('b'), finding('c'), finding('a', { answer, state: 'waiting' })] });
      return new Response(null, { status: 204 });
    },
  });
  await load();
  const root = draw(<Live />);
  await tap(root, 'Kan ikke begge');
  expect(texts(root, '.finding h3').sort()).toEqual(['To ting passer ikke sammen: a.', 'To ting passer ikke sammen: b.']);
  expect(root.textContent).toContain('Du har sagt, at du ikke kan.');
});

test('a decision comes to the one who asked', () => {
  const decision = { text: 'Lone har flyttet den ene aftale.', when: 'i dag' };
  const root = page({ findings: [finding('a', { answer, decision, state: 'settled' }), finding('b', { decision, state: 'settled' })] });
  expect(texts(root, '.decided strong')).toEqual(['Lone har flyttet den ene aftale.']);
});

test('one question about papers at a time', () => {
  expect(page({ reuse: [reuse('r1'), reuse('r2')] }).querySelectorAll('.ask')).toHaveLength(1);
  expect(page({ reuse: [reuse('r1', { state: 'answered', answer })] }).querySelector('.ask')).toBeNull();
});

test('a pause is said, with the way back', () => {
  const root = page({ load: { paused: true, pausedText: 'Du har sagt, at det er for meget.' } });
  expect(root.querySelector('.notice')?.textContent).toContain('Du har sagt, at det er for meget.');
  expect(root.querySelectorAll('a[href="/aftaler#too-much"]')).toHaveLength(1);
});
