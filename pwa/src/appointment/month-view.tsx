// One month. The reader can say afterwards: »I see which days are full and which
// are mine, and what there is on this one.«
import { useEffect, useRef, useState } from 'preact/hooks';
import './appointment.scss';
import { useAnswer } from '../answer';
import * as api from '../api';
import { longDay } from '../date';
import { t, type Key } from '../text';
import { Failed } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { TimeList } from '../ui/time-row';
import { Wait } from '../ui/wait';
import type { Month, PlanView, Time } from '../views';
import { monthOf, weeksOf } from './month';
import { Switch } from './switch';

export function MonthView({ plan, month }: { plan: PlanView; month: string }) {
  const { value, failure, load } = useAnswer((language) => api.read<Month>(`/api/months/${month}`, language), month);
  const part = value ?? (failure?.kind === 'offline' ? monthOf(plan, month) : undefined);
  if (!part) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  const title = value?.title ?? `${t(`date.month.${Number(month.slice(5))}` as Key)} ${month.slice(0, 4)}`;
  // Without the whole month nothing is said of those around it.
  const [before, after] = value ? [value.before, value.after] : [undefined, undefined];
  return (
    <Page title={t('app.nav.appointments')} under={<Switch here="month" />} full>
      {!value && (
        <Notice live>
          <p>{t('app.appointments.month.part')}</p>
          <button type="button" class="link" onClick={() => void load()}>
            {t('app.error.again')}
          </button>
        </Notice>
      )}
      <nav class="month-steps" aria-label={t('app.appointments.month.steps')}>
        {before && <Step to={before} />}
        {after && <Step to={after} />}
      </nav>
      <Days key={month} month={month} title={title} part={part} today={plan.today} />
    </Page>
  );
}

const Step = ({ to }: { to: string }) => (
  <a class="button button-secondary" href={`/aftaler/maaned/${to}`}>
    <span class="capital">{[t(`date.month.${Number(to.slice(5))}` as Key), /-(01|12)$/.test(to) && to.slice(0, 4)].filter(Boolean).join(' ')}</span>
  </a>
);

interface DaysProps {
  month: string;
  title: string;
  part: Pick<Month, 'times' | 'appointments'>;
  today: string;
}

function Days({ month, title, part: { times, appointments }, today }: DaysProps) {
  const on = (date: string) => times.filter((time) => time.date === date);
  // The first day to come that has something stands open, so that the page is not a riddle.
  const [open, setOpen] = useState(() => (times.find(({ date }) => date >= today) ?? times[0])?.date);
  const heading = useRef<HTMLHeadingElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (!pressed.current) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const choose = (date: string) => {
    pressed.current = true;
    setOpen(date);
  };
  return (
    <div class="month">
      <table class="card month-table">
        <caption>
          <span class="capital">{title}</span>
        </caption>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                <span aria-hidden="true">{t(`date.weekday.${day}` as Key).slice(0, 2)}</span>
                <span class="sr-only">{t(`date.weekday.${day}` as Key)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, i) => (
            <tr key={i}>
              {week.map((date, j) => (
                <td key={j} class={date === today ? 'month-today' : undefined} aria-current={date === today ? 'date' : undefined}>
                  {date && <Day date={date} times={on(date)} open={date === open} choose={choose} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {open ? (
        <section class="section">
          <h2 tabIndex={-1} ref={heading}>
            <span class="capital">{longDay(open)}</span>
          </h2>
          <TimeList times={on(open)} appointments={appointments} />
        </section>
      ) : (
        <p class="card quiet">{t('app.appointments.month.none')}</p>
      )}
    </div>
  );
}

const weekdays = [1, 2, 3, 4, 5, 6, 0];
const most = 3; // marks that fit under a number

interface DayProps {
  date: string;
  times: Time[];
  open: boolean;
  choose: (date: string) => void;
}

/** A day with something is a button; any other is its number. */
function Day({ date, times, open, choose }: DayProps) {
  const number = Number(date.slice(8));
  if (times.length === 0) return <span class="month-day">{number}</span>;
  const on = times.filter(({ state }) => state !== 'cancelled').length;
  const off = times.length - on;
  const said = [on > 0 && t('app.appointments.month.on', {}, on), off > 0 && t('app.appointments.month.off', {}, off)].filter(Boolean).join(', ');
  return (
    <button type="button" class="month-day" aria-pressed={open} aria-label={`${longDay(date)}: ${said}`} onClick={() => choose(date)}>
      <span>{number}</span>
      <span class="month-marks" aria-hidden="true">
        {Array.from({ length: Math.min(on, most) }, (_, i) => (
          <i key={i} />
        ))}
        {off > 0 && on < most && <i class="month-off" />}
      </span>
    </button>
  );
}
