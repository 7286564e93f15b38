// The one time that comes next. The reader can say afterwards: »I know when I am
// to be where, what I bring, and I have said that I come.«
import { useRef } from 'preact/hooks';
import { longDay } from '../date';
import { t } from '../text';
import { NextCard } from '../ui/next-card';
import { Page, Section } from '../ui/page';
import { doneText, PressButton, PressNote } from '../ui/press';
import { Onward, timeAddress, TimeList } from '../ui/time-row';
import type { Appointment, PlanView, Time } from '../views';
import { answerAppointment } from './appointment-presses';
import { Offers } from './offers';
import { Switch } from './switch';

const few = 3; // how many are listed after it

export function NextView({ plan }: { plan: PlanView }) {
  const { next } = plan;
  const time = next && (plan.times.find(({ appointment, at }) => appointment === next.appointment && at === next.at) ?? next);
  const appointment = time && plan.appointments[time.appointment];
  const then = plan.times.filter(({ start }) => !time || start > time.start).slice(0, few);
  return (
    <Page title={t('app.nav.appointments')} lead={longDay(plan.today)} under={<Switch here="next" />}>
      <Offers plan={plan} />
      {time && appointment ? (
        <>
          <NextCard time={time} appointment={appointment} today={plan.today} />
          <Coming key={time.appointment + time.at} time={time} appointment={appointment} />
        </>
      ) : (
        <p class="card quiet">{t('app.today.nothing')}</p>
      )}
      {then.length > 0 && (
        <Section title={t('app.appointments.then')}>
          <Dated times={then} plan={plan} />
          <p>
            <Onward to="/aftaler" text={t('app.appointments.all')} />
          </p>
        </Section>
      )}
    </Page>
  );
}

/** The one press; the other answers stand on the appointment's own page. */
function Coming({ time, appointment }: { time: Time; appointment: Appointment }) {
  const status = useRef<HTMLDivElement>(null);
  const place = `appointment:${appointment.id}:${time.at}`;
  const choice = appointment.answers?.find(({ key }) => key === 'coming');
  if (!choice) return null;
  const done = doneText(place);
  const then = () => status.current?.focus();
  const other = <Onward to={`${timeAddress(time)}#answer`} text={t(time.answer ? 'app.appointment.change' : 'app.appointments.cannot')} />;
  return (
    <div class="card stack" tabIndex={-1} ref={status}>
      {time.answer || done ? (
        <p>
          <strong>{time.answerText ?? done}</strong>
        </p>
      ) : (
        <>
          <p>{choice.consequence}</p>
          <p class="buttons">
            <PressButton
              kind="primary"
              then={then}
              order={{ place, label: choice.label, said: t('app.appointment.said'), request: answerAppointment(appointment.id, time.at, 'coming') }}
            />
          </p>
        </>
      )}
      <PressNote place={place} then={then} />
      <p>{other}</p>
    </div>
  );
}

/** Some times of different days, each under its own. */
export function Dated({ times, plan }: { times: Time[]; plan: PlanView }) {
  return (
    <>
      {times.map((time, i) => (
        <div class="dated" key={time.appointment + time.start}>
          {times[i - 1]?.date !== time.date && (
            <h3>
              <span class="capital">{time.day}</span>
            </h3>
          )}
          <TimeList times={[time]} appointments={plan.appointments} />
        </div>
      ))}
    </>
  );
}
