// What happens next, what must be done soon, and whom to call. The reader can
// say afterwards: »I know what comes next, and whom I call if I cannot.«
import { useState } from 'preact/hooks';
import { dayAfter, longDay } from '../date';
import { comingDuties } from '../duty';
import { t } from '../text';
import { Call } from '../ui/call';
import { ContactCard, firstContact } from '../ui/contact';
import { NextCard } from '../ui/next-card';
import { Notice } from '../ui/notice';
import { OwnGoals } from '../ui/own-goals';
import { Page, Section } from '../ui/page';
import { ReuseAsk } from '../ui/reuse';
import { Onward, TimeList } from '../ui/time-row';
import { Due } from '../ui/due';
import type { HandoverCard, PlanView } from '../views';
import { Clashes } from './clashes';
import { NewsLines } from './news';

export function TodayPage({ plan, phone }: { plan: PlanView; phone: string }) {
  const appointment = plan.next && plan.appointments[plan.next.appointment];
  return (
    <Page title={t('app.today.hello', { name: plan.citizen.firstName })} lead={longDay(plan.today)} aside={<Beside plan={plan} phone={phone} />}>
      {plan.next && appointment ? (
        <NextCard time={plan.next} appointment={appointment} today={plan.today} />
      ) : (
        <p class="card quiet">{t('app.today.nothing')}</p>
      )}
      {plan.emergencies?.map(({ id, title, text, reason, review }) => (
        <Notice key={id} title={title}>
          <p>{text}</p>
          {reason && <q>{reason}</q>}
          <p>{review}</p>
        </Notice>
      ))}
      <NewsLines plan={plan} />
      {plan.load.paused && <Paused plan={plan} />}
      {plan.asked && (
        <div class="card">
          <p>{plan.asked}</p>
          <Onward to="/deling" text={t('app.nav.share')} />
        </div>
      )}
      {plan.handover && <Handover handover={plan.handover} />}
      {plan.offers?.map(({ id, text }) => (
        <div class="card" key={id}>
          <p>{text}</p>
          <Onward to={`/aftaler#offer-${encodeURIComponent(id)}`} text={t('app.today.choose')} />
        </div>
      ))}
      <Clashes plan={plan} />
      <Ask plan={plan} />
      <Near plan={plan} />
      <Soon plan={plan} />
    </Page>
  );
}

function Paused({ plan }: { plan: PlanView }) {
  return (
    <Notice>
      <p>{plan.load.pausedText}</p>
      <p>
        <Onward to="/aftaler#too-much" text={t('app.load.undo.where')} />
      </p>
    </Notice>
  );
}

/** Quiet: nothing has to be done today. */
function Handover({ handover: { state, title, text } }: { handover: HandoverCard }) {
  return (
    <div class="card">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
      <p>
        <Onward to="/stafet" text={t(state === 'taken' ? 'app.handover.meet' : 'app.handover.onward')} />
      </p>
    </div>
  );
}

/** One question at a time; every other stands at its duty in the plan. */
function Ask({ plan }: { plan: PlanView }) {
  const [first] = useState(() => plan.reuse.find(({ state }) => state === 'asked')?.id);
  const ask = plan.reuse.find(({ id }) => id === first) ?? plan.reuse.find(({ state }) => state === 'asked');
  if (!ask) return null;
  return (
    <Section title={t('app.reuse')}>
      <ReuseAsk key={ask.id} reuse={ask} />
    </Section>
  );
}

/** The rest of today and tomorrow; the next time has its own place above. */
function Near({ plan }: { plan: PlanView }) {
  const days = [plan.today, dayAfter(plan.today)].map((date) => ({
    date,
    times: plan.times.filter((time) => time.date === date && !isNext(plan, time)),
  }));
  return (
    <>
      {days
        .filter(({ times }) => times.length > 0)
        .map(({ date, times }) => (
          <Section key={date} title={heading(plan, date)}>
            <TimeList times={times} appointments={plan.appointments} />
          </Section>
        ))}
      {plan.times.length > 0 && (
        <p>
          <Onward to="/aftaler" text={t('app.today.appointments')} />
        </p>
      )}
    </>
  );
}

function heading(plan: PlanView, date: string): string {
  if (date === plan.today) return t(plan.next?.date === date ? 'app.today.also' : 'app.today.today');
  return t(plan.next?.date === date ? 'app.today.also.tomorrow' : 'app.today.tomorrow');
}

const isNext = (plan: PlanView, time: PlanView['times'][number]) =>
  time.appointment === plan.next?.appointment && time.start === plan.next.start;

/** The nearest papers and deadlines; all of them stand in the plan. */
function Soon({ plan }: { plan: PlanView }) {
  const coming = comingDuties(plan.duties);
  return (
    <Section title={t('app.today.soon')}>
      {coming.length === 0 ? (
        <p class="soft">{t('app.today.soon.none')}</p>
      ) : (
        <ul class="card rows">
          {coming.map((duty) => (
            <li class="soon" key={duty.id}>
              <Due duty={duty} today={plan.today} />
              <p>
                <strong>{duty.what}</strong>
              </p>
              <p class="soft">{duty.unit}</p>
            </li>
          ))}
        </ul>
      )}
      {plan.duties.length > 0 && (
        <p>
          <Onward to="/plan#duties" text={t('app.today.duties', {}, plan.duties.length)} />
        </p>
      )}
    </Section>
  );
}

function Beside({ plan, phone }: { plan: PlanView; phone: string }) {
  const contact = firstContact(plan.people);
  return (
    <>
      <Section title={t('app.today.call')}>
        <div class="card">{contact ? <ContactCard contact={contact} big /> : <Call phone={phone} big />}</div>
      </Section>
      <Section title={t('app.goals')}>
        <OwnGoals goals={plan.goals} />
        <p>
          <Onward to="/maal" text={t('app.want.onward')} />
        </p>
      </Section>
      <p>
        <Onward to="/plan" text={t('app.today.plan')} />
      </p>
      {!plan.load.paused && (
        <p>
          <Onward to="/aftaler#too-much" text={t('app.load.toomuch')} />
        </p>
      )}
      {plan.gaps.length > 0 && (
        <Notice title={t('app.gaps')}>
          {plan.gaps.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
    </>
  );
}

