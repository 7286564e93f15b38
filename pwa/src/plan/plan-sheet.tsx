// The plan on one sheet of paper: for the refrigerator door, or for someone
// who helps. Only paper sees it.
import type { ComponentChildren } from 'preact';
import { daysBetween, groupTimes, longDay } from '../date';
import { t } from '../text';
import { whole } from '../ui/call';
import type { PlanView } from '../views';

interface SheetProps {
  plan: PlanView;
  municipality: string;
  phone: string;
}

export function PlanSheet({ plan, municipality, phone }: SheetProps) {
  return (
    <div class="sheet">
      <p class="sheet-title">{t('app.sheet.title', { name: plan.citizen.name })}</p>
      <div class="sheet-columns">
        <Goals plan={plan} />
        <Week plan={plan} />
        <Duties plan={plan} />
        <Limits plan={plan} />
        <People plan={plan} />
        <Help plan={plan} />
      </div>
      {plan.gaps.length > 0 && (
        <p class="sheet-gaps">
          <strong>{t('app.gaps')}:</strong> {plan.gaps.map(({ text }) => text).join(' ')}
        </p>
      )}
      <p class="sheet-foot">
        {municipality} · {t('app.call', { phone })} · {t('app.sheet.date', { day: longDay(plan.today), year: plan.today.slice(0, 4) })}
      </p>
    </div>
  );
}

function Goals({ plan }: { plan: PlanView }) {
  return (
    <Part title={t('app.goals')} show={plan.goals.length > 0}>
      {plan.goals.map(({ id, text }) => (
        <li key={id} lang="da">
          <q>{text}</q>
        </li>
      ))}
    </Part>
  );
}

function Week({ plan }: { plan: PlanView }) {
  const times = plan.times.filter(({ date }) => daysBetween(plan.today, date) < 7);
  const days = groupTimes(times, plan.today).flatMap((week) => week.days);
  return (
    <Part title={t('app.sheet.week')} show={days.length > 0}>
      {days.map((day) => (
        <li key={day.date}>
          <strong>{capital(day.day)}:</strong> {day.times.map((time) => `${plan.appointments[time.appointment]?.title} ${time.clock}`).join(' · ')}
        </li>
      ))}
    </Part>
  );
}

function Duties({ plan }: { plan: PlanView }) {
  return (
    <Part title={t('app.duties')} show={plan.duties.length > 0}>
      {plan.duties.map(({ id, what, dueText }) => (
        <li key={id}>
          {dueText && <strong>{`${capital(dueText).replace(/\.$/, '')}: `}</strong>}
          {what}
        </li>
      ))}
    </Part>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Limits({ plan }: { plan: PlanView }) {
  return (
    <Part title={t('app.limits')} show={plan.limits.length > 0}>
      {plan.limits.map(({ id, what }) => (
        <li key={id}>{what}</li>
      ))}
    </Part>
  );
}

function People({ plan }: { plan: PlanView }) {
  return (
    <Part title={t('app.people')} show={plan.people.length > 0}>
      {plan.people.map(({ id, name, role, unit, phone }) => (
        <li key={id}>
          <strong>{name}</strong>
          {(role || unit) && `, ${role || unit}`} {phone && whole(phone)}
        </li>
      ))}
    </Part>
  );
}

function Help({ plan }: { plan: PlanView }) {
  const measures = plan.areas.flatMap((area) => area.measures);
  return (
    <Part title={t('app.help')} show={measures.length > 0}>
      {measures.map(({ id, get }) => (
        <li key={id}>{get}</li>
      ))}
    </Part>
  );
}

function Part({ title, show, children }: { title: string; show: boolean; children: ComponentChildren }) {
  if (!show) return null;
  return (
    <div class="sheet-part">
      <p class="sheet-heading">{title}</p>
      <ul>{children}</ul>
    </div>
  );
}
