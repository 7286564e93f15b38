// What was typed in forms when the session ended. It is kept sealed for its owner, and
// stands where it stood when the same person has logged in again. Whoever else logs in
// sees nothing of it, and logging out oneself leaves nothing behind.
import { effect, signal, untracked } from '@preact/signals';
import { keep, kept, unkeep, type Kept } from './keep-letters';
import { owner } from './live';
import { forgetting } from './news';
import { drafts } from './press';
import { path } from './router';

interface Typed extends Kept {
  typed: Record<string, string>;
  path: string;
}

/** Where it stands that has come back, until the reader has seen that it has. */
export const back = signal<string>();

const named = (whose: string) => `typed ${whose}`;
let last: { whose: string; typed: Record<string, string>; path: string } | undefined;
/** One after the other: what is being kept must be there before it is looked for. */
let turn: Promise<void> = Promise.resolve();

// Remembered while somebody reads: press.ts forgets it together with the reader.
effect(() => {
  const whose = owner.value;
  const typed = drafts.value;
  const at = path.value;
  if (whose) last = { whose, typed, path: at };
});

effect(() => {
  const whose = owner.value;
  untracked(() => {
    turn = turn.then(() => (whose ? giveBack(whose) : putAway())).catch(() => undefined);
  });
});

async function putAway(): Promise<void> {
  const ended = last;
  last = undefined;
  if (!ended || Object.values(ended.typed).every((text) => text.trim() === '')) return;
  await keep<Typed>('drafts', { n: named(ended.whose), owner: ended.whose, at: Date.now(), typed: ended.typed, path: ended.path });
}

async function giveBack(whose: string): Promise<void> {
  const mine = (await kept<Typed>('drafts', whose, Date.now())).find(({ n }) => n === named(whose));
  if (!mine || owner.peek() !== whose) return;
  drafts.value = { ...mine.typed, ...drafts.peek() };
  back.value = mine.path;
  await unkeep('drafts', mine.n!);
}

forgetting.push(async () => {
  last = undefined;
  await turn;
});
