// Other words for a goal or a step. When it has got new words somewhere else meanwhile,
// both stand here, and the reader says which are to stand.
import { useEffect, useState } from 'preact/hooks';
import { post } from '../outbox';
import { drafts, drop, forgetDraft, press, pressed, restOn } from '../press';
import { t, type Key } from '../text';
import { BothTexts } from '../ui/both-texts';
import { WordsField } from '../ui/words-field';
import type { Goal } from '../views';
import { rewordGoal } from './goal-presses';

/** An edit that waits for the network, until it has reached the server. */
export const lineOf = (goal: Worded): string => `goal:${goal.id}`;

/** A goal or a step, as far as its words go. */
export type Worded = Pick<Goal, 'id' | 'text' | 'version'>;

export function Edit({ goal, label, close }: { goal: Worded; label: Key; close: () => void }) {
  const place = `goal:${goal.id}:words`;
  const [begun] = useState(() => restOn(place, goal.version));
  const now = pressed.value[place];
  const order = (text: string, version = begun) => ({ label: t('app.want.how.save'), said: t('app.want.edited'), request: rewordGoal(goal.id, text, version) });
  const leave = () => {
    drop(place);
    forgetDraft(place);
    close();
  };
  const clash = now?.state === 'failed' ? now.clash : undefined;
  const offline = now?.state === 'failed' && now.offline;
  useEffect(() => {
    if (!offline) return;
    const text = drafts.peek()[place]?.trim() ?? goal.text;
    void post({ kind: 'edit', line: lineOf(goal), text, request: rewordGoal(goal.id, text, begun) });
    leave();
  }, [offline]);
  if (!clash) {
    return <WordsField focus place={place} label={t(label)} begin={goal.text} order={order} then={close} cancel={leave} />;
  }
  const mine = drafts.value[place]?.trim() ?? goal.text;
  const keep = async () => {
    if (await press({ ...order(mine, clash.version), place })) close();
  };
  return <BothTexts question={t('app.want.clash')} mine={mine} theirs={clash.theirs} keep={() => void keep()} leave={leave} />;
}
