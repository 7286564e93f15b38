// How it goes with one goal: the face and the word of today, the line behind
// it, and five faces to choose between.
import { useRef, useState } from 'preact/hooks';
import { t } from '../text';
import { Face, Line } from '../ui/face';
import { Faces } from '../ui/faces';
import { NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import type { Goal } from '../views';
import { rateGoal } from './goal-presses';

export function HowNow({ goal: { scale, line } }: { goal: Goal }) {
  if (!scale) return null;
  return (
    <div class="how-now">
      <p class="how-word">
        <Face value={scale.value} />
        <span>
          <strong>{scale.word}</strong>
          <span class="soft small">{scale.when}</span>
        </span>
      </p>
      {scale.note && (
        <p lang="da">
          <q>{scale.note}</q>
        </p>
      )}
      <Line line={line} />
    </div>
  );
}

export function HowForm({ goal, then, cancel }: { goal: Goal; then: () => void; cancel: () => void }) {
  const [value, setValue] = useState(0);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFieldSetElement>(null);
  const place = `goal:${goal.id}:how`;
  const refuse = () => {
    setTried(true);
    form.current?.querySelector('input')?.focus();
  };
  return (
    <div class="words">
      <Faces field={form} title={t('app.want.how')} value={value} choose={setValue} wrong={tried && value === 0} />
      {value > 0 && <NoteField place={place} label={t('app.press.words')} />}
      <p class="buttons">
        {value === 0 ? (
          <button type="button" class="button button-primary" onClick={refuse}>
            {t('app.want.how.save')}
          </button>
        ) : (
          <PressButton
            kind="primary"
            order={{ place, label: t('app.want.how.save'), said: t('app.want.how.said'), request: rateGoal(goal.id, value, noteOf(place)) }}
            then={then}
          />
        )}
        <button type="button" class="link" onClick={cancel}>
          {t('app.cancel')}
        </button>
      </p>
      <PressNote place={place} then={then} />
    </div>
  );
}
