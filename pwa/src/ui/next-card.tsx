// The one next thing. Everything else on the page is quieter than this.
import { nearDay } from '../date';
import { t } from '../text';
import type { Appointment, Time } from '../views';
import { Call } from './call';
import { Icon, type IconName } from './icon';
import { timeAddress, Was } from './time-row';

interface NextProps {
  time: Time;
  appointment: Appointment;
  today: string;
}

export function NextCard({ time, appointment, today }: NextProps) {
  const near = nearDay(time.date, today);
  return (
    <section class="card next" aria-labelledby="next-title">
      <p class="next-label">{t('app.today.next')}</p>
      <h2 id="next-title">
        <a href={timeAddress(time)}>{appointment.title}</a>
      </h2>
      <p class="next-when">
        {near && <span class="chip">{near}</span>}
        <span>{near ? time.clock : `${time.day} ${time.clock}`}</span>
        <Was time={time} />
      </p>
      <ul class="lines">
        <Line icon="place" text={[time.place ?? appointment.place, appointment.travel].filter(Boolean).join(' · ')} />
        <Line icon="person" text={appointment.with} />
        <Line icon="people" text={appointment.who} />
        <Line icon="bag" text={appointment.bring && t('app.today.bring', { things: appointment.bring.join(', ') })} />
      </ul>
      <p class="next-must">
        <strong>{appointment.mustText}</strong> {appointment.cannot}
      </p>
      {appointment.phone && <Call phone={appointment.phone} name={appointment.unit} />}
    </section>
  );
}

function Line({ icon, text }: { icon: IconName; text?: string }) {
  if (!text) return null;
  return (
    <li>
      <Icon name={icon} />
      <span>{text}</span>
    </li>
  );
}
