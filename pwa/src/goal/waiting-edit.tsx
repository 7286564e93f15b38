// Other words for a goal or a step that were written without a network: they wait here and
// are sent by themselves. When it has got new words meanwhile, both stand.
import { useEffect } from 'preact/hooks';
import { again, discard, lettersOf, pump, type Letter } from '../outbox';
import { loadPlan } from '../press';
import { t } from '../text';
import { BothTexts } from '../ui/both-texts';
import { lineOf, type Worded } from './edit';
import { rewordGoal } from './goal-presses';

export function WaitingEdits({ goal }: { goal: Worded }) {
  return (
    <>
      {lettersOf(lineOf(goal)).map((letter) => (
        <WaitingEdit key={letter.n} goal={goal} letter={letter} />
      ))}
    </>
  );
}

function WaitingEdit({ goal, letter }: { goal: Worded; letter: Letter }) {
  const { text, clash, refused } = letter;
  const arrived = clash?.theirs === text; // the answer to it was lost on the way
  useEffect(() => {
    if (arrived) void discard(letter);
  }, [arrived]);
  // It goes when it has reached the server, or its writer lets it be.
  useEffect(() => () => void loadPlan(), []);
  if (clash) {
    return (
      <BothTexts
        question={t('app.want.clash')}
        mine={text}
        theirs={clash.theirs}
        keep={() => void again(letter, { request: rewordGoal(goal.id, text, clash.version) })}
        leave={() => void discard(letter)}
      />
    );
  }
  return (
    <div class="answered">
      <p lang="da">
        <q>{text}</q>
      </p>
      <p role="status">{refused ? <span class="wrong">{t('app.outbox.refused', { why: refused })}</span> : t('app.outbox.waits')}</p>
      <p class="buttons">
        <button type="button" class="link" onClick={() => void (refused ? again(letter) : pump())}>
          {t(refused ? 'app.error.again' : 'app.outbox.now')}
        </button>
        <button type="button" class="link" onClick={() => void discard(letter)}>
          {t('app.outbox.delete')}
        </button>
      </p>
    </div>
  );
}
