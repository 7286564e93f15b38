import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { held } from '../live';
import { plan } from '../testing';
import { QuestionAsk, sentencesOf } from './question';

afterEach(() => {
  render(null, document.body);
  held.value = undefined;
});

test('a text is cut where a sentence ends, and nowhere else', () => {
  expect(sentencesOf('Du skal møde d. 3. december kl. 9.30. Tag f.eks. dit pas med! Ring, hvis du ikke kan.')).toEqual([
    'Du skal møde d. 3. december kl. 9.30.',
    'Tag f.eks. dit pas med!',
    'Ring, hvis du ikke kan.',
  ]);
  expect(sentencesOf('En linje\n\nEn linje\nEn til')).toEqual(['En linje', 'En til']);
  expect(sentencesOf(' ')).toEqual([]);
});

test('one chooses the sentence, and not one that is asked about already', async () => {
  const question = { id: 'q', ref: 'text:p', sentence: 'Revurdering.', state: 'answered' as const, text: 'Lone siger det sådan:', late: false };
  held.value = { plan: plan({ questions: [{ ...question, answer: { key: '', text: '', when: '', note: 'Vi ser på det igen.' } }] }), tag: null, fetched: 0, checked: 0 };
  await act(() => render(<QuestionAsk about="text:p" texts={['Revurdering. Du skal møde.']} />, document.body));
  expect(document.body.textContent).toContain('Vi ser på det igen.');
  await act(() => [...document.querySelectorAll('button')].at(-1)!.click());
  const choices = [...document.querySelectorAll('.sentences button')].map((button) => button.textContent);
  expect(choices).toEqual(['Du skal møde.']);
});
