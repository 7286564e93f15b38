// One appointment. The reader can say afterwards: »I know where I am to be, with
// whom, and what I do if I cannot come.«
import { nearDay } from '../date';
import { t } from '../text';
import { Call } from '../ui/call';
import { Blocks } from '../ui/explained';
import { Facts } from '../ui/facts';
import { FindingNote } from '../ui/finding';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { RemarkAsk } from '../ui/remark';
import { mustChip, timeAddress } from '../ui/time-row';
import type { Appointment, Finding, Time } from '../views';

interface AppointmentProps {
  appointment: Appointment;
  time?: Time;
  others: Time[];
  today: string;
  clashes: Finding[];
}

export function AppointmentPage({ appointment, time, others, today, clashes }: AppointmentProps) {
  const near = time && nearDay(time.date, today);
  const blocks = [{ label: '', text: appointment.written }];
  return (
    <Page
      title={appointment.title}
      back={{ to: '/aftaler', text: t('app.nav.appointments') }}
      lead={time && `${time.day} ${time.clock}`}
      aside={others.length > 0 && <Others times={others} />}
    >
      <p class="chips">
        {near && <span class="chip">{near}</span>}
        {mustChip(appointment)}
      </p>
      {clashes.map((finding) => (
        <FindingNote key={finding.id} finding={finding} />
      ))}
      <Where appointment={appointment} />
      {appointment.cannot && (
        <Section title={t('app.appointment.cannot')}>
          <p>{appointment.cannot}</p>
        </Section>
      )}
      {appointment.phone && (
        <p class="buttons">
          <Call phone={appointment.phone} name={appointment.unit} big />
        </p>
      )}
      {appointment.note && (
        <Section title={t('app.appointment.note')}>
          <Blocks blocks={[{ label: '', text: appointment.note }]} />
        </Section>
      )}
      <Fold title={t('app.written')}>
        <Blocks blocks={blocks} />
      </Fold>
      <RemarkAsk about={`appointment:${appointment.id}`} who={appointment.unit} />
    </Page>
  );
}

function Where({ appointment }: { appointment: Appointment }) {
  const place = [appointment.place, appointment.address].filter(Boolean).join(', ');
  return (
    <div class="card">
      <Facts
        facts={[
          [t('app.appointment.where'), place],
          [t('app.appointment.travel'), appointment.travel],
          [t('app.appointment.with'), appointment.with],
          [t('app.appointment.who'), appointment.who],
          [t('app.appointment.unit'), appointment.unit],
          [t('app.appointment.repeats'), appointment.repeats],
        ]}
      />
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
                {time.day} <span class="whole">{time.clock}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
