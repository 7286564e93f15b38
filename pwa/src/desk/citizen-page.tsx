// One citizen, for the borgerkonsulent: what the citizen has answered first,
// then what does not fit together by how grave it is, and what is settled folded.
import { useState } from 'preact/hooks';
import * as api from '../api';
import { useAnswer } from '../answer';
import { later } from '../later';
import { t, type Key } from '../text';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { useStay } from '../ui/stay';
import { mostOf, WeekBar } from '../ui/week-bar';
import type { DeskCitizen, DeskFinding } from '../desk-views';
import type { HandoverNow } from '../views';
import { DeskFindingCard } from './desk-finding';
import { DeskPast } from './desk-past';
import { DeskPromises } from './desk-promises';
import { DeskQuestions } from './desk-questions';
import { DeskRemarks } from './desk-remarks';
import { CitizenThreads } from './desk-talk';
import { DeskGoals } from './desk-goals';
import { loadDesk } from './desk-state';
import { Package } from './package';

const handing = later(() => import('./passing'));
export const appointing = later(() => import('./appointing'));

/** While something is left to do it stands among the first things. */
const isUnderWay = (now?: HandoverNow): now is HandoverNow => now !== undefined && (now.open || now.state === 'taken');

export function CitizenPage({ citizen }: { citizen: DeskCitizen }) {
  const { findings } = citizen;
  const place = useStay(findings, placeOf);
  const at = (where: string) => findings.filter((one) => place(one) === where);
  const settled = at('settled');
  const handover = useAnswer((language) => api.fetchHandover(citizen.id, language), citizen.id);
  const after = async () => (await Promise.all([handover.load(), loadDesk(citizen.id)])).every(Boolean);
  const passed = handover.value?.handover;
  const passing = handing.use();
  const meeting = appointing.use();
  // A goal that the citizen wants to talk about stands first, and stays there.
  const [talk] = useState(() => citizen.goals.some(({ links }) => links.some(({ state }) => state === 'talk')));
  return (
    <Page title={citizen.name} back={{ to: '/borgere', text: t('app.desk.title') }}>
      {citizen.protection && (
        <Notice title={citizen.protection.title}>
          <p>{citizen.protection.text}</p>
        </Notice>
      )}
      {passing && <passing.SafetyNotice citizen={citizen} />}
      <Paused citizen={citizen} />
      {passing && <passing.DeskCalls citizen={citizen} />}
      {passing && isUnderWay(passed) && <passing.DeskHandover citizen={citizen} now={passed} after={after} />}
      {passing && <passing.Ways citizen={citizen} />}
      <CitizenThreads citizen={citizen.id} firstName={citizen.firstName} />
      {meeting && <meeting.DeskAppointments citizen={citizen} />}
      {citizen.needs.length > 0 && (
        <Section title={t('app.desk.needs', { name: citizen.firstName })}>
          <ul class="points needs">
            {citizen.needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </Section>
      )}
      <DeskQuestions citizen={citizen} />
      <DeskRemarks citizen={citizen} />
      {talk && <DeskGoals citizen={citizen} />}
      {settled.length === findings.length && <p class="card quiet">{t('app.desk.fits')}</p>}
      <Part citizen={citizen} title={t('app.desk.answered', { name: citizen.firstName })} findings={at('answered')} />
      {(['high', 'medium', 'low'] as const).map((severity) => (
        <Part key={severity} citizen={citizen} title={t(headings[severity])} findings={at(severity)} />
      ))}
      <Part citizen={citizen} title={t('app.desk.asked')} findings={at('asked')} />
      {settled.length > 0 && (
        <Fold title={t('app.desk.settled', {}, settled.length)}>
          <Cards citizen={citizen} findings={settled} />
        </Fold>
      )}
      <DeskPromises citizen={citizen} />
      {!talk && <DeskGoals citizen={citizen} />}
      <Weeks citizen={citizen} />
      <Reuse citizen={citizen} />
      <Notices citizen={citizen} />
      <DeskPast citizen={citizen} />
      {passing && handover.value && !passed?.open && (passed?.state === 'met' || handover.value.colleagues.length > 0) && (
        <Section title={t('app.desk.handover')}>
          {passed?.state === 'met' && (
            <Fold title={passed.title}>
              <Package now={passed} />
            </Fold>
          )}
          <passing.BeginHandover citizen={citizen} view={handover.value} after={after} />
        </Section>
      )}
      {passing && <passing.SafetyForm citizen={citizen} />}
    </Page>
  );
}

/** The citizen's answers first, then by how grave it is. */
function placeOf({ state, answer, severity }: DeskFinding): string {
  if (state === 'settled') return state;
  if (state === 'waiting') return answer ? 'answered' : 'asked';
  return severity;
}

const headings: Record<DeskFinding['severity'], Key> = { high: 'app.desk.part.high', medium: 'app.desk.part.medium', low: 'app.desk.part.low' };

function Paused({ citizen: { paused } }: { citizen: DeskCitizen }) {
  if (!paused) return null;
  return (
    <Notice title={paused.text}>
      {paused.note && (
        <p class="own" lang="da">
          <q>{paused.note}</q>
        </p>
      )}
      <p class="soft small">{paused.since}</p>
    </Notice>
  );
}

interface PartProps {
  citizen: DeskCitizen;
  findings: DeskFinding[];
}

function Part({ citizen, title, findings }: PartProps & { title: string }) {
  if (findings.length === 0) return null;
  return (
    <Section title={title}>
      <Cards citizen={citizen} findings={findings} />
    </Section>
  );
}

const Cards = ({ citizen, findings }: PartProps) => (
  <>
    {findings.map((finding) => (
      <DeskFindingCard key={finding.id} citizen={citizen.id} firstName={citizen.firstName} finding={finding} />
    ))}
  </>
);

function Weeks({ citizen: { weeks, load } }: { citizen: DeskCitizen }) {
  if (weeks.length === 0) return null;
  return (
    <Section title={t('app.desk.weeks')}>
      <div class="card stack">
        {weeks.map((week) => (
          <WeekBar key={week.from} week={week} load={load} most={mostOf(weeks, load)} titled />
        ))}
      </div>
    </Section>
  );
}

function Reuse({ citizen: { reuse } }: { citizen: DeskCitizen }) {
  if (reuse.length === 0) return null;
  return (
    <Section title={t('app.desk.reuse')}>
      <ul class="card rows">
        {reuse.map((ask) => (
          <li class="soon" key={ask.id}>
            <p>{ask.text}</p>
            <p>{ask.answer ? <strong>{ask.answer.text}</strong> : <span class="soft">{t('app.desk.reuse.none')}</span>}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Notices({ citizen: { notices } }: { citizen: DeskCitizen }) {
  if (notices.length === 0) return null;
  return (
    <Section title={t('app.desk.notices')} intro={t('app.desk.notices.intro')}>
      <ul class="card rows">
        {notices.map((notice) => (
          <li class="soon" key={notice.unit + notice.when + notice.text}>
            <p>
              <strong>{notice.unit}</strong>
            </p>
            <p>{notice.text}</p>
            <p class="soft small">{notice.fetched ?? t('app.desk.notices.waiting', { when: notice.when })}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
