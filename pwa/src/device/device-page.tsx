// Where the reader is told, and turning it on here. They can say afterwards: »My
// phone tells me when there is something, nobody else can read what, and I can
// turn it off.«
import { useEffect, useState } from 'preact/hooks';
import '../device-texts';
import './device.scss';
import { came } from '../answer';
import type { Failure } from '../api';
import type { DeviceRow, DevicesView } from '../device-views';
import { said } from '../press';
import { ability, turnOff, turnOn } from '../subscription';
import { t, type Key } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';
import { devices, here, loadDevices, trouble } from './device-state';
import { DeviceList } from './device-list';
import { MailSection } from './mail';

export function DevicePage() {
  useEffect(() => {
    void loadDevices();
    // Who comes back from the settings of the phone sees what is so now.
    const again = () => document.visibilityState === 'visible' && void loadDevices();
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, []);
  const view = devices.value;
  if (!view) return trouble.value ? <Failed failure={trouble.value} again={() => void loadDevices()} /> : <Wait />;
  const mine = view.devices.find(({ mark }) => mark === here.value);
  return (
    <Page title={t('app.phone')} lead={t('app.device.lead')} back={{ to: '/plan', text: t('app.nav.plan') }}>
      <div class="card device-here">
        <Here view={view} mine={mine} />
      </div>
      {view.devices.length > 0 && (
        <Section title={t('app.device.list')} intro={t('app.device.list.intro')}>
          <DeviceList rows={view.devices} mine={mine} />
        </Section>
      )}
      <MailSection />
    </Page>
  );
}

/** One of the ways this browser can stand, each with its one next step. */
function Here({ view, mine }: { view: DevicesView; mine?: DeviceRow }) {
  const can = ability();
  if (!view.key) return <Said title="app.device.none" text="app.device.none.text" />;
  if (can === 'home') return <Said title="app.device.home" text="app.device.home.text" steps={['app.device.home.1', 'app.device.home.2', 'app.device.home.3']} />;
  if (can === 'unsupported') return <Said title="app.device.unsupported" text="app.device.unsupported.text" />;
  if (can === 'blocked') return <Said title="app.device.blocked" text="app.device.blocked.text" steps={['app.device.blocked.1', 'app.device.blocked.2', 'app.device.blocked.3']} />;
  return mine ? <On /> : <Off device={view.key} />;
}

function Said({ title, text, steps = [] }: { title: Key; text: Key; steps?: Key[] }) {
  return (
    <>
      <h2>{t(title)}</h2>
      <p>{t(text)}</p>
      {steps.length > 0 && (
        <ol>
          {steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      )}
    </>
  );
}

type State = 'ready' | 'asking' | 'working' | 'later' | 'hangs' | Failure;

function Off({ device }: { device: string }) {
  const [state, show] = useState<State>('ready');
  const busy = state === 'asking' || state === 'working';
  const go = () => {
    if (busy) return;
    // The browser asks only when this is the first thing a press does.
    const asked = Notification.requestPermission();
    show(Notification.permission === 'granted' ? 'working' : 'asking');
    void finish(asked, device, show);
  };
  return (
    <>
      <h2>{t('app.device.how')}</h2>
      <ul>
        {(['app.device.how.lock', 'app.device.how.private', 'app.device.how.off', 'app.device.how.logout'] as const).map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <p>{t('app.device.asks')}</p>
      <p class="buttons">
        <button type="button" class="button button-primary" aria-disabled={busy} onClick={go}>
          {t('app.device.turn.on')}
        </button>
      </p>
      <p class="device-said" role="status">
        {words(state)}
      </p>
    </>
  );
}

async function finish(asked: Promise<NotificationPermission>, key: string, show: (state: State) => void): Promise<void> {
  const answer = await asked;
  if (answer !== 'granted') {
    show('later');
    return void loadDevices(); // a no is shown as what it is
  }
  show('working');
  await came(async () => {
    if (!(await turnOn(key, t(guess())))) return show('hangs');
    await loadDevices();
    said.value = t('app.device.on');
  }, (failure) => failure && show(failure));
}

function On() {
  const [state, show] = useState<State>('ready');
  const go = () => {
    if (state === 'working') return;
    show('working');
    void came(async () => {
      await turnOff();
      await loadDevices();
      said.value = t('app.device.turned.off');
    }, (failure) => failure && show(failure));
  };
  return (
    <>
      <h2>{t('app.device.on')}</h2>
      <p>{t('app.device.on.text')}</p>
      <p>{t('app.device.how.logout')}</p>
      <p class="buttons">
        <button type="button" class="button button-secondary" aria-disabled={state === 'working'} onClick={go}>
          {t('app.device.turn.off')}
        </button>
      </p>
      <p class="device-said" role="status">
        {typeof state === 'object' && words(state)}
      </p>
    </>
  );
}

function words(state: State): string {
  if (state === 'ready') return '';
  if (state === 'asking') return t('app.device.asking');
  if (state === 'working') return t('app.device.working');
  if (state === 'later') return t('app.device.later');
  if (state === 'hangs') return t('app.device.hangs');
  if (state.kind === 'offline') return t('app.offline.text');
  return (state.kind === 'problem' && state.problem.detail) || t('app.error.text');
}

/** A name to begin with; the reader can give it another. */
function guess(): Key {
  const agent = navigator.userAgent;
  if (/iPhone/.test(agent)) return 'app.device.guess.iphone';
  if (/iPad/.test(agent) || (/Macintosh/.test(agent) && navigator.maxTouchPoints > 1)) return 'app.device.guess.ipad';
  return /Android/.test(agent) ? 'app.device.guess.android' : 'app.device.guess.computer';
}
