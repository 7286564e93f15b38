// What the citizen wants, for the borgerkonsulent: the citizen's words untouched,
// what help is proposed and what the citizen says to it, and her own words beside.
import { useId, useRef, useState } from 'preact/hooks';
import type { DeskCitizen, DeskGoal } from '../desk-views';
import { t } from '../text';
import { Face, Line } from '../ui/face';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import { noteOf, PressButton, PressNote } from '../ui/press';
import { linkGoal, speakOfGoal, unlinkGoal } from './desk-presses';
import { loadDesk } from './desk-state';
import { PlainField } from './plain-field';

export function DeskGoals({ citizen }: { citizen: DeskCitizen }) {
  return (
    <Section title={t('app.desk.goals', { name: citizen.firstName })}>
      {citizen.goals.length === 0 && <p class="soft">{t('app.desk.goals.none', { name: citizen.firstName })}</p>}
      {citizen.goals.map((goal) => (
        <GoalCard key={goal.id} citizen={citizen} goal={goal} />
      ))}
    </Section>
  );
}

interface GoalProps {
  citizen: DeskCitizen;
  goal: DeskGoal;
}

function GoalCard({ citizen, goal }: GoalProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const then = () => heading.current?.focus();
  const { scale } = goal;
  return (
    <article class="card finding goal" id={`goal-${goal.id}`}>
      <h3 class="own" lang="da" tabIndex={-1} ref={heading}>
        <q>{goal.text}</q>
      </h3>
      {goal.reached && <p class="chip chip-own">{t('app.want.reached', { when: goal.reached })}</p>}
      {scale ? (
        <p class="how-word">
          <Face value={scale.value} />
          <span>
            <strong>{scale.word}</strong> <span class="soft small">{scale.when}</span>
          </span>
        </p>
      ) : (
        <p class="soft">{t('app.desk.goal.unrated', { name: citizen.firstName })}</p>
      )}
      {scale?.note && (
        <p class="own" lang="da">
          <q>{scale.note}</q>
        </p>
      )}
      <Line line={goal.line} />
      {goal.steps.length > 0 && (
        <ul class="points" lang="da">
          {goal.steps.map(({ id, text, reached }) => (
            <li key={id} class={reached ? 'step-reached' : undefined}>
              {text}
            </li>
          ))}
        </ul>
      )}
      <Links citizen={citizen} goal={goal} then={then} />
      {goal.beside.map(({ text, by, when }) => (
        <div class="beside" key={when + text}>
          <p class="soft small">
            {t('app.want.beside', { name: by })} · {when}
          </p>
          <p>{text}</p>
        </div>
      ))}
      {!goal.reached && <Propose citizen={citizen} goal={goal} then={then} />}
      <Speak citizen={citizen} goal={goal} then={then} />
      {goal.history.length > 0 && (
        <Fold title={t('app.desk.history')}>
          <ol class="history">
            {goal.history.map((one, i) => (
              <li key={i}>
                {one.text} <span class="soft">{one.when}</span>
              </li>
            ))}
          </ol>
        </Fold>
      )}
    </article>
  );
}

type PartProps = GoalProps & { then: () => void };

function Links({ citizen, goal, then }: PartProps) {
  if (goal.links.length === 0) return null;
  return (
    <ul class="desk-links">
      {goal.links.map((link) => {
        const place = `desk:${citizen.id}:${goal.id}:${link.measure}`;
        return (
          <li key={link.measure}>
            <p>
              {link.name} <span class="soft">{link.unit}</span>
            </p>
            <p>{link.state === 'proposed' ? <span class="soft">{link.text}</span> : <strong>{link.text}</strong>}</p>
            <PressButton
              kind="quiet"
              then={then}
              order={{
                place,
                label: t('app.desk.goal.unlink'),
                said: t('app.desk.goal.unlinked'),
                request: unlinkGoal(citizen.id, goal.id, link.measure),
                after: () => loadDesk(citizen.id),
              }}
            />
            <PressNote place={place} then={then} />
          </li>
        );
      })}
    </ul>
  );
}

function Propose({ citizen, goal, then }: PartProps) {
  const [measure, setMeasure] = useState('');
  const [tried, setTried] = useState(false);
  const id = useId();
  const field = useRef<HTMLSelectElement>(null);
  const place = `desk:${citizen.id}:${goal.id}:link`;
  const free = citizen.linkable.filter((one) => !goal.links.some((link) => link.measure === one.measure && link.state !== 'no'));
  if (free.length === 0) return null;
  const refuse = () => {
    setTried(true);
    field.current?.focus();
  };
  const done = () => {
    setMeasure('');
    setTried(false);
    then();
  };
  return (
    <Fold title={t('app.desk.goal.propose')}>
      <p class="field">
        <label for={id}>{t('app.desk.goal.choose')}</label>
        {tried && !measure && <span class="wrong">{t('app.desk.goal.missing')}</span>}
        <select id={id} ref={field} value={measure} onChange={(event) => setMeasure(event.currentTarget.value)}>
          <option value="">{t('app.desk.goal.none')}</option>
          {free.map((one) => (
            <option key={one.measure} value={one.measure}>
              {one.name} ({one.unit})
            </option>
          ))}
        </select>
      </p>
      <p class="buttons">
        {measure ? (
          <PressButton
            kind="primary"
            then={done}
            order={{ place, label: t('app.desk.goal.send'), said: t('app.desk.goal.sent'), request: linkGoal(citizen.id, goal.id, measure), after: () => loadDesk(citizen.id) }}
          />
        ) : (
          <button type="button" class="button button-primary" onClick={refuse}>
            {t('app.desk.goal.send')}
          </button>
        )}
      </p>
      <PressNote place={place} then={done} />
    </Fold>
  );
}

function Speak({ citizen, goal, then }: PartProps) {
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = `desk:${citizen.id}:${goal.id}:words`;
  const text = noteOf(place);
  const refuse = () => {
    setTried(true);
    field.current?.focus();
  };
  const done = () => {
    setTried(false);
    then();
  };
  return (
    <Fold title={t('app.desk.goal.words')}>
      <PlainField place={place} field={field} label={t('app.desk.goal.field', { name: citizen.firstName })} wrong={tried && !text ? t('app.want.empty') : undefined} />
      <p class="buttons">
        {text ? (
          <PressButton
            kind="primary"
            then={done}
            order={{ place, label: t('app.desk.goal.save'), said: t('app.desk.goal.saved'), request: speakOfGoal(citizen.id, goal.id, text), after: () => loadDesk(citizen.id) }}
          />
        ) : (
          <button type="button" class="button button-primary" onClick={refuse}>
            {t('app.desk.goal.save')}
          </button>
        )}
      </p>
      <PressNote place={place} then={done} />
    </Fold>
  );
}
