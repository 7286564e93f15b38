// The plan as it was, to read and no more. The reader can say afterwards: »I can
// see what it said then.«
import { useEffect } from 'preact/hooks';
import './history.scss';
import { longDay } from '../date';
import { language, t } from '../text';
import { Failed, Missing } from '../ui/failed';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';
import type { PlanView } from '../views';
import { earlier, loadEarlier, trouble } from './history-state';

export function EarlierPage({ id }: { id: string }) {
  useEffect(() => void loadEarlier(id), [id, language.value]);
  const plan = earlier.value?.id === id ? earlier.value.plan : undefined;
  const failure = trouble.value;
  if (!plan && failure?.kind === 'problem' && failure.problem.status === 404) return <Missing />;
  if (!plan) return failure ? <Failed failure={failure} again={() => void loadEarlier(id)} /> : <Wait />;
  return (
    <Page title={t('app.earlier.title', { day: longDay(plan.today) })} back={{ to: '/historik', text: t('app.history.title') }}>
      <Notice>
        <p>{t('app.earlier.old')}</p>
      </Notice>
      <Times plan={plan} />
      <Part title={t('app.duties')} none={t('app.duties.none')} rows={plan.duties.map(({ id: one, what, dueText, unit }) => [one, what, dueText, unit])} />
      <Part
        title={t('app.help')}
        none={t('app.help.none')}
        rows={plan.areas.flatMap(({ measures }) => measures).map(({ id: one, get, unit }) => [one, get, undefined, unit])}
      />
      <Part title={t('app.people')} none="" rows={plan.people.map(({ id: one, name, helps, role }) => [one, name, helps, role])} />
    </Page>
  );
}

type Row = [id: string, what: string, more: string | undefined, who: string | undefined];

function Part({ title, none, rows }: { title: string; none: string; rows: Row[] }) {
  return (
    <Section title={title}>
      {rows.length === 0 ? <p class="soft">{none}</p> : <Rows rows={rows} />}
    </Section>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  return (
    <ul class="card rows">
      {rows.map(([id, what, more, who]) => (
        <li class="soon" key={id}>
          <p>
            <strong>{what}</strong>
          </p>
          {more && <p>{more}</p>}
          {who && <p class="soft">{who}</p>}
        </li>
      ))}
    </ul>
  );
}

/** How many times stand open; the rest can wait behind a line. */
const most = 6;

function Times({ plan }: { plan: PlanView }) {
  const rows = plan.times.map(({ appointment, start, day, clock }): Row => [
    appointment + start,
    plan.appointments[appointment]?.title ?? '',
    `${day} ${clock}`,
    plan.appointments[appointment]?.unit,
  ]);
  return (
    <Section title={t('app.nav.appointments')}>
      {rows.length === 0 ? <p class="soft">{t('app.today.nothing')}</p> : <Rows rows={rows.slice(0, most)} />}
      {rows.length > most && (
        <Fold title={t('app.earlier.more', {}, rows.length - most)}>
          <Rows rows={rows.slice(most)} />
        </Fold>
      )}
    </Section>
  );
}
