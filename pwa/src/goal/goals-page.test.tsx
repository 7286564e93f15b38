import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { held, load } from '../live';
import { drafts, pressed } from '../press';
import { draw, goal, json, login, plan, serve, tap, texts, type, type Asked } from '../testing';
import type { Goal, PlanView } from '../views';
import { GoalsPage } from './goals-page';

let now: PlanView;
let asked: Asked[];
let answers: Record<string, () => Response | Error>;

const kept = () => new Response(null, { status: 204 });
const change = (id: string, to: Partial<Goal>) => {
  now = plan({ ...now, goals: now.goals.map((one) => (one.id === id ? { ...one, ...to } : one)) });
};
const sent = (address: string) => asked.filter((one) => one.address === address).map(({ request }) => JSON.parse(String(request.body)));
const Live = () => <GoalsPage plan={held.value!.plan} />;

async function open(goals: Goal[]): Promise<HTMLElement> {
  now = plan({ goals });
  answers = { '/api/plan': () => json(now) };
  asked = serve(new Proxy({}, { get: (_, address: string) => answers[address] }));
  await load();
  return draw(<Live />);
}

beforeEach(() => {
  login();
  drafts.value = {};
  pressed.value = {};
});
afterEach(() => vi.unstubAllGlobals());

test('with no goal yet the field stands open, and what is written is sent as it is', async () => {
  const root = await open([]);
  answers['/api/goals'] = () => {
    now = plan({ goals: [goal('g1', { text: 'Jeg vil  sove\nlængere' })] });
    return json({ id: 'g1' }, 201);
  };
  expect(root.textContent).toContain('Du har ikke skrevet et mål endnu.');
  await tap(root, 'Gem målet');
  expect(root.querySelector('.wrong')?.textContent).toBe('Skriv noget, før du gemmer.');
  type(root, 'Jeg vil  sove\nlængere');
  await tap(root, 'Gem målet');
  expect(sent('/api/goals')).toEqual([{ text: 'Jeg vil  sove\nlængere' }]);
  expect(texts(root, '.goal h2')).toEqual(['Jeg vil  sove\nlængere']);
});

test('too long is said, never cut off', async () => {
  const root = await open([]);
  type(root, 'ø'.repeat(307));
  await tap(root, 'Gem målet');
  expect(sent('/api/goals')).toEqual([]);
  expect(root.querySelector('.wrong')?.textContent).toBe('Det er 7 tegn for langt. Gør det lidt kortere.');
  expect(root.querySelector('textarea')!.value).toHaveLength(307);
});

test('a goal is moved with a button, keeps the focus, and its place is said', async () => {
  const root = await open(['a', 'b', 'c'].map((id) => goal(id)));
  answers['/api/goals/c/move'] = () => {
    now = plan({ goals: ['a', 'c', 'b'].map((id) => goal(id)) });
    return kept();
  };
  await tap(root, 'Ændr rækkefølgen');
  const up = root.querySelector<HTMLButtonElement>('#goal-up-c')!;
  up.focus();
  await act(async () => {
    up.click();
    await new Promise((done) => setTimeout(done, 5));
  });
  expect(sent('/api/goals/c/move')).toEqual([{ before: 'b' }]);
  expect(texts(root, '.reorder q')).toEqual(['Jeg vil a', 'Jeg vil c', 'Jeg vil b']);
  expect(document.activeElement?.id).toBe('goal-up-c');
});

test('two quick presses are two moves, sent one after the other', async () => {
  const root = await open(['a', 'b', 'c'].map((id) => goal(id)));
  answers['/api/goals/c/move'] = () => {
    now = plan({ goals: (sent('/api/goals/c/move').length === 1 ? ['a', 'c', 'b'] : ['c', 'a', 'b']).map((id) => goal(id)) });
    return kept();
  };
  await tap(root, 'Ændr rækkefølgen');
  const up = root.querySelector<HTMLButtonElement>('#goal-up-c')!;
  up.focus();
  act(() => up.click());
  act(() => up.click());
  expect(texts(root, '.reorder q')).toEqual(['Jeg vil c', 'Jeg vil a', 'Jeg vil b']);
  await act(() => new Promise((done) => setTimeout(done, 20)));
  expect(sent('/api/goals/c/move')).toEqual([{ before: 'b' }, { before: 'a' }]);
  expect(texts(root, '.reorder q')).toEqual(['Jeg vil c', 'Jeg vil a', 'Jeg vil b']);
  expect(document.activeElement).toBe(up);
});

