// All that has a time. Which of its pages stands open is said by the address: the
// weeks, the next time, a month, what the reader wishes, or one appointment.
import '../appointment-texts';
import { later } from '../later';
import { match } from '../router';
import { Failed, Missing } from '../ui/failed';
import { Wait } from '../ui/wait';
import type { PlanView } from '../views';
import { NextView } from './next-view';
import { WeekView } from './week-view';

const one = later(() => import('./appointment-page'));
const month = later(() => import('./month-view'));
const wishes = later(() => import('./wishes-page'));

export function AppointmentsPage({ plan, address }: { plan: PlanView; address: string }) {
  if (match('/aftaler', address)) return <WeekView plan={plan} />;
  if (match('/aftaler/naeste', address)) return <NextView plan={plan} />;
  if (match('/aftaler/maaned', address)) return <Month plan={plan} month={plan.today.slice(0, 7)} />;
  if (match('/aftaler/oensker', address)) return <Wishes plan={plan} />;
  const named = match('/aftaler/maaned/:month', address)?.month;
  if (named) return <Month plan={plan} month={named} />;
  const { id = '', date } = match('/aftaler/:id/:date', address) ?? match('/aftaler/:id', address) ?? {};
  return <One plan={plan} id={id} date={date} />;
}

interface OneProps {
  plan: PlanView;
  id: string;
  date?: string;
}

/** Without a date the next time stands for the appointment. A day it was moved from leads to where it is now. */
function One({ plan, id, date }: OneProps) {
  const page = one.use();
  const appointment = plan.appointments[id];
  const times = plan.times.filter((time) => time.appointment === id);
  const time = date ? (times.find((other) => other.date === date) ?? times.find(({ at }) => at.startsWith(date))) : times[0];
  if (!appointment || (date && !time)) return <Missing />;
  if (!page) return <NotYet missing={one.missing.value} />;
  return <page.AppointmentPage plan={plan} appointment={appointment} time={time} others={times.filter((other) => other !== time)} />;
}

function Month({ plan, month: named }: { plan: PlanView; month: string }) {
  const page = month.use();
  if (!/^\d{4}-\d\d$/.test(named)) return <Missing />;
  return page ? <page.MonthView plan={plan} month={named} /> : <NotYet missing={month.missing.value} />;
}

function Wishes({ plan }: { plan: PlanView }) {
  const page = wishes.use();
  return page ? <page.WishesPage plan={plan} /> : <NotYet missing={wishes.missing.value} />;
}

const NotYet = ({ missing }: { missing: boolean }) => (missing ? <Failed failure={{ kind: 'offline' }} again={() => location.reload()} /> : <Wait />);
