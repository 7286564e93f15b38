import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { me } from '../live';
import type { ConsentSeen } from '../seen-views';
import { draw, json, login, serve, tap, texts } from '../testing';
import { Seen } from './seen';

afterEach(() => render(null, document.body));

const door = '/api/consents/c1/seen';
const seen = (change: Partial<ConsentSeen> = {}): ConsentSeen => ({ consent: 'c1', seen: [], ...change });
const look = (role: 'professional' | 'source', text: string) => ({
  department: { id: 'jobcenter', title: 'Jobcentret' },
  role,
  from: { id: 'sund', title: 'Sundhedscentret' },
  category: 'limits',
  what: 'Skånehensyn fra Sundhedscentret',
  times: 3,
  first: '2026-11-23T08:00:00Z',
  last: '2026-11-24T08:00:00Z',
  text,
});

async function open(version = 1): Promise<HTMLElement> {
  login();
  const root = draw(<Seen consent="c1" version={version} />);
  await settle();
  return root;
}

const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));

test('who has seen it stands there with how often, and what cannot be taken back', async () => {
  const answer = seen({
    seen: [look('professional', 'Jobcentret har set det 3 gange.'), look('source', 'Systemet har hentet det 1 gang.')],
    stays: 'Det kan vi ikke tage tilbage.',
    told: { state: 'waiting', text: 'Ikke modtaget endnu.' },
  });
  serve({ [door]: () => json(answer) });
  const root = await open();
  expect(texts(root, 'h3')).toEqual(['Hvem har set det?', 'Har de fået besked?']);
  expect(texts(root, 'li strong')).toEqual(['Skånehensyn fra Sundhedscentret', 'Skånehensyn fra Sundhedscentret']);
  expect(texts(root, 'p')).toEqual(['Jobcentret har set det 3 gange.', 'Systemet har hentet det 1 gang.', 'Det kan vi ikke tage tilbage.', 'Ikke modtaget endnu.']);
});

test('nobody has seen it', async () => {
  serve({ [door]: () => json(seen({ none: 'Ingen har set det.' })) });
  const root = await open();
  expect(texts(root, 'p')).toEqual(['Ingen har set det.']);
  expect(root.querySelector('ul')).toBeNull();
});

test('without a network one is told so and can try again', async () => {
  let answer: Response | Error = new Error('cut');
  serve({ [door]: () => answer });
  const root = await open();
  expect(root.textContent).toContain('uden net');
  answer = json(seen({ none: 'Ingen har set det.' }));
  await tap(root, 'Prøv igen');
  await settle();
  expect(texts(root, 'p')).toEqual(['Ingen har set det.']);
});

test('a fault of ours is said as one', async () => {
  serve({ [door]: () => json({ detail: 'x' }, 500) });
  expect((await open()).textContent).toContain('Vi kan ikke hente');
});

test('when the consent has changed it is asked again, and what stood there stays meanwhile', async () => {
  const asked = serve({ [door]: () => json(seen({ none: 'Ingen har set det.' })) });
  const root = await open();
  act(() => render(<Seen consent="c1" version={2} />, root));
  expect(root.textContent).toContain('Ingen har set det.');
  await settle();
  expect(asked.length).toBe(2);
});

test('a login that is over forgets who reads', async () => {
  serve({ [door]: () => json({}, 401) });
  await open();
  expect(me.value?.citizen).toBeUndefined();
});