test('a move that did not get through puts the goal back and says so', async () => {
  const root = await open(['a', 'b'].map((id) => goal(id)));
  answers['/api/goals/a/move'] = () => new TypeError('failed');
  await tap(root, 'Ændr rækkefølgen');
  await act(async () => {
    root.querySelector<HTMLButtonElement>('#goal-down-a')!.click();
    await new Promise((done) => setTimeout(done, 5));
  });
  expect(sent('/api/goals/a/move')).toEqual([{}]);
  expect(texts(root, '.reorder q')).toEqual(['Jeg vil a', 'Jeg vil b']);
  expect(root.querySelector('.press-note')?.textContent).toContain('Vi fik ikke svar.');
});

test('how it goes is a face with a word, chosen before it is sent', async () => {
  const root = await open([goal('a')]);
  answers['/api/goals/a/rate'] = () => {
    change('a', { scale: { value: 4, word: 'Det går godt', when: 'i dag' } });
    return kept();
  };
  await tap(root, 'Hvordan går det?');
  expect(texts(root, '.faces label')).toEqual(['Det går skidt', 'Det går ikke så godt', 'Det går nogenlunde', 'Det går godt', 'Det går rigtig godt']);
  await tap(root, 'Gem');
  expect(root.querySelector('.wrong')?.textContent).toBe('Vælg et ansigt, før du gemmer.');
  act(() => root.querySelectorAll<HTMLInputElement>('.faces input')[3]!.click());
  type(root, 'Jeg sov');
  await tap(root, 'Gem');
  expect(sent('/api/goals/a/rate')).toEqual([{ value: 4, note: 'Jeg sov' }]);
  expect(root.querySelector('.how-word strong')?.textContent).toBe('Det går godt');
});

test('other words met by other words: both stand, and one chooses', async () => {
  const root = await open([goal('a', { text: 'Sove', version: 3 })]);
  let clashes = 1;
  answers['/api/goals/a'] = () => {
    if (clashes-- > 0) {
      change('a', { text: 'Fra biblioteket', version: 9 });
      return json({ status: 409, detail: 'Det er ændret.', yours: 'Fra telefonen', theirs: 'Fra biblioteket', version: 9 }, 409);
    }
    change('a', { text: 'Fra telefonen', version: 10 });
    return kept();
  };
  await tap(root, 'Ret ordene');
  expect(root.querySelector('textarea')!.value).toBe('Sove');
  type(root, 'Fra telefonen');
  await tap(root, 'Gem');
  expect(texts(root, '.goal-clash q')).toEqual(['Fra telefonen', 'Fra biblioteket']);
  await tap(root, 'Behold min');
  const puts = asked.filter(({ address }) => address === '/api/goals/a').map(({ request }) => [request.method, (request.headers as Record<string, string>)['If-Match']]);
  expect(puts).toEqual([
    ['PUT', '"3"'],
    ['PUT', '"9"'],
  ]);
  expect(texts(root, '.goal h2')).toEqual(['Fra telefonen']);
  expect(root.querySelector('.goal-clash')).toBeNull();
});

test('the other words can be kept, and the own are let go', async () => {
  const root = await open([goal('a', { text: 'Sove', version: 3 })]);
  answers['/api/goals/a'] = () => {
    change('a', { text: 'Fra biblioteket', version: 9 });
    return json({ status: 409, detail: '', yours: 'Fra telefonen', theirs: 'Fra biblioteket', version: 9 }, 409);
  };
  await tap(root, 'Ret ordene');
  type(root, 'Fra telefonen');
  await tap(root, 'Gem');
  await tap(root, 'Behold den anden');
  expect(root.querySelector('.goal-clash')).toBeNull();
  await tap(root, 'Ret ordene');
  expect(root.querySelector('textarea')!.value).toBe('Fra biblioteket');
});

test('what is put away can be taken out at once', async () => {
  const root = await open([goal('a'), goal('b')]);
  answers['/api/goals/a/put-away'] = () => {
    const undo = String(asked.at(-1)!.request.body).includes('undo');
    now = plan({ goals: undo ? [goal('a'), goal('b')] : [goal('b')], awayGoals: undo ? [] : [{ id: 'a', text: 'Jeg vil a', when: 'i dag' }] });
    return kept();
  };
  await tap(root, 'Læg væk');
  expect(texts(root, '.goal h2')).toEqual(['Jeg vil b']);
  expect(document.activeElement?.textContent).toBe('Fortryd');
  await tap(root, 'Fortryd');
  expect(texts(root, '.goal h2')).toEqual(['Jeg vil a', 'Jeg vil b']);
  expect(root.querySelector('.notice')).toBeNull();
});

