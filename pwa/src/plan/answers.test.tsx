import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { held, load } from '../live';
import { draw, duty, finding, json, login, plan, reuse, serve, tap, texts, type Asked } from '../testing';
import type { Measure, PlanView } from '../views';
import { PlanPage } from './plan-page';

let now: PlanView;
let asked: Asked[];

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const measure = (id: string): Measure => ({ id, known: true, get: `Du får ${id}.`, why: [], when: [], who: [], todo: [], law: { text: '', name: [] }, written: [], unit: `Enhed ${id}`, goals: [], noGoal: 'Passer ikke til et mål endnu' });
const page = (change: Partial<PlanView>) => draw(<PlanPage plan={plan(change)} municipality="" phone="" />);
const Live = () => <PlanPage plan={held.value!.plan} municipality="" phone="" />;

test('doubled help stands side by side, and in the list as well', () => {
  const areas = [{ key: 'everyday', title: 'Hverdag', measures: ['a', 'b', 'c'].map(measure) }];
  const root = page({ areas, findings: [finding('f', { kind: 'overlapping_measure', measures: ['a', 'c'] })] });
  expect(texts(root, '.twins strong')).toEqual(['Du får a.', 'Du får c.']);
  expect(root.querySelectorAll('.help')).toHaveLength(3);
  expect(root.querySelectorAll('.doubled .finding')).toHaveLength(1);
});

test('a contradiction is said at the limit and at the duty it is about', () => {
  const limits = [{ id: 'kilde~c1', what: 'Løft højst 5 kg.', unit: 'Træningen', written: [] }];
  const rules = [duty('rule~kilde~c2', { kind: 'rule' }), duty('rule~kilde~c3', { kind: 'rule' })];
  const root = page({ limits, duties: rules, findings: [finding('f', { kind: 'contradictory_requirement', duties: ['rule~kilde~c1', 'rule~kilde~c2'] })] });
  expect(root.querySelectorAll('.finding-note')).toHaveLength(2);
  expect(root.querySelectorAll('.duty .finding-note')).toHaveLength(1);
});

test('what was given is a fold: what, to whom, when and for what', () => {
  const root = page({ given: [{ id: 'd1', what: 'Et budget', to: 'Jobcentret', when: 'd. 3. november', purpose: 'Din ydelse.', own: false }] });
  const fold = [...root.querySelectorAll('details')].find((one) => one.textContent?.startsWith('Det har du allerede givet'))!;
  expect(texts(fold, 'p')).toEqual(['Et budget', 'Givet til Jobcentret d. 3. november.', 'Din ydelse.']);
});

test('a paper may be used again instead of sent, asked at the duty itself', () => {
  expect(texts(page({ duties: [duty('papir'), duty('andet')], reuse: [reuse('r1')] }), '.duty .ask h4')).toHaveLength(1);
});

test('a paper that is sent stays in its place with a way back', async () => {
  const [first, second] = [duty('en'), duty('to')];
  now = plan({ duties: [first, second] });
  asked = serve({
    '/api/plan': () => json(now),
    '/api/duties/en/handed-in': () => {
      now = plan({ duties: String(asked.at(-1)!.request.body).includes('undo') ? [first, second] : [second] });
      return new Response(null, { status: 204 });
    },
  });
  await load();
  const root = draw(<Live />);
  await tap(root, 'Jeg har sendt det');
  expect(held.value?.plan.duties).toHaveLength(1);
  expect(root.querySelector('.duty')?.textContent).toContain('Du har sagt, at du har sendt det.');
  expect(document.activeElement).toBe(root.querySelector('.duty'));
  await tap(root, 'Nej, jeg har ikke sendt det');
  expect(texts(root, '.duty h3')).toEqual(['Send en.', 'Send to.']);
});

test('what was said to be sent another day can be taken back too', async () => {
  asked = serve({ '/api/duties/d1/handed-in': () => new Response(null, { status: 204 }), '/api/plan': () => json(plan()) });
  await tap(page({ given: [{ id: 'd1', what: 'Et budget', to: 'Jobcentret', when: 'i dag', own: true }] }), 'Nej, jeg har ikke sendt det');
  expect(asked[0]?.request.body).toBe('{"undo":true}');
});
