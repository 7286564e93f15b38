// The parts of the app that are fetched when somebody first goes there.
import { later } from './later';
import { path } from './router';
import { t } from './text';
import { Failed } from './ui/failed';
import { Wait } from './ui/wait';
import type { Me, PlanView } from './views';

/** Each side of those who work here is fetched by them only. */
const desk = later(() => import('./desk/desk-page'));
const cases = later(() => import('./case/cases-page'));
const leader = later(() => import('./leader/leader-page'));
const appointments = later(() => import('./appointment/appointments-page'));
const goals = later(() => import('./goal/goals-page'));
const handover = later(() => import('./handover/handover-page'));
const assessment = later(() => import('./assessment/assessment-page'));
const messages = later(() => import('./message/messages-page'));
const own = later(() => import('./export/export-page'));
const sharing = later(() => import('./sharing/sharing-page'));
const device = later(() => import('./device/device-page'));
const history = later(() => import('./history/history-page'));
const reminding = later(() => import('./reminding/reminding-page'));
const calendar = later(() => import('./calendar/calendar-page'));
const sessions = later(() => import('./session/sessions-page'));
const safety = later(() => import('./safety/safety-page'));
const log = later(() => import('./log/log-page'));
const refused = later(() => import('./login/refused-page'));

/** What has happened, or the plan as it was. */
export function History({ earlier }: { earlier?: string }) {
  const page = history.use();
  if (!page) return <NotYet missing={history.missing.value} />;
  return earlier ? <page.EarlierPage id={earlier} /> : <page.HistoryPage />;
}

/** Who has looked, and why. */
export function Log() {
  const page = log.use();
  return page ? <page.LogPage /> : <NotYet missing={log.missing.value} />;
}

/** Why a login opened nothing. */
export function Refused({ code, me }: { code?: string; me: Me }) {
  const page = refused.use();
  return page ? <page.RefusedPage code={code} me={me} /> : <NotYet missing={refused.missing.value} />;
}

/** What the reader was told outside the app, or how to be told. */
export function Reminding() {
  const page = reminding.use();
  return page ? <page.ToldPage /> : <NotYet missing={reminding.missing.value} />;
}

/** The reader's times in the reader's own calendar. */
export function Calendar() {
  const page = calendar.use();
  return page ? <page.CalendarPage /> : <NotYet missing={calendar.missing.value} />;
}

/** All that is known of the citizen, to take home. */
export function Export() {
  const page = own.use();
  return page ? <page.ExportPage /> : <NotYet missing={own.missing.value} />;
}

/** Where the reader is logged in. */
export function Sessions() {
  const page = sessions.use();
  return page ? <page.SessionsPage /> : <NotYet missing={sessions.missing.value} />;
}

/** When somebody else reads the phone. */
export function Safety() {
  const page = safety.use();
  return page ? <page.SafetyPage /> : <NotYet missing={safety.missing.value} />;
}

/** Where the citizen is told. */
export function Device() {
  const page = device.use();
  return page ? <page.DevicePage /> : <NotYet missing={device.missing.value} />;
}

export function Desk() {
  const page = desk.use();
  return page ? <page.DeskPage address={path.value} /> : <NotYet missing={desk.missing.value} text={t('app.desk.loading')} />;
}

/** The fagperson's side. */
export function Cases() {
  const page = cases.use();
  return page ? <page.CasesPage address={path.value} /> : <NotYet missing={cases.missing.value} />;
}

export function Leader() {
  const page = leader.use();
  return page ? <page.LeaderPage /> : <NotYet missing={leader.missing.value} text={t('app.leader.loading')} />;
}

/** When the reader is to be where: the lists, and one of them. */
export function Appointments({ plan }: { plan: PlanView }) {
  const page = appointments.use();
  return page ? <page.AppointmentsPage plan={plan} address={path.value} /> : <NotYet missing={appointments.missing.value} />;
}

export function Goals({ plan }: { plan: PlanView }) {
  const page = goals.use();
  return page ? <page.GoalsPage plan={plan} /> : <NotYet missing={goals.missing.value} />;
}

export function Handover() {
  const page = handover.use();
  return page ? <page.HandoverPage /> : <NotYet missing={handover.missing.value} />;
}

export function Assessment({ area }: { area?: string }) {
  const page = assessment.use();
  return page ? <page.AssessmentPage area={area} /> : <NotYet missing={assessment.missing.value} />;
}

/** Who may see what, and all that stands below it. */
export function Sharing(at: { page?: string; department?: string; purpose?: string }) {
  const page = sharing.use();
  return page ? <page.SharingPages {...at} /> : <NotYet missing={sharing.missing.value} />;
}

export function Messages({ address }: { address: string }) {
  const page = messages.use();
  return page ? <page.MessagesPage address={address} /> : <NotYet missing={messages.missing.value} />;
}

/** A page of yesterday may ask for a part that is no longer there. */
const NotYet = ({ missing, text }: { missing: boolean; text?: string }) =>
  missing ? <Failed failure={{ kind: 'offline' }} again={() => location.reload()} /> : <Wait text={text} />;