test('a proposed help is answered, and staff’s words stand apart from the citizen’s', async () => {
  const link = { measure: 'm~1', name: 'Du får træning.', unit: 'Træningen', state: 'proposed' as const, text: 'Lone spørger: Hjælper det her?' };
  const root = await open([goal('a', { links: [link], beside: [{ text: 'Vi ses.', by: 'Lone', when: 'i dag' }] })]);
  answers['/api/goals/a/links/m~1/answer'] = () => {
    change('a', { links: [{ ...link, state: 'yes', text: 'Du har sagt: Ja, det passer.' }] });
    return kept();
  };
  expect(texts(root, '.goal-asked button')).toEqual(['Ja, det passer', 'Nej', 'Lad os tale om det']);
  expect(root.querySelector('.beside')?.textContent).toBe('Lone skriver · i dagVi ses.');
  expect(root.querySelector('.beside q')).toBeNull();
  await tap(root, 'Ja, det passer');
  expect(sent('/api/goals/a/links/m~1/answer')).toEqual([{ answer: 'yes' }]);
  expect(root.querySelector('.answered')?.textContent).toBe('Du har sagt: Ja, det passer.');
  expect(texts(root, '.goal-link .equal button')).toEqual(['Nej', 'Lad os tale om det']);
});

test('a step is ticked off when the server has it, not before', async () => {
  const step = { id: 's', text: 'Ring', version: 1, reached: false };
  const root = await open([goal('a', { steps: [step] })]);
  answers['/api/goals/s/reach'] = () => {
    change('a', { steps: [{ ...step, reached: true }] });
    return kept();
  };
  const box = root.querySelector<HTMLInputElement>('.step input')!;
  await act(async () => {
    box.click();
    await new Promise((done) => setTimeout(done, 5));
  });
  expect(sent('/api/goals/s/reach')).toEqual([{}]);
  expect(root.querySelector<HTMLInputElement>('.step input')!.checked).toBe(true);
});

const steps = (...ids: string[]) => ids.map((id) => ({ id, text: `Trin ${id}`, version: 1, reached: false }));

test('a step is moved among the steps with a button, keeps the focus, and its place is said', async () => {
  const root = await open([goal('a', { steps: steps('s', 't', 'u') })]);
  answers['/api/goals/u/move'] = () => {
    change('a', { steps: steps('s', 'u', 't') });
    return kept();
  };
  await tap(root, 'Ret trinnene');
  expect(document.activeElement?.textContent).toBe('Ret trinnene');
  const up = root.querySelector<HTMLButtonElement>('#goal-up-u')!;
  up.focus();
  await act(async () => {
    up.click();
    await new Promise((done) => setTimeout(done, 5));
  });
  expect(sent('/api/goals/u/move')).toEqual([{ before: 't' }]);
  expect(texts(root, '.reorder q')).toEqual(['Trin s', 'Trin u', 'Trin t']);
  expect(document.activeElement?.id).toBe('goal-up-u');
  await tap(root, 'Færdig');
  expect(texts(root, '.step span')).toEqual(['Trin s', 'Trin u', 'Trin t']);
});

test('a step gets other words on the version that was seen, and both stand when it has moved', async () => {
  const root = await open([goal('a', { steps: steps('s') })]);
  let clashes = 1;
  answers['/api/goals/s'] = () => {
    if (clashes-- > 0) {
      change('a', { steps: [{ ...steps('s')[0]!, text: 'Fra biblioteket', version: 9 }] });
      return json({ status: 409, detail: 'Det er ændret.', yours: 'Fra telefonen', theirs: 'Fra biblioteket', version: 9 }, 409);
    }
    change('a', { steps: [{ ...steps('s')[0]!, text: 'Fra telefonen', version: 10 }] });
    return kept();
  };
  await tap(root, 'Ret trinnene');
  await tap(root.querySelector('.reorder')!, 'Ret ordene');
  expect(root.querySelector('textarea')!.value).toBe('Trin s');
  type(root, 'Fra telefonen');
  await tap(root, 'Gem');
  expect(texts(root, '.goal-clash q')).toEqual(['Fra telefonen', 'Fra biblioteket']);
  await tap(root, 'Behold min');
  const puts = asked.filter(({ address }) => address === '/api/goals/s').map(({ request }) => [request.method, (request.headers as Record<string, string>)['If-Match']]);
  expect(puts).toEqual([
    ['PUT', '"1"'],
    ['PUT', '"9"'],
  ]);
  expect(texts(root, '.reorder q')).toEqual(['Fra telefonen']);
});

test('when the last step is taken away, the card is as before', async () => {
  const root = await open([goal('a', { steps: steps('s') })]);
  answers['/api/goals/s/put-away'] = () => {
    change('a', { steps: [] });
    return kept();
  };
  await tap(root, 'Ret trinnene');
  expect(root.querySelector('#goal-up-s')).toBeNull(); // one has no other place
  await tap(root, 'Fjern');
  expect(sent('/api/goals/s/put-away')).toEqual([{}]);
  expect(document.activeElement?.textContent).toBe('Fortryd');
  await tap(root, 'Skriv et trin');
});
