// The reader's times in the reader's own calendar. The reader can say afterwards:
// »My phone shows when I have an appointment, and not what it is. I know who can
// see it, and how I stop it.«
import { useEffect, useRef, useState } from 'preact/hooks';
import './calendar.scss';
import { came } from '../answer';
import { ask, read, type Failure, type Press } from '../api';
import type { FeedTexts, FeedView } from '../feed-views';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';

const make: Press = { address: '/api/feed', content: {} };
const stop: Press = { address: '/api/feed', content: {}, method: 'DELETE' };

export function CalendarPage() {
  const [view, setView] = useState<FeedView>();
  const [trouble, setTrouble] = useState<Failure>();
  const load = () => came(async () => setView(await read<FeedView>('/api/feed', language.value)), setTrouble);
  useEffect(() => void load(), [language.value]);
  if (!view) return trouble ? <Failed failure={trouble} again={() => void load()} /> : <Wait />;
  return (
    <Page title={view.title} lead={view.lead} back={{ to: '/aftaler', text: t('app.nav.appointments') }}>
      <Section title={view.texts.what}>
        <ul class="feed-tells">
          {view.tells.map((tell) => (
            <li key={tell}>{tell}</li>
          ))}
        </ul>
        <p class="feed-care">{view.care}</p>
      </Section>
      <Address view={view} changed={() => void load()} />
      <Section title={view.texts.howTitle}>
        <dl class="feed-how">
          {view.how.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Page>
  );
}

/** Made, shown once, made anew, stopped: what it leads to is read before. */
function Address({ view, changed }: { view: FeedView; changed: () => void }) {
  const [address, setAddress] = useState<string>();
  const [asks, setAsks] = useState<'anew' | 'stop'>();
  const [said, setSaid] = useState('');
  const busy = useRef(false);
  const { texts } = view;
  const change = async (press: Press, then: string) => {
    if (busy.current) return;
    busy.current = true;
    setSaid(texts.busy);
    const done = await came(
      async () => {
        const made = await ask<{ path: string }>(press, undefined, language.value);
        setAddress(made && location.origin + made.path);
        setAsks(undefined);
        setSaid(then);
      },
      (failure) => failure && setSaid(reason(failure)),
    );
    busy.current = false;
    if (done) changed();
  };
  return (
    <div class="feed-address card">
      {view.state && !address && <p>{view.state}</p>}
      {address && <Made address={address} texts={texts} say={setSaid} />}
      {!view.has && (
        <p class="buttons">
          <button type="button" class="button button-primary" onClick={() => void change(make, texts.made)}>
            {texts.make}
          </button>
        </p>
      )}
      {view.has && !asks && !address && (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setAsks('anew')}>
            {texts.anew}
          </button>
          <button type="button" class="button button-secondary" onClick={() => setAsks('stop')}>
            {texts.stop}
          </button>
        </p>
      )}
      {asks && (
        <Sure
          says={asks === 'anew' ? texts.anewSays : texts.stopSays}
          texts={texts}
          yes={() => void (asks === 'anew' ? change(make, texts.made) : change(stop, texts.stopped))}
          no={() => setAsks(undefined)}
        />
      )}
      <p class="feed-said" role="status">
        {said}
      </p>
    </div>
  );
}

function Sure({ says, texts, yes, no }: { says: string; texts: FeedTexts; yes: () => void; no: () => void }) {
  const first = useRef<HTMLParagraphElement>(null);
  useEffect(() => first.current?.focus(), [says]);
  return (
    <>
      <p tabIndex={-1} ref={first}>
        {says}
      </p>
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={yes}>
          {texts.yes}
        </button>
        <button type="button" class="button button-secondary" onClick={no}>
          {texts.no}
        </button>
      </p>
    </>
  );
}

/** The address, this once. */
function Made({ address, texts, say }: { address: string; texts: FeedTexts; say: (words: string) => void }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), [address]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      say(texts.copied);
    } catch {
      field.current?.select();
      say(texts.byHand);
    }
  };
  return (
    <>
      <p>{texts.once}</p>
      <label for="feed-address">{texts.address}</label>
      <input id="feed-address" ref={field} readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={() => void copy()}>
          {texts.copy}
        </button>
        <a class="button button-secondary" href={address.replace(/^https?:/, 'webcal:')}>
          {texts.open}
        </a>
      </p>
    </>
  );
}

function reason(failure: Failure): string {
  if (failure.kind === 'offline') return t('app.offline.text');
  return (failure.kind === 'problem' && failure.problem.detail) || t('app.error.text');
}
