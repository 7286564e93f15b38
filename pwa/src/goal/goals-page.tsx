// What the citizen wants. The reader can say afterwards: »These are my words, in
// my order, and I have said how it goes.«
import { useEffect, useRef, useState } from 'preact/hooks';
import './goal.scss';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Page } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import type { PlanView } from '../views';
import { GoalCard } from './goal-card';
import { putAwayGoal, writeGoal } from './goal-presses';
import { Reorder } from './reorder';
import { WordsField } from '../ui/words-field';

/** What was just put away, so that it can be undone at once. */
export interface Away {
  id: string;
  text: string;
}

export function GoalsPage({ plan }: { plan: PlanView }) {
  const { goals, awayGoals } = plan;
  const [ordering, setOrdering] = useState(false);
  const [away, setAway] = useState<Away>();
  const reorder = useRef<HTMLButtonElement>(null);
  const ordered = useRef(false);
  useEffect(() => {
    if (!ordering && ordered.current) reorder.current?.focus();
    ordered.current = ordering;
  }, [ordering]);
  return (
    <Page title={t('app.want.title')} lead={t('app.want.lead')} back={{ to: '/plan', text: t('app.nav.plan') }}>
      {away && <Undo key={away.id} away={away} done={() => setAway(undefined)} />}
      {ordering ? (
        <Reorder goals={goals} done={() => setOrdering(false)} />
      ) : (
        <>
          <NewGoal first={goals.length === 0} />
          {goals.map((goal) => (
            <GoalCard key={goal.id} goal={goal} away={setAway} />
          ))}
          {goals.length > 1 && (
            <p class="buttons">
              <button type="button" class="button button-secondary" ref={reorder} onClick={() => setOrdering(true)}>
                {t('app.want.reorder')}
              </button>
            </p>
          )}
        </>
      )}
      {awayGoals.length > 0 && (
        <Fold title={t('app.want.away.title')}>
          <ul class="away">
            {awayGoals.map((goal) => (
              <li key={goal.id}>
                <p lang="da">
                  <q>{goal.text}</q>
                </p>
                <p class="soft small">{t('app.want.away.when', { when: goal.when })}</p>
                <TakeOut goal={goal} label={t('app.want.out')} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Page>
  );
}

/** With no goal yet the field stands open; later it is one button away. */
function NewGoal({ first }: { first: boolean }) {
  const [open, setOpen] = useState(first);
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closed = useRef(false);
  useEffect(() => {
    if (!open && closed.current) button.current?.focus();
  }, [open]);
  const close = () => {
    closed.current = true;
    setOpen(false);
  };
  if (!open) {
    return (
      <p class="buttons">
        <button
          type="button"
          class="button button-primary"
          ref={button}
          onClick={() => {
            setAsked(true);
            setOpen(true);
          }}
        >
          {t('app.want.new')}
        </button>
      </p>
    );
  }
  return (
    <div class="card new-goal">
      {first && <p>{t('app.want.none')}</p>}
      <WordsField
        place="goals:new"
        label={t('app.want.field')}
        hint={t('app.want.hint')}
        focus={asked}
        order={(text) => ({ label: t('app.want.write'), said: t('app.want.written'), request: writeGoal(text) })}
        then={close}
        cancel={first ? undefined : close}
      />
    </div>
  );
}

function Undo({ away, done }: { away: Away; done: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <div class="notice" ref={box}>
      <p>{t('app.want.away.said', { goal: away.text })}</p>
      <TakeOut goal={away} label={t('app.want.undo')} then={done} />
    </div>
  );
}

function TakeOut({ goal, label, then }: { goal: Away; label: string; then?: () => void }) {
  const place = `goal:${goal.id}:out`;
  const said = t('app.want.out.said', { goal: goal.text });
  const back = () => {
    then?.();
    setTimeout(() => document.querySelector<HTMLElement>(`#goal-${CSS.escape(goal.id)} h2`)?.focus());
  };
  return (
    <>
      <PressButton kind="quiet" order={{ place, label, said, request: putAwayGoal(goal.id, true) }} then={back} />
      <PressNote place={place} then={back} />
    </>
  );
}
