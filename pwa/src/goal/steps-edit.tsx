// The steps as they are put right: other words, another order, one less. It
// stands in the place of the steps until the reader is done.
import { useEffect, useRef, useState } from 'preact/hooks';
import { press } from '../press';
import { t } from '../text';
import { PressNote } from '../ui/press';
import type { Goal, Step } from '../views';
import { Edit } from './edit';
import { putAwayGoal } from './goal-presses';
import type { Away } from './goals-page';
import { Rows } from './rows';
import { WaitingEdits } from './waiting-edit';

interface StepsEditProps {
  goal: Goal;
  away: (what: Away) => void;
  done: () => void;
}

export function StepsEdit({ goal, away, done }: StepsEditProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const close = () => {
    done();
    setTimeout(() => document.getElementById(`steps-${goal.id}`)?.focus());
  };
  return (
    <div class="goal-part">
      <h3 tabIndex={-1} ref={heading}>
        {t('app.want.steps.edit')}
      </h3>
      <Rows place={`goal:${goal.id}:steps`} things={goal.steps} under={(step) => <StepEdit step={step} away={away} />} />
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={close}>
          {t('app.want.reorder.done')}
        </button>
      </p>
    </div>
  );
}

function StepEdit({ step, away }: { step: Step; away: (what: Away) => void }) {
  const [wording, setWording] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = `goal:${step.id}:drop`;
  const drop = async () => {
    const order = { place, label: t('app.want.step.drop'), said: t('app.want.away.said', { goal: step.text }), request: putAwayGoal(step.id) };
    if (await press(order)) away({ id: step.id, text: step.text });
  };
  const close = () => {
    setWording(false);
    setTimeout(() => button.current?.focus());
  };
  if (wording) {
    return (
      <div class="reorder-under">
        <Edit goal={step} label="app.want.step.field" close={close} />
      </div>
    );
  }
  return (
    <div class="reorder-under">
      <WaitingEdits goal={step} />
      <p class="buttons">
        <button type="button" class="link" ref={button} aria-describedby={`goal-text-${step.id}`} onClick={() => setWording(true)}>
          {t('app.want.edit')}
        </button>
        <button type="button" class="link" aria-describedby={`goal-text-${step.id}`} onClick={() => void drop()}>
          {t('app.want.step.drop')}
        </button>
      </p>
      <PressNote place={place} />
    </div>
  );
}
