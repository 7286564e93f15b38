// Other words for a goal. When it has got new words somewhere else meanwhile,
// both stand here, and the reader says which are to stand.
import { useEffect, useRef } from 'preact/hooks';
import { drafts, drop, forgetDraft, press, pressed } from '../press';
import { t } from '../text';
import type { Goal } from '../views';
import { rewordGoal } from './goal-presses';
import { WordsField } from './words-field';

export function Edit({ goal, close }: { goal: Goal; close: () => void }) {
  const place = `goal:${goal.id}:words`;
  const now = pressed.value[place];
  const order = (text: string, version = goal.version) => ({ label: t('app.want.how.save'), said: t('app.want.edited'), request: rewordGoal(goal.id, text, version) });
  const leave = () => {
    drop(place);
    forgetDraft(place);
    close();
  };
  const clash = now?.state === 'failed' ? now.clash : undefined;
  if (!clash) {
    return <WordsField focus place={place} label={t('app.want.field')} begin={goal.text} order={order} then={close} cancel={leave} />;
  }
  const mine = drafts.value[place]?.trim() ?? goal.text;
  const keep = async () => {
    if (await press({ ...order(mine, clash.version), place })) close();
  };
  return <BothTexts mine={mine} theirs={clash.theirs} keep={() => void keep()} leave={leave} />;
}

interface BothProps {
  mine: string;
  theirs: string;
  keep: () => void;
  leave: () => void;
}

function BothTexts({ mine, theirs, keep, leave }: BothProps) {
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <div class="goal-clash">
      <p tabIndex={-1} ref={question}>
        <strong>{t('app.want.clash')}</strong>
      </p>
      <dl class="facts">
        <div>
          <dt>{t('app.want.clash.yours')}</dt>
          <dd lang="da">
            <q>{mine}</q>
          </dd>
        </div>
        <div>
          <dt>{t('app.want.clash.theirs')}</dt>
          <dd lang="da">
            <q>{theirs}</q>
          </dd>
        </div>
      </dl>
      <div class="equal">
        <button type="button" class="button button-secondary" onClick={keep}>
          {t('app.want.clash.keep')}
        </button>
        <button type="button" class="button button-secondary" onClick={leave}>
          {t('app.want.clash.leave')}
        </button>
      </div>
    </div>
  );
}
