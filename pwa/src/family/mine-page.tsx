// What the reader shows their family. They can say afterwards: »I know who sees what, in
// which words, and I can take it back.« It looks the same whether anybody is barred.
import { useId, useState } from 'preact/hooks';
import { useAnswer } from '../answer';
import { read } from '../api';
import type { FamilyChoice, FamilyCorner, FamilyItem, FamilyMineView, FamilyReader } from '../family-views';
import { changed } from '../news';
import type { Order } from '../press';
import { t, type Key } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';

const known: Key[] = ['app.family.know.words', 'app.family.know.back', 'app.family.know.ends', 'app.family.know.quiet'];

interface Shown {
  view: FamilyMineView;
  corner: FamilyCorner;
  after: () => Promise<boolean>;
}

export function MinePage() {
  const { value, failure, load } = useAnswer((language) => read<FamilyMineView>('/api/family/mine', language), String(changed.value));
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  return (
    <Page title={t('app.family.mine')} lead={t('app.family.mine.lead')} back={{ to: '/deling/familien', text: t('app.family') }}>
      <div class="card">
        <ul class="points">
          {known.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </div>
      {[value.mine, ...value.children].map((corner) => (
        <Corner key={corner.of} view={value} corner={corner} after={load} />
      ))}
      <p>
        <Onward to="/hvem-kiggede" text={t('app.family.log')} />
      </p>
    </Page>
  );
}

function Corner(props: Shown) {
  const { of, name, rule, readers, items } = props.corner;
  return (
    <Section title={of ? t('app.family.child', { name }) : t('app.family.own')} intro={rule}>
      {readers.length === 0 && <p class="card quiet">{t('app.family.nobody')}</p>}
      {items.length === 0 && <p class="card quiet">{t('app.family.nothing')}</p>}
      {items.map((choice) => (
        <Thing key={choice.shown.id} {...props} choice={choice} />
      ))}
    </Section>
  );
}

function Thing(props: Shown & { choice: FamilyChoice }) {
  const { corner, choice } = props;
  return (
    <article class="card family-thing">
      <h3>{choice.shown.title}</h3>
      {choice.own && <p class="soft">{t('app.family.in_plan', { text: choice.own })}</p>}
      {corner.readers.length > 0 && (
        <ul>
          {corner.readers.map((reader) => (
            <li key={reader.id}>
              <Reader {...props} reader={reader} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function Reader(props: Shown & { choice: FamilyChoice; reader: FamilyReader }) {
  const { corner, choice, reader, after } = props;
  const [open, setOpen] = useState(false);
  const { name } = reader;
  const sight = choice.sees.find((one) => one.reader === reader.id);
  const place = `family:${corner.of}:${choice.shown.id}:${reader.id}`;
  const close = () => setOpen(false);
  const no: Order = {
    place,
    label: t(sight?.yes ? 'app.family.back.yes' : 'app.family.no', { name }),
    said: t('app.family.hidden.said', { name }),
    request: { address: '/api/family/words', content: { of: corner.of, item: choice.shown.id, reader: reader.id, yes: false } },
    after,
  };
  return (
    <>
      <p>{sight?.yes ? <strong>{sight.text}</strong> : <span class="soft">{sight?.text}</span>}</p>
      {open && sight?.yes && (
        <div class="stack">
          <p>{t('app.family.back.what', { name })}</p>
          <div class="equal">
            <PressButton order={no} then={close} />
            <button type="button" class="button button-secondary" onClick={close}>
              {t('app.family.back.no')}
            </button>
          </div>
        </div>
      )}
      {open && !sight?.yes && <Yes {...props} place={place} no={no} close={close} />}
      {!open && (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
            {t(sight?.yes ? 'app.family.back' : 'app.family.show', { name })}
            <span class="sr-only">: {choice.shown.title}</span>
          </button>
        </p>
      )}
      <PressNote place={place} then={close} />
    </>
  );
}

interface YesProps extends Shown {
  choice: FamilyChoice;
  reader: FamilyReader;
  place: string;
  no: Order;
  close: () => void;
}

/** The consequence stands before the choice: the very words, and until when. */
function Yes({ view, corner, choice, reader, place, no, close, after }: YesProps) {
  const id = useId();
  const [last, setLast] = useState(view.last);
  const [heard, setHeard] = useState(false);
  const { name } = reader;
  const order: Order = {
    place,
    label: t('app.family.yes', { name }),
    said: t('app.family.shown.said', { name }),
    request: { address: '/api/family/words', content: { of: corner.of, item: choice.shown.id, reader: reader.id, yes: true, last, ...(corner.asks ? { heard } : {}) } },
    after,
  };
  return (
    <div class="stack">
      <p>{t('app.family.reads', { name })}</p>
      <Words item={choice.shown} />
      <p>{t('app.family.reads.more', { name })}</p>
      <p class="field">
        <label for={id}>{t('app.family.last')}</label>
        <input id={id} type="date" max={view.longest} value={last} onInput={(event) => setLast(event.currentTarget.value)} />
      </p>
      {corner.asks && (
        <p class="check">
          <label>
            <input type="checkbox" checked={heard} onChange={(event) => setHeard(event.currentTarget.checked)} /> {t('app.family.asked', { name: corner.name })}
          </label>
        </p>
      )}
      <div class="equal">
        <PressButton order={order} then={close} />
        {corner.of ? (
          <PressButton order={no} then={close} />
        ) : (
          <button type="button" class="button button-secondary" onClick={close}>
            {t('app.family.not_now')}
          </button>
        )}
      </div>
    </div>
  );
}

const Words = ({ item }: { item: FamilyItem }) => (
  <blockquote class="family-words">
    <p>
      <strong>{item.title}</strong>
    </p>
    <p>{item.state}</p>
  </blockquote>
);
