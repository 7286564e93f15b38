// Which page stands on the screen, and what to show when there is none.
import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import { logout } from './api';
import { keepLanguage } from './keep';
import { FindingsPage } from './finding/findings-page';
import { failure, forgets, held, load, me, restart, stale } from './live';
import { LoginPage } from './login/login-page';
import { Appointments, Assessment, Calendar, Cases, Desk, Device, Export, Goals, Handover, History, Leader, Log, Messages, Refused, Reminding, Safety, Sessions, Sharing } from './parts';
import { MeasurePage } from './plan/measure-page';
import { PlanPage } from './plan/plan-page';
import { ProfessionalPage } from './plan/professional-page';
import { finishing, forgetting, waiting } from './news';
import { cutOff, drop, retry, said, unsent } from './press';
import { match, path } from './router';
import { language, speak, t } from './text';
import { TodayPage } from './today/today-page';
import { moment } from './date';
import { Failed, Missing } from './ui/failed';
import { Header } from './ui/header';
import { Notice } from './ui/notice';
import { Wait } from './ui/wait';
import { takeUpdate, updateReady } from './update';
import type { Me, PlanView } from './views';

const notLoggedOut = signal(false);
/** Somebody wants to log out while something waits to be sent. */
const leaving = signal(false);

type Draw = (plan: PlanView, me: Me, part: Record<string, string>) => ComponentChild;

const pages: [pattern: string, draw: Draw][] = [
  ['/', (plan, reader) => <TodayPage plan={plan} phone={reader.phone} />],
  ['/plan', (plan, reader) => <PlanPage plan={plan} municipality={reader.municipality} phone={reader.phone} />],
  ['/plan/hjaelp/:id', (plan, _, { id }) => drawMeasure(plan, id)],
  ['/plan/fagfolk/:id', (plan, _, { id }) => drawProfessional(plan, id)],
  ['/maal', (plan) => <Goals plan={plan} />],
  ['/stafet', () => <Handover />],
  ['/udredning', () => <Assessment />],
  ['/udredning/:area', (_plan, _reader, { area }) => <Assessment area={area} />],
  ['/passer-ikke', (plan) => <FindingsPage plan={plan} />],
  ['/historik', () => <History />],
  ['/historik/:id', (_, __, { id }) => <History earlier={id} />],
  ['/hvem-kiggede', () => <Log />],
  ['/kalender', () => <Calendar />],
  ['/mine-data', () => <Export />],
  ['/logget-ind', () => <Sessions />],
  ['/telefon', () => <Device />],
  ['/telefon/andre', () => <Safety />],
  ['/underretninger', () => <Reminding />],
  ['/paamindelser', () => <Reminding />],
  ['/deling', () => <Sharing />],
  ['/deling/:page', (_plan, _reader, part) => <Sharing {...part} />],
  ['/deling/:page/:department/:purpose', (_plan, _reader, part) => <Sharing {...part} />],
  ['/aftaler', (plan) => <Appointments plan={plan} />],
  ['/aftaler/:id', (plan) => <Appointments plan={plan} />],
  ['/aftaler/:id/:date', (plan) => <Appointments plan={plan} />],
  ['/beskeder', () => <Messages address="/beskeder" />],
  ['/beskeder/:id', (_, __, { id = '' }) => <Messages address={`/beskeder/${encodeURIComponent(id)}`} />],
];

function drawMeasure(plan: PlanView, id?: string) {
  const measure = plan.areas.flatMap((area) => area.measures).find((one) => one.id === id);
  const findings = plan.findings.filter(({ kind, measures }) => doubling.includes(kind) && id !== undefined && measures.includes(id));
  return measure && <MeasurePage measure={measure} findings={findings} />;
}

function drawProfessional(plan: PlanView, id?: string) {
  const written = plan.plans.find((one) => one.id === id);
  return written && <ProfessionalPage written={written} />;
}

const doubling = ['overlapping_measure', 'contradictory_requirement'];

export function App() {
  const reader = me.value;
  const plan = held.value?.plan;
  return (
    <>
      <a class="skipnav" href="#main" onClick={skip}>
        {t('app.skip')}
      </a>
      <Header
        municipality={reader?.municipality}
        path={path.value}
        reader={reader?.staff ? 'staff' : reader?.citizen && 'citizen'}
        onLanguage={switchLanguage}
        onLogout={askToLeave}
      />
      <p class="sr-only" role="status">
        {said.value}
      </p>
      <main id="main" tabIndex={-1} lang={plan && plan.language !== language.value ? plan.language : undefined}>
        <Notices plan={plan} />
        <Unsent />
        <Content reader={reader} plan={plan} />
        {reader?.staff && (
          <p class="demo-foot">
            <a href="/logget-ind">{t('app.sessions')}</a>
          </p>
        )}
        {reader?.demo && (plan || reader.staff) && <p class="demo-foot">{t('app.demo.foot')}</p>}
      </main>
    </>
  );
}

