// The small steps on the way to a goal: each can be ticked off and taken away.
import { useState } from 'preact/hooks';
import { press, pressed } from '../press';
import { t } from '../text';
import { PressNote } from '../ui/press';
import type { Goal, Step } from '../views';
import { putAwayGoal, reachGoal, writeGoal } from './goal-presses';
import type { Away } from './goals-page';
import { WordsField } from '../ui/words-field';

export function Steps({ goal, away }: { goal: Goal; away: (what: Away) => void }) {
  if (goal.steps.length === 0) return null;
  return (
    <div class="goal-part">
      <h3>{t('app.want.steps')}</h3>
      <ul class="steps">
        {goal.steps.map((step) => (
          <StepRow key={step.id} step={step} away={away} />
        ))}
      </ul>
    </div>
  );
}

function StepRow({ step, away }: { step: Step; away: (what: Away) => void }) {
  const place = `goal:${step.id}:step`;
  const busy = pressed.value[place]?.state === 'sending';
  const tick = (event: Event) => {
    event.preventDefault(); // the tick stands when the server has it
    const said = t(step.reached ? 'app.want.step.undone' : 'app.want.step.done');
    void press({ place, label: step.text, said, request: reachGoal(step.id, step.reached) });
  };
  const drop = async () => {
    const order = { place, label: t('app.want.step.drop'), said: t('app.want.away.said', { goal: step.text }), request: putAwayGoal(step.id) };
    if (await press(order)) away({ id: step.id, text: step.text });
  };
  return (
    <li>
      <label class={step.reached ? 'step step-reached' : 'step'}>
        <input type="checkbox" checked={step.reached} aria-disabled={busy} onClick={tick} />
        <span lang="da" id={`step-${step.id}`}>
          {step.text}
        </span>
      </label>
      <button type="button" class="link" aria-describedby={`step-${step.id}`} onClick={() => void drop()}>
        {t('app.want.step.drop')}
      </button>
      <PressNote place={place} />
    </li>
  );
}

/** The field stays open: one who writes a step often has one more. */
export function NewStep({ goal, cancel }: { goal: Goal; cancel: () => void }) {
  const [count, setCount] = useState(0);
  return (
    <WordsField
      key={count}
      focus
      place={`goal:${goal.id}:new-step`}
      label={t('app.want.step.field')}
      order={(text) => ({ label: t('app.want.step.write'), said: t('app.want.step.written'), request: writeGoal(text, goal.id) })}
      then={() => setCount(count + 1)}
      cancel={cancel}
    />
  );
}
