import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { appointment, duty, plan, time } from '../testing';
import type { PlanView } from '../views';
import { TodayPage } from './today-page';

function show(change: Partial<PlanView>): HTMLElement {
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  act(() => render(<TodayPage plan={plan(change)} phone="44 55 00 00" />, root));
  return root;
}

const times = [time('a', '2026-11-23'), time('b', '2026-11-23', '14:00'), time('a', '2026-11-24'), time('b', '2026-11-26')];
const appointments = {
  a: appointment('a', { cannot: 'Ring i god tid.', phone: '44 55 30 03' }),
  b: appointment('b', { must: false, mustText: 'Du må gerne komme.' }),
};

test('the next thing says when, whether one must come, and what to do if not', () => {
  const card = show({ times, appointments, next: times[0] }).querySelector('.next')!;
  expect(card.querySelector('.chip')?.textContent).toBe('i dag');
  expect(card.textContent).toContain('Du skal komme. Ring i god tid.');
  expect(card.querySelector('a[href="tel:+4544553003"]')).not.toBeNull();
});

test('the next thing is not said twice, and the day after tomorrow not at all', () => {
  const root = show({ times, appointments, next: times[0] });
  const headings = [...root.querySelectorAll('.page-body > section > h2')].map((h) => h.textContent);
  expect(headings).toEqual(['Titel a', 'Senere i dag', 'I morgen', 'Det skal du snart']);
  expect(root.querySelectorAll('.time-row')).toHaveLength(2);
});

test('a time later in the week is said with its day', () => {
  const card = show({ times: times.slice(3), appointments, next: times[3] }).querySelector('.next')!;
  expect(card.querySelector('.chip')).toBeNull();
  expect(card.textContent).toContain('dagen 2026-11-26');
});

test('an empty plan is calm and has no empty lists', () => {
  const root = show({});
  expect(root.textContent).toContain('Du har ingen aftaler de næste fire uger.');
  expect(root.textContent).toContain('Du har ingen frister lige nu.');
  expect(root.querySelectorAll('ul, ol')).toHaveLength(0);
});

test('three deadlines are shown and the link says how many there are', () => {
  const duties = ['1', '2', '3', '4'].map((day) => duty(day, { due: `2026-12-0${day}`, late: day === '1' }));
  const root = show({ duties });
  expect([...root.querySelectorAll('.soon strong')].map((one) => one.textContent)).toEqual(['Send 1.', 'Send 2.', 'Send 3.']);
  expect([...root.querySelectorAll('.soon')].map((row) => row.querySelector('.chip-late')?.textContent)).toEqual(['Fristen er gået', undefined, undefined]);
  expect(root.querySelector('a[href="/plan#duties"]')?.textContent).toBe('Se alle 4 ting, du skal');
});

test('the borgerkonsulent is the one to call, and what may be missing is said', () => {
  const people = [
    { id: '1', ref: 'contact:1', name: 'Henrik Dahl', role: 'rådgiver', phone: '44551001', first: false },
    { id: '2', ref: 'contact:2', name: 'Sofie Bak', role: 'borgerkonsulent', phone: '44555005', first: true },
  ];
  const root = show({ people, gaps: [{ text: 'Familieafdelingen svarede ikke.' }] });
  expect(root.querySelector('.contact a')?.getAttribute('href')).toBe('tel:+4544555005');
  expect(show({}).querySelector('a.call')?.getAttribute('href')).toBe('tel:+4544550000');
  expect(root.querySelector('.notice')?.textContent).toContain('Familieafdelingen svarede ikke.');
});

test('that somebody opened the plan in an emergency is told with the reason and what is to come', () => {
  const card = { id: 'e1', title: 'Din plan er åbnet i en nødsituation', text: 'Anja Frost åbnede din plan.', reason: 'Du svarede ikke.', review: 'En leder ser på det.' };
  const root = show({ emergencies: [card] });
  expect(root.querySelector('.notice')?.textContent).toBe('Din plan er åbnet i en nødsituationAnja Frost åbnede din plan.Du svarede ikke.En leder ser på det.');
  expect(show({ emergencies: [{ ...card, reason: undefined }] }).querySelector('.notice q')).toBeNull();
});
