// For somebody whose phone another person reads. They can say afterwards: »I can use it
// without being seen.« The page looks the same whether it is on or off: it answers what
// was pressed a moment ago and tells nothing of before.
import { useState } from 'preact/hooks';
import '../safety-texts';
import './safety.scss';
import * as api from '../api';
import { plain } from '../face';
import { takeIn } from '../keep-letters';
import { me } from '../live';
import type { Order } from '../press';
import { language, t, type Key } from '../text';
import { Call } from '../ui/call';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { NoteField, noteOf, PressButton, PressNote } from '../ui/press';

const address = '/api/reach';

export function SafetyPage() {
  return (
    <Page title={t('app.others')} lead={t('app.safety.lead')} back={{ to: '/plan', text: t('app.nav.plan') }}>
      <Section title={t('app.leave')} intro={t('app.safety.leave')}>
        <div class="card safety">
          <Points keys={['app.safety.leave.1', 'app.safety.leave.2', 'app.safety.leave.3', 'app.safety.leave.4']} />
          <p>{t('app.safety.leave.esc')}</p>
        </div>
      </Section>
      <TurnOn />
      <Name />
      <Section title={t('app.safety.seen')}>
        <div class="card safety">
          <Points keys={['app.safety.seen.history', 'app.safety.seen.login', 'app.safety.seen.screen', 'app.safety.seen.back']} />
          <p>{t('app.safety.seen.other')}</p>
        </div>
      </Section>
      <Talk />
      <TurnOff />
    </Page>
  );
}

const Points = ({ keys }: { keys: Key[] }) => (
  <ul>
    {keys.map((key) => (
      <li key={key}>{t(key)}</li>
    ))}
  </ul>
);

/** Asks anew who reads: what the app is called and what the device keeps may be another. */
async function again(): Promise<boolean> {
  me.value = await api.fetchMe(language.peek());
  await takeIn();
  return true;
}

function TurnOn() {
  const [done, say] = useState(false);
  const order: Order = { place: 'reach-on', label: t('app.safety.on.press'), request: { address, content: { on: true, words: noteOf('reach-on') } }, said: t('app.safety.on.done'), after: again };
  return (
    <Section title={t('app.safety.on')} intro={t('app.safety.on.intro')}>
      <div class="card safety">
        <Points keys={['app.safety.on.quiet', 'app.safety.on.calendar', 'app.safety.on.keeps', 'app.safety.on.staff', 'app.safety.on.same']} />
        <NoteField place={order.place} label={t('app.safety.words')} />
        <p class="soft small">{t('app.safety.words.hint')}</p>
        <p class="buttons">
          <PressButton order={order} kind="primary" then={() => say(true)} />
        </p>
        <PressNote place={order.place} then={() => say(true)} />
        <Said text={done && order.said} />
      </div>
    </Section>
  );
}

function Name() {
  const other = !me.value?.plain;
  const order: Order = {
    place: 'reach-name',
    label: t(other ? 'app.safety.name.other' : 'app.safety.name.back'),
    request: { address, content: { plain: other } },
    said: t(other ? 'app.safety.name.done' : 'app.safety.name.undone'),
    after: again,
  };
  return (
    <Section title={t('app.safety.name')} intro={t('app.safety.name.intro')}>
      <div class="card safety">
        <p class="safety-faces">
          <img src={plain.value ? '/n/favicon.svg' : '/favicon.svg'} alt="" width="48" height="48" />
          <strong>{t(plain.value ? 'app.plain' : 'app.name')}</strong>
        </p>
        <p>{t('app.safety.name.home')}</p>
        <p class="buttons">
          <PressButton order={order} />
        </p>
        <PressNote place={order.place} />
      </div>
    </Section>
  );
}

function Talk() {
  const { hotline, phone } = me.value ?? {};
  return (
    <Section title={t('app.safety.talk')}>
      <div class="card safety">
        <p>
          <strong>{t('app.safety.talk.danger')}</strong>
        </p>
        <p>{hotline ? t('app.safety.talk.hotline', { name: hotline.name }) : t('app.safety.talk.municipality')}</p>
        <p class="buttons">
          <Call phone={hotline?.phone ?? phone ?? ''} />
        </p>
        <p class="soft">{t('app.safety.talk.list')}</p>
      </div>
    </Section>
  );
}

function TurnOff() {
  const [done, say] = useState(false);
  const order: Order = { place: 'reach-off', label: t('app.safety.off.press'), request: { address, content: { on: false } }, said: t('app.safety.off.done'), after: again };
  return (
    <Fold title={t('app.safety.off')}>
      <div class="card safety">
        <p>{t('app.safety.off.text')}</p>
        <p class="buttons">
          <PressButton order={order} then={() => say(true)} />
        </p>
        <PressNote place={order.place} then={() => say(true)} />
        <Said text={done && order.said} />
      </div>
    </Fold>
  );
}

const Said = ({ text }: { text: string | false }) => (
  <p class="safety-said">
    {text}
  </p>
);
