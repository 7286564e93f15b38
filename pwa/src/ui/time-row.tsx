// One time in a list: when, what, with whom and whether one must come.
import type { Appointment, Time } from '../views';
import { Icon } from './icon';

export function TimeRow({ time, appointment }: { time: Time; appointment: Appointment }) {
  const details = [appointment.with, appointment.place].filter(Boolean).join(' · ');
  return (
    <li class="time-row">
      <a href={timeAddress(time)}>
        <span class="time-clock">{time.clock}</span>
        <span class="time-what">
          <strong>{appointment.title}</strong>
          {details && <span class="soft">{details}</span>}
          <span class={appointment.must ? 'must' : 'soft'}>{appointment.mustText}</span>
        </span>
        <Icon name="next" />
      </a>
    </li>
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
