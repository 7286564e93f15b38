import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../appointment-texts';
import { held, load } from '../live';
import { appointment, draw, json, login, plan, serve, tap, texts, time, type Asked } from '../testing';
import { AppointmentsPage } from './appointments-page';
import { NextView } from './next-view';

beforeEach(() => login());
afterEach(() => vi.unstubAllGlobals());

const next = time('a', '2026-11-24');
const answers = [
  { key: 'coming' as const, label: 'Jeg kommer', consequence: 'Så ved de det.' },
  { key: 'cannot' as const, label: 'Jeg kan ikke', consequence: 'Lone får det at vide.' },
];
const stands = {
  next,
  times: [next, time('b', '2026-11-25'), time('a', '2026-11-26'), time('b', '2026-11-27'), time('a', '2026-11-30')],
  appointments: { a: appointment('a', { answers, bring: ['et brev'] }), b: appointment('b') },
};

test('one clear card, what to bring, one press, and the few that follow', async () => {
  let now = plan(stands);
  const asked: Asked[] = serve({
    '/api/plan': () => json(now),
    '/api/appointments/a/answer': () => {
      now = plan({ ...stands, times: [{ ...next, answer: 'coming', answerText: 'Du kommer.' }] });
      return new Response(null, { status: 204 });
    },
  });
  await load();
  const Live = () => <NextView plan={held.value!.plan} />;
  const root = draw(<Live />);
  expect(root.querySelectorAll('.next')).toHaveLength(1);
  expect(root.querySelector('.next')?.textContent).toContain('Tag med: et brev');
  expect(root.querySelectorAll('main .button-primary, .page-body .button-primary')).toHaveLength(1);
  expect(root.querySelectorAll('.dated .time-row')).toHaveLength(3);
  await tap(root, 'Jeg kommer');
  expect(JSON.parse(String(asked.find(({ address }) => address.endsWith('/answer'))!.request.body))).toEqual({ at: next.at, answer: 'coming' });
  expect(root.textContent).toContain('Du kommer.');
  expect(root.querySelector('a[href="/aftaler/a/2026-11-24#answer"]')?.textContent).toBe('Lav dit svar om');
});

test('with nothing to come that is said', () => {
  expect(draw(<NextView plan={plan()} />).querySelector('.quiet')).not.toBeNull();
});

test('a list tells what is moved, called off and answered, in words', () => {
  const times = [
    { ...next, state: 'moved' as const, was: { day: 'mandag d. 23. november', clock: 'kl. 8.00', date: '2026-11-23' } },
    { ...time('b', '2026-11-25'), state: 'cancelled' as const, answer: 'coming' as const },
    { ...time('a', '2026-11-26'), answer: 'cannot' as const },
  ];
  const root = draw(<AppointmentsPage plan={plan({ ...stands, times })} address="/aftaler" />);
  const rows = texts(root, '.week .time-row');
  expect(rows[0]).toContain('Før: mandag d. 23. november kl. 8.00');
  expect(rows[0]).toContain('Flyttet');
  expect(rows[1]).toContain('Aflyst');
  expect(rows[1]).not.toContain('Du skal komme.');
  expect(rows[2]).toContain('Du har sagt, at du ikke kan.');
  expect(texts(root, '.week s')).toEqual(['mandag d. 23. november kl. 8.00', 'kl. 09:00', 'Titel b']);
});

test('the way between the views names where one is', () => {
  const root = draw(<AppointmentsPage plan={plan(stands)} address="/aftaler/naeste" />);
  expect(texts(root, '.switch a')).toEqual(['Næste', 'Uge', 'Måned']);
  expect(texts(root, '.switch [aria-current]')).toEqual(['Næste']);
});

test('the day it was moved from leads to where it is now, and a stranger to a missing page', async () => {
  const moved = { ...next, at: '2026-11-20T09:00:00+01:00', state: 'moved' as const, was: { day: 'fredag', clock: 'kl. 9', date: '2026-11-20' } };
  const at = async (address: string) => {
    const root = draw(<AppointmentsPage plan={plan({ ...stands, times: [moved] })} address={address} />);
    await vi.waitFor(() => expect(root.querySelector('h1:not(.sr-only)')).not.toBeNull());
    return root.querySelector('h1')?.textContent;
  };
  expect(await at('/aftaler/a/2026-11-20')).toBe('Titel a');
  expect(await at('/aftaler/a/2026-12-20')).toBe('Siden findes ikke');
  expect(await at('/aftaler/x')).toBe('Siden findes ikke');
});
