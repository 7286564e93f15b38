// How one department sees the plan now: what it is given itself, and how much is
// hidden from it. The reader can say afterwards: »That they see, and no more.«
import { useId, useState } from 'preact/hooks';
import { read } from '../api';
import { useAnswer } from '../answer';
import type { Consent, ConsentsView, HiddenView, SeenPart, SeenPiece, SeenView } from '../consent-views';
import { changed } from '../news';
import { t, type Key } from '../text';
import { Failed } from '../ui/failed';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';
import { Pick } from '../ui/consent';

interface Chosen {
  department?: string;
  purpose?: string;
}

export function SeeAsPage({ department, purpose }: Chosen) {
  const { value, failure, load } = useAnswer((language) => read<ConsentsView>('/api/consents', language), String(changed.value));
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  return <Choose view={value} department={department ?? value.to[0]?.id} purpose={purpose ?? value.purposes[0]?.key} />;
}

function Choose({ view, ...first }: Chosen & { view: ConsentsView }) {
  const [to, setTo] = useState(first.department ?? '');
  const [purpose, setPurpose] = useState(first.purpose ?? '');
  const [without, setWithout] = useState('');
  const id = useId();
  const title = view.to.find((one) => one.id === to)?.title ?? '';
  const given = view.open.filter((one) => one.state === 'holds' && one.to.id === to && one.purpose.key === purpose);
  const off = given.some((one) => one.id === without) ? without : '';
  return (
    <Page title={t('app.share.see.title', { to: title })} lead={t('app.share.see.lead')} back={{ to: '/deling', text: t('app.share.title') }}>
      <div class="card stack">
        <Select id={`${id}-to`} label={t('app.share.see.who')} of={view.to.map((one) => ({ key: one.id, text: one.title }))} value={to} onChange={setTo} />
        <Select id={`${id}-for`} label={t('app.share.see.purpose')} of={view.purposes} value={purpose} onChange={setPurpose} />
        {given.length > 0 && <Pick legend={t('app.share.see.with')} of={[{ key: '', text: t('app.share.see.as') }, ...given.map(lessOf)]} chosen={off} onPick={setWithout} />}
      </div>
      <Sight key={`${to} ${purpose} ${off}`} to={to} title={title} purpose={purpose} without={off} />
    </Page>
  );
}

const lessOf = ({ id, thing, title }: Consent) => ({ key: id, text: t('app.share.see.without', { what: thing ?? title }) });

interface SelectProps {
  id: string;
  label: string;
  of: { key: string; text: string }[];
  value: string;
  onChange: (key: string) => void;
}

const Select = ({ id, label, of, value, onChange }: SelectProps) => (
  <p class="field">
    <label for={id}>{label}</label>
    <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      {of.map(({ key, text }) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </select>
  </p>
);

function Sight({ to, title, purpose, without }: { to: string; title: string; purpose: string; without: string }) {
  const ask = `?purpose=${encodeURIComponent(purpose)}${without ? `&without=${encodeURIComponent(without)}` : ''}`;
  const at = `/api/see-as/${encodeURIComponent(to)}`;
  const { value, failure, load } = useAnswer(
    (language) => Promise.all([read<SeenView>(at + ask, language), read<HiddenView>(`${at}/hidden${ask}`, language)]),
    `${at}${ask} ${changed.value}`,
  );
  if (!value)
    return failure ? (
      <div class="card stack" role="status">
        <p>{failure.kind === 'offline' ? t('app.offline.text') : t('app.error.text')}</p>
        <button type="button" class="link" onClick={() => void load()}>
          {t('app.error.again')}
        </button>
      </div>
    ) : (
      <p class="soft">{t('app.loading')}</p>
    );
  const [seen, hidden] = value;
  const parts = seen.parts.filter(({ pieces }) => pieces.length > 0);
  const own = parts.filter(({ from }) => from.id === to);
  const crosses = parts.filter(({ from }) => from.id !== to);
  return (
    <>
      <Section title={t('app.share.see.sees')}>
        {crosses.length === 0 && <p class="card quiet">{t('app.share.see.nothing', { to: title })}</p>}
        {crosses.map((part) => (
          <Part key={part.from.id + part.category} part={part} />
        ))}
        {own.length > 0 && (
          <Fold title={t('app.share.see.theirs')}>
            {own.map((part) => (
              <Part key={part.category} part={part} own />
            ))}
          </Fold>
        )}
      </Section>
      <Section title={t('app.share.see.hidden')} intro={hidden.text ?? t('app.share.see.hidden.intro', { to: title })}>
        {hidden.from.map(({ from, categories }) => (
          <div class="card consent-hidden" key={from.id}>
            <h3>{from.title}</h3>
            <ul class="points">
              {categories.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          </div>
        ))}
      </Section>
    </>
  );
}

const grounds: Record<SeenPiece['ground'], Key> = {
  own: 'app.share.ground.own',
  consent: 'app.share.ground.consent',
  statute: 'app.share.ground.statute',
  emergency: 'app.share.ground.emergency',
};

const Part = ({ part: { from, title, pieces, hidden }, own }: { part: SeenPart; own?: boolean }) => (
  <div class={own ? 'card stack' : 'card stack consent-crosses'}>
    <h3>
      {from.title}: {title}
    </h3>
    <ul class="points">
      {pieces.map(({ id, text, detail = [], place, ground }) => (
        <li key={id}>
          {text}
          {[...detail, ...(place ? [place] : [])].map((line) => (
            <span class="soft small consent-detail" key={line}>
              {line}
            </span>
          ))}
          {!own && (
            <span class="small consent-detail">
              <strong>{t(grounds[ground])}</strong>
            </span>
          )}
        </li>
      ))}
    </ul>
    {hidden && <p class="soft small">{hidden}</p>}
  </div>
);
