// One time in a list: when, what, with whom and whether one must come.
import { t, type Key } from '../text';
import type { Appointment, AppointmentAnswer, Time } from '../views';
import { Icon } from './icon';

export function TimeRow({ time, appointment }: { time: Time; appointment: Appointment }) {
  const details = [appointment.with, time.place ?? appointment.place].filter(Boolean).join(' · ');
  const off = time.state === 'cancelled';
  return (
    <li class="time-row">
      <a href={timeAddress(time)}>
        <span class="time-clock">
          {off ? <s>{time.clock}</s> : time.clock}
          <Was time={time} />
        </span>
        <span class="time-what">
          {time.state && <span class={off ? 'chip chip-late' : 'chip'}>{t(off ? 'app.time.cancelled' : 'app.time.moved')}</span>}
          <strong>{off ? <s>{appointment.title}</s> : appointment.title}</strong>
          {details && <span class="soft">{details}</span>}
          {!off && <span class={appointment.must ? 'must' : 'soft'}>{appointment.mustText}</span>}
          {!off && time.answer && <span class="own-answer">{t(answers[time.answer])}</span>}
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}

const answers: Record<AppointmentAnswer, Key> = { coming: 'app.time.coming', cannot: 'app.time.cannot', other: 'app.time.other' };

/** The time a moved one had, struck through for the eye and said for the ear. */
export function Was({ time: { was, date } }: { time: Time }) {
  if (!was) return null;
  return (
    <span class="was">
      {t('app.time.was')} <s>{was.date === date ? was.clock : `${was.day} ${was.clock}`}</s>
    </span>
  );
}

/** The address of one time of an appointment that may come back every week. */
export const timeAddress = (time: Time): string => `/aftaler/${encodeURIComponent(time.appointment)}/${time.date}`;

export function TimeList({ times, appointments }: { times: Time[]; appointments: Record<string, Appointment> }) {
  return (
    <ul class="card rows">
      {times.map((time) => {
        const appointment = appointments[time.appointment];
        return appointment && <TimeRow key={time.appointment + time.start} time={time} appointment={appointment} />;
      })}
    </ul>
  );
}

/** A link onward to where all of it stands. */
export function Onward({ to, text }: { to: string; text: string }) {
  return (
    <a class="onward" href={to}>
      {text}
      <Icon name="next" />
    </a>
  );
}

export const mustChip = (appointment: Appointment) => (
  <span class={appointment.must ? 'chip chip-must' : 'chip'}>{appointment.mustText}</span>
);
