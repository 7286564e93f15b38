// The e-mail address that stands in where no phone works. The reader can say
// afterwards: »If my phone is gone I get an e-mail, and it says no more than the
// phone would.«
import { useId, useState } from 'preact/hooks';
import { read } from '../api';
import { useAnswer } from '../answer';
import type { MailView } from '../device-views';
import type { Order } from '../press';
import { t } from '../text';
import { Failed } from '../ui/failed';
import { Section } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import { Wait } from '../ui/wait';

const longest = 254;

export function MailSection() {
  const { value, failure, load } = useAnswer<MailView>((language) => read('/api/mail', language), 'mail');
  return (
    <Section title={t('app.device.mail')} intro={t('app.device.mail.intro')}>
      <div class="card device-here">
        {value ? <Mail view={value} after={load} /> : failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />}
      </div>
    </Section>
  );
}

function Mail({ view, after }: { view: MailView; after: () => Promise<boolean> }) {
  const [other, change] = useState(false);
  if (view.off) return <p>{t('app.device.mail.none')}</p>;
  if (!view.address || other) return <Address view={view} after={after} done={() => change(false)} />;
  return view.confirmed ? <Confirmed view={view} after={after} change={() => change(true)} /> : <Code view={view} after={after} change={() => change(true)} />;
}

interface Step {
  view: MailView;
  after: () => Promise<boolean>;
}

function Address({ view, after, done }: Step & { done: () => void }) {
  const id = useId();
  const [address, write] = useState('');
  const send: Order = { place: 'mail-send', label: t('app.device.mail.send'), request: { address: '/api/mail', content: { address }, method: 'PUT' }, said: t('app.device.mail.sent'), after };
  return (
    <>
      <p class="field">
        <label for={id}>{t('app.device.mail.address')}</label>
        <input id={id} class="form-input" type="email" maxLength={longest} value={address} autoComplete="email" onInput={(event) => write(event.currentTarget.value)} />
      </p>
      <p class="soft">{t('app.device.mail.why')}</p>
      <p class="buttons">
        <PressButton order={send} kind="primary" then={done} />
        {view.address && (
          <button type="button" class="button button-secondary" onClick={done}>
            {t('app.device.cancel')}
          </button>
        )}
      </p>
      <PressNote place={send.place} then={done} />
    </>
  );
}

function Code({ view, after, change }: Step & { change: () => void }) {
  const id = useId();
  const [code, write] = useState('');
  const confirm: Order = { place: 'mail-code', label: t('app.device.mail.confirm'), request: { address: '/api/mail/confirm', content: { code: code.trim() } }, said: t('app.device.mail.confirmed'), after };
  return (
    <>
      <h3>{t(view.waiting ? 'app.device.mail.look' : 'app.device.mail.over')}</h3>
      <p>{view.waiting ? t('app.device.mail.look.text', { address: view.address }) : t('app.device.mail.over.text')}</p>
      {view.waiting && (
        <p class="field">
          <label for={id}>{t('app.device.mail.code')}</label>
          <input id={id} class="form-input" type="text" inputMode="numeric" maxLength={6} value={code} autoComplete="one-time-code" onInput={(event) => write(event.currentTarget.value)} />
        </p>
      )}
      <p class="buttons">
        {view.waiting && <PressButton order={confirm} kind="primary" />}
        <button type="button" class={view.waiting ? 'button button-secondary' : 'button button-primary'} onClick={change}>
          {t('app.device.mail.again')}
        </button>
      </p>
      <PressNote place={confirm.place} />
    </>
  );
}

function Confirmed({ view, after, change }: Step & { change: () => void }) {
  const drop: Order = { place: 'mail-drop', label: t('app.device.mail.drop'), request: { address: '/api/mail', content: {}, method: 'DELETE' }, said: t('app.device.mail.dropped'), after };
  return (
    <>
      <p>{t('app.device.mail.on', { address: view.address })}</p>
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={change}>
          {t('app.device.mail.other')}
        </button>
        <PressButton order={drop} />
      </p>
      <PressNote place={drop.place} />
    </>
  );
}