function Content({ reader, plan }: { reader?: Me; plan?: PlanView }) {
  const failed = failure.value;
  const again = () => void load();
  const refused = match('/login/:code', path.value);
  if (reader && refused) return <Refused key={path.value} code={refused.code} me={reader} />;
  if (reader?.staff) return <Staff staff={reader.staff} address={path.value} />;
  if (reader && !reader.citizen) return <LoginPage me={reader} onLogin={() => restart()} />;
  if (reader && plan) return draw(plan, reader, path.value);
  if (failed) return <Failed failure={failed} phone={reader?.phone} again={again} />;
  return <Wait />;
}

/** A fagperson comes to the desk for the conversations a citizen has let them into. */
function Staff({ staff, address }: { staff: NonNullable<Me['staff']>; address: string }) {
  if (address === '/logget-ind') return <Sessions />;
  if (staff.leads) return <Leader />;
  return staff.department && !/^\/(samtaler|vaek)/.test(address) ? <Cases /> : <Desk />;
}

/** Presses that did not get through, on pages the reader has left. */
function Unsent() {
  return (
    <div class="notices" role="status">
      {cutOff.value && <Notice>{t('app.press.logout')}</Notice>}
      {unsent.value.map(({ order, label, text }) => (
        <Notice key={order.place}>
          <p>
            <strong>{t('app.press.unsent', { label })}</strong> {text}
          </p>
          <button type="button" class="link" onClick={() => void retry(order.place)}>
            {t('app.error.again')}
          </button>
          <button type="button" class="link" onClick={() => drop(order.place)}>
            {t('app.press.forget')}
          </button>
        </Notice>
      ))}
    </div>
  );
}

/** One who logs in where the borgerkonsulent was comes to the first page. */
function draw(plan: PlanView, reader: Me, at: string) {
  const address = /^\/(borgere|sager|samtaler|vaek)(\/|$)/.test(at) ? '/' : at;
  for (const [pattern, page] of pages) {
    const parts = match(pattern, address);
    if (parts) return <div key={address}>{page(plan, reader, parts) ?? <Missing />}</div>;
  }
  return <Missing key={address} />;
}

/** What is wrong while there still is something to show. */
function Notices({ plan }: { plan?: PlanView }) {
  const when = plan ? moment(plan.asOf) : '';
  const offline = failure.value?.kind === 'offline';
  return (
    <div class="notices" role="status">
      {plan && failure.value && <Notice>{t(offline ? 'app.offline.kept' : 'app.error.kept', { when })}</Notice>}
      {plan && !failure.value && stale.value && <Notice>{t('app.stale', { when })}</Notice>}
      {leaving.value && waiting.value > 0 && (
        <Notice>
          <p>{t('app.logout.waiting', {}, waiting.value)}</p>
          <button type="button" class="link" onClick={() => (leaving.value = false)}>
            {t('app.logout.stay')}
          </button>
          <button type="button" class="link" onClick={() => void leave()}>
            {t('app.logout.anyway')}
          </button>
        </Notice>
      )}
      {notLoggedOut.value && <Notice>{t('app.logout.failed')}</Notice>}
      {updateReady() && (
        <Notice>
          {t('app.update.ready')}{' '}
          <button type="button" class="link" onClick={takeUpdate}>
            {t('app.update.take')}
          </button>
        </Notice>
      )}
    </div>
  );
}

function switchLanguage(): void {
  const chosen = language.value === 'da' ? 'en' : 'da';
  if (!forgets.peek()) keepLanguage(chosen);
  void speak(chosen).then(
    () => load(),
    () => undefined,
  );
}

/** What waits to be sent is lost with the login, so the reader is asked first. */
function askToLeave(): void {
  leaving.value = waiting.value > 0;
  if (leaving.value) scrollTo(0, 0);
  else void leave();
}

/** Says so when the server did not hear it: a shared phone must not be left open. */
async function leave(): Promise<void> {
  leaving.value = false;
  try {
    await Promise.all(finishing.map((finish) => finish()));
    await logout();
  } catch {
    notLoggedOut.value = true;
    return;
  }
  notLoggedOut.value = false;
  await Promise.all(forgetting.map((forget) => forget()));
  await restart();
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
