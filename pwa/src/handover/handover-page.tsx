// Another borgerkonsulent comes. The reader can say afterwards: »I know who comes
// and when, I have said what they may know, and what they may not.«
import { useRef, useState } from 'preact/hooks';
import './handover.scss';
import * as api from '../api';
import { useAnswer } from '../answer';
import { loadPlan } from '../press';
import { t } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import { Wait } from '../ui/wait';
import { WordsField } from '../ui/words-field';
import type { HandoverNow } from '../views';
import { askTalk, sayMet, sayReady, writeLine } from './handover-presses';
import { LineCard } from './line-card';

const back = () => ({ to: '/', text: t('app.nav.today') });

export function HandoverPage() {
  const { value, failure, load } = useAnswer((language) => api.fetchHandover(undefined, language), 'own');
  const after = async () => (await Promise.all([load(), loadPlan()])).every(Boolean);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  const now = value.handover;
  if (!now || now.state === 'over')
    return (
      <Page title={t('app.handover.none.title')} back={back()}>
        <p class="card quiet">{t('app.handover.none')}</p>
      </Page>
    );
  return (
    <Page key={now.id} title={now.title} lead={now.text} back={back()}>
      {now.why && (
        <div class="card">
          <div class="beside">
            <p class="soft small">{t('app.handover.why', { name: now.from })}</p>
            <p lang="da">{now.why}</p>
          </div>
        </div>
      )}
      {now.state === 'taken' && <Meet now={now} after={after} />}
      <Lines now={now} after={after} />
      <Section title={t('app.handover.follows')}>
        <div class="card">
          <ul class="points">
            {[...now.follows, now.sees].map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      </Section>
      {now.open && <Done now={now} after={after} />}
    </Page>
  );
}

export interface PartProps {
  now: HandoverNow;
  after: () => Promise<boolean>;
}

function Lines({ now, after }: PartProps) {
  const { lines, to, held } = now;
  return (
    <Section title={t('app.handover.lines', { to })} intro={now.open ? t('app.handover.lines.intro', { to }) : undefined}>
      {lines.length === 0 && <p class="soft">{t('app.handover.lines.none')}</p>}
      {lines.map((line) => (
        <LineCard key={line.id} now={now} line={line} after={after} />
      ))}
      {held && <p class="held">{held}</p>}
      {now.open && <NewLine now={now} after={after} />}
    </Section>
  );
}

/** The field stays open: one who says something often has one thing more. */
function NewLine({ now, after }: PartProps) {
  const [open, setOpen] = useState(false);
  const [count, setCount] = useState(0);
  const button = useRef<HTMLButtonElement>(null);
  if (!open)
    return (
      <p class="buttons">
        <button type="button" class="button button-secondary" ref={button} onClick={() => setOpen(true)}>
          {t('app.handover.write')}
        </button>
      </p>
    );
  return (
    <div class="card">
      <WordsField
        key={count}
        focus
        place={`handover:${now.id}:line`}
        label={t('app.handover.field', { to: now.to })}
        order={(text) => ({ label: t('app.handover.save'), said: t('app.handover.saved'), request: writeLine(now.id, text), after })}
        then={() => setCount(count + 1)}
        cancel={() => setOpen(false)}
      />
    </div>
  );
}

/** The reader's own word that it can be passed on, or that it is to be talked about. */
function Done({ now, after }: PartProps) {
  const place = `handover:${now.id}:ready`;
  const order = now.ready
    ? { place, label: t('app.handover.unready'), said: t('app.handover.unready.said'), request: sayReady(now.id, true), after }
    : { place, label: t('app.handover.ready'), said: t('app.handover.ready.said'), request: sayReady(now.id), after };
  return (
    <Section title={t('app.handover.done')}>
      <div class="card stack">
        {now.talk ? <TalkNow now={now} /> : <p>{now.now}</p>}
        <p class="buttons">
          <PressButton order={order} kind={now.ready ? 'secondary' : 'primary'} />
        </p>
        <PressNote place={place} />
        {!now.talk && <Talk now={now} after={after} />}
      </div>
    </Section>
  );
}

function Meet({ now, after }: PartProps) {
  const place = `handover:${now.id}:met`;
  return (
    <div class="card stack">
      <p>{now.now}</p>
      {now.talk && <TalkNow now={now} />}
      <p class="buttons">
        <PressButton kind="primary" order={{ place, label: t('app.handover.met', { to: now.to }), said: t('app.handover.met.said'), request: sayMet(now.id), after }} />
      </p>
      <PressNote place={place} />
      {!now.talk && <Talk now={now} after={after} />}
    </div>
  );
}

const TalkNow = ({ now: { talk } }: { now: HandoverNow }) => (
  <div>
    <p>
      <strong>{talk?.text}</strong>
    </p>
    {talk?.note && (
      <p class="own" lang="da">
        <q>{talk.note}</q>
      </p>
    )}
  </div>
);

function Talk({ now, after }: PartProps) {
  const [open, setOpen] = useState(false);
  const place = `handover:${now.id}:talk`;
  if (!open)
    return (
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
          {t('app.handover.talk')}
        </button>
      </p>
    );
  return (
    <div class="words">
      <NoteField place={place} label={t('app.handover.talk.field')} />
      <p class="buttons">
        <PressButton
          kind="primary"
          order={{ place, label: t('app.handover.talk.send'), said: t('app.handover.talk.said'), request: askTalk(now.id, noteOf(place)), after }}
        />
        <button type="button" class="link" onClick={() => setOpen(false)}>
          {t('app.cancel')}
        </button>
      </p>
      <PressNote place={place} />
    </div>
  );
}
