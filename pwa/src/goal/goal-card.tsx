// One goal: the citizen's words first and largest, then how it goes, then what
// others say to it, visibly another voice. One thing is open at a time.
import { useRef, useState } from 'preact/hooks';
import { press } from '../press';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import type { Goal } from '../views';
import { Edit } from './edit';
import { putAwayGoal, reachGoal } from './goal-presses';
import type { Away } from './goals-page';
import { HowForm, HowNow } from './how';
import { Links } from './links';
import { NewStep, Steps } from './steps';
import { StepsEdit } from './steps-edit';
import { WaitingEdits } from './waiting-edit';

type Open = 'how' | 'step' | 'steps' | 'words';

export function GoalCard({ goal, away }: { goal: Goal; away: (what: Away) => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [asked, setOpen] = useState<Open>();
  const open = asked === 'steps' && goal.steps.length === 0 ? undefined : asked; // the last one is gone
  const back = () => heading.current?.focus();
  const close = () => {
    setOpen(undefined);
    back();
  };
  return (
    <article class={goal.reached ? 'card goal goal-reached' : 'card goal'} id={`goal-${goal.id}`} tabIndex={-1}>
      <h2 tabIndex={-1} ref={heading} lang="da">
        <q>{goal.text}</q>
      </h2>
      {goal.reached && (
        <p>
          <span class="chip chip-own">{t('app.want.reached', { when: goal.reached })}</span>
        </p>
      )}
      {open === 'words' && <Edit goal={goal} label="app.want.field" close={close} />}
      <WaitingEdits goal={goal} />
      <HowNow goal={goal} />
      {open === 'how' && <HowForm goal={goal} then={close} cancel={close} />}
      {open === 'steps' ? (
        <StepsEdit goal={goal} away={away} done={() => setOpen(undefined)} />
      ) : (
        <Steps goal={goal} edit={open || goal.reached ? undefined : () => setOpen('steps')} />
      )}
      {open === 'step' && <NewStep goal={goal} cancel={close} />}
      <Links goal={goal} then={back} />
      <BesideWords goal={goal} />
      {!open && !goal.reached && (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setOpen('how')}>
            {t('app.want.how')}
          </button>
          <button type="button" class="button button-secondary" onClick={() => setOpen('step')}>
            {t('app.want.step.new')}
          </button>
        </p>
      )}
      {!open && <More goal={goal} edit={() => setOpen('words')} away={away} then={back} />}
    </article>
  );
}

/** What staff say stands beside the citizen's words, and is never one with them. */
function BesideWords({ goal }: { goal: Goal }) {
  if (goal.beside.length === 0) return null;
  return (
    <div class="beside">
      {goal.beside.map(({ text, by, when }) => (
        <div key={when + text}>
          <p class="soft small">
            {t('app.want.beside', { name: by })} · {when}
          </p>
          <p lang="da">{text}</p>
        </div>
      ))}
    </div>
  );
}

interface MoreProps {
  goal: Goal;
  edit: () => void;
  away: (what: Away) => void;
  then: () => void;
}

function More({ goal, edit, away, then }: MoreProps) {
  const place = `goal:${goal.id}:more`;
  const putAway = async () => {
    const order = { place, label: t('app.want.away'), said: t('app.want.away.said', { goal: goal.text }), request: putAwayGoal(goal.id) };
    if (await press(order)) away({ id: goal.id, text: goal.text });
  };
  return (
    <Fold title={t('app.want.more')}>
      <p class="buttons">
        {!goal.reached && (
          <button type="button" class="button button-secondary" onClick={edit}>
            {t('app.want.edit')}
          </button>
        )}
        <PressButton
          then={then}
          order={{
            place,
            label: t(goal.reached ? 'app.want.unreach' : 'app.want.reach'),
            said: t(goal.reached ? 'app.want.unreached' : 'app.want.reached.said'),
            request: reachGoal(goal.id, goal.reached !== undefined),
          }}
        />
        <button type="button" class="button button-secondary" onClick={() => void putAway()}>
          {t('app.want.away')}
        </button>
      </p>
      <PressNote place={place} then={then} />
    </Fold>
  );
}
