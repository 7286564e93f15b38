// The small steps on the way to a goal, each to be ticked off.
import { useState } from 'preact/hooks';
import { press, pressed } from '../press';
import { t } from '../text';
import { PressNote } from '../ui/press';
import type { Goal, Step } from '../views';
import { reachGoal, writeGoal } from './goal-presses';
import { WaitingEdits } from './waiting-edit';
import { WordsField } from '../ui/words-field';

interface StepsProps {
  goal: Goal;
  /** Opens them to be reworded, moved and taken away. */
  edit?: () => void;
}

export function Steps({ goal, edit }: StepsProps) {
  if (goal.steps.length === 0) return null;
  return (
    <div class="goal-part">
      <h3>{t('app.want.steps')}</h3>
      <ul class="steps">
        {goal.steps.map((step) => (
          <StepRow key={step.id} step={step} />
        ))}
      </ul>
      {edit && (
        <p>
          <button type="button" class="link" id={`steps-${goal.id}`} onClick={edit}>
            {t('app.want.steps.edit')}
          </button>
        </p>
      )}
    </div>
  );
}

function StepRow({ step }: { step: Step }) {
  const place = `goal:${step.id}:step`;
  const busy = pressed.value[place]?.state === 'sending';
  const tick = (event: Event) => {
    event.preventDefault(); // the tick stands when the server has it
    const said = t(step.reached ? 'app.want.step.undone' : 'app.want.step.done');
    void press({ place, label: step.text, said, request: reachGoal(step.id, step.reached) });
  };
  return (
    <li>
      <label class={step.reached ? 'step step-reached' : 'step'}>
        <input type="checkbox" checked={step.reached} aria-disabled={busy} onClick={tick} />
        <span lang="da">{step.text}</span>
      </label>
      <PressNote place={place} />
      <WaitingEdits goal={step} />
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
