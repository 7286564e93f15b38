import { render, type ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { duty, goal, plan } from '../testing';
import type { Measure } from '../views';
import { MeasurePage } from './measure-page';
import { PlanPage } from './plan-page';

function draw(page: ComponentChild): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => render(page, root));
  return root;
}

const measure: Measure = {
  id: 'm1',
  known: true,
  get: 'Du får træning.',
  why: ['Så ryggen holder.'],
  when: [],
  who: ['Jesper'],
  todo: ['Kom, når du kan.'],
  law: { text: 'Loven siger det.', name: ['§ 140'] },
  written: [{ label: 'Indsats', text: ['Ryghold'] }],
  unit: 'Træningen',
  goals: [],
  noGoal: 'Passer ikke til et mål endnu',
};

test('the own goals come first, then what one must, then the help', () => {
  const root = draw(
    <PlanPage
      plan={plan({ goals: [goal('g', { text: 'Jeg vil sove' })], duties: [duty('papir')], areas: [{ key: 'health', title: 'Krop', measures: [measure] }] })}
      municipality="Strandborg"
      phone="44550000"
    />,
  );
  expect([...root.querySelectorAll('.page-body h2')].map((h) => h.textContent)).toEqual(['Dine egne mål', 'Det skal du', 'Den hjælp, du får']);
});

test('what happens if one cannot is never folded away', () => {
  const root = draw(<PlanPage plan={plan({ duties: [duty('papir', { cannot: 'Du kan miste penge.' })] })} municipality="" phone="" />);
  const said = [...root.querySelectorAll('.duty p')].find((p) => p.textContent?.includes('Du kan miste penge.'));
  expect(said?.closest('details')).toBeNull();
  expect(root.querySelector('.duty details')?.textContent).toContain('Fremsend papir');
});

test('a number in the sentence is pressed where it stands, and only once', () => {
  const said = { cannot: 'Ring til Henrik på 44\u00a055\u00a010\u00a001 før mødet.', phone: '44 55 10 01' };
  const root = draw(<PlanPage plan={plan({ duties: [duty('a', said), duty('b', { ...said, cannot: 'Ring.' })] })} municipality="" phone="" />);
  const text = [...root.querySelectorAll('.duty .number')].map(({ parentElement: p }) => p?.textContent?.replaceAll('\u00a0', ' '));
  expect(text).toEqual(['Ring til Henrik på 44 55 10 01 før mødet.', 'Ring. Ring 44 55 10 01']);
  expect(root.querySelectorAll('.duty a[href="tel:+4544551001"]')).toHaveLength(2);
});

test('help is told in the same order every time, the law last, and nothing stands empty', () => {
  const root = draw(<MeasurePage measure={measure} />);
  expect([...root.querySelectorAll('h1, h2, summary')].map((one) => one.textContent)).toEqual([
    'Du får træning.',
    'Hvorfor?',
    'Hvem?',
    'Hvad skal du gøre?',
    'Vil du vide mere?',
    'Fagfolkenes ord',
    'Hvad hedder det i loven?',
  ]);
});

test('help that no table knows says so', () => {
  expect(draw(<MeasurePage measure={{ ...measure, known: false }} />).textContent).toContain('Vi har ikke en forklaring');
});
