// One appointment. The reader can say afterwards: »I know where I am to be, with
// whom and with what in my bag, and I have said whether I come.«
import { useEffect } from 'preact/hooks';
import './appointment.scss';
import { nearDay } from '../date';
import { goToPart, partOfPage } from '../router';
import { t } from '../text';
import { Proof } from '../proof/proof';
import { Call } from '../ui/call';
import { Blocks } from '../ui/explained';
import { FindingNote } from '../ui/finding';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { RemarkAsk } from '../ui/remark';
import { mustChip, Onward, timeAddress, Was } from '../ui/time-row';
import type { Appointment, PlanView, Time } from '../views';
import { Answering } from './answering';
import { calendarAddress } from './appointment-presses';
import { Offers } from './offers';
import { Where } from './where';
import { Minutes, Prepare } from './words';

interface AppointmentProps {
  plan: PlanView;
  appointment: Appointment;
  time?: Time;
  others: Time[];
}

/** What is said at the thing itself; everything else that is found stands on its own page. */
const clashing = ['appointment_overlap', 'travel_infeasible', 'contradictory_requirement'];

export function AppointmentPage({ plan, appointment, time, others }: AppointmentProps) {
  useEffect(() => goToPart(partOfPage()), []);
  const off = time?.state === 'cancelled';
  const near = time && nearDay(time.date, plan.today);
  const clashes = plan.findings.filter((one) => clashing.includes(one.kind) && one.times.some((spot) => spot.appointment === appointment.id && spot.date === time?.date));
  return (
    <Page
      title={appointment.title}
      back={{ to: '/aftaler', text: t('app.nav.appointments') }}
      lead={time && (off ? <s>{`${time.day} ${time.clock}`}</s> : `${time.day} ${time.clock}`)}
      aside={others.length > 0 && <Others times={others} />}
    >
      {time?.state && <Changed time={time} />}
      {!off && (
        <p class="chips">
          {near && <span class="chip">{near}</span>}
          {mustChip(appointment)}
        </p>
      )}
      {clashes.map((finding) => (
        <FindingNote key={finding.id} finding={finding} />
      ))}
      <Offers plan={plan} only={time?.offers ?? ''} />
      {time && !off && <Answering key={time.at} appointment={appointment} time={time} />}
      <Where appointment={appointment} time={time} />
      {appointment.bring && (
        <Section title={t('app.appointment.bring')}>
          <ul class="points card">
            {appointment.bring.map((thing) => (
              <li key={thing} lang="da">
                {thing}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!off && <Prepare appointment={appointment} time={time} />}
      {appointment.cannot && !off && (
        <Section title={t('app.appointment.cannot')}>
          <p>{appointment.cannot}</p>
        </Section>
      )}
      {(appointment.phone || (time && !off)) && (
        <p class="buttons">
          {appointment.phone && <Call phone={appointment.phone} name={appointment.unit} big />}
          {time && !off && (
            <a class="button button-secondary" href={calendarAddress(appointment.id, time.at)} download>
              {t('app.appointment.calendar')}
            </a>
          )}
        </p>
      )}
      <Onward to="/kalender" text={t('app.appointment.follow')} />
      {appointment.note && (
        <Section title={t('app.appointment.note')}>
          <Blocks blocks={[{ label: '', text: appointment.note }]} />
        </Section>
      )}
      <Minutes appointment={appointment} time={time} />
      {time && <Proof title={t('app.appointment.told')} appointment={appointment.id} at={time.at} />}
      <Fold title={t('app.written')}>
        <Blocks blocks={[{ label: '', text: appointment.written }]} />
      </Fold>
      <RemarkAsk about={`appointment:${appointment.id}`} who={appointment.unit} />
    </Page>
  );
}

/** That it is moved or called off comes before everything else. */
function Changed({ time }: { time: Time }) {
  const off = time.state === 'cancelled';
  return (
    <div class={off ? 'notice notice-off' : 'notice'}>
      <p>
        <strong>{t(off ? 'app.appointment.off' : 'app.appointment.moved')}</strong>
      </p>
      {!off && (
        <p>
          <Was time={time} />
          <span class="block">
            {t('app.appointment.now')} <strong>{`${time.day} ${time.clock}`}</strong>
          </span>
        </p>
      )}
      {time.why && <p lang="da">{time.why}</p>}
    </div>
  );
}

function Others({ times }: { times: Time[] }) {
  return (
    <Section title={t('app.appointment.others')}>
      <ul class="card rows">
        {times.map((time) => (
          <li class="time-row" key={time.start}>
            <a href={timeAddress(time)}>
              <span>
                {time.state === 'cancelled' && <span class="chip chip-late">{t('app.time.cancelled')}</span>} {whenOf(time)}
                <Was time={time} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const whenOf = (time: Time) => {
  const when = (
    <>
      {time.day} <span class="whole">{time.clock}</span>
    </>
  );
  return time.state === 'cancelled' ? <s>{when}</s> : when;
};
