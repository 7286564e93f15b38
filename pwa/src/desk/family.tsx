// Whom a citizen belongs to, for the borgerkonsulent of both. She can say afterwards: »It
// stands as it is, and what has ended has ended at once.«
import { useId, useState } from 'preact/hooks';
import '../family-texts';
import '../family/family.scss';
import { deskAddress, read } from '../api';
import { useAnswer } from '../answer';
import type { DeskCitizen } from '../desk-views';
import type { DeskFamilyView } from '../family-views';
import { changed } from '../news';
import { t, type Key } from '../text';
import { Failed } from '../ui/failed';
import { Page, Section } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import { Wait } from '../ui/wait';

interface Props {
  citizen: DeskCitizen;
  view: DeskFamilyView;
  after: () => Promise<boolean>;
}

export function Part({ citizen }: { citizen: DeskCitizen }) {
  const { value, failure, load } = useAnswer((language) => read<DeskFamilyView>(`${deskAddress(citizen.id)}/family`, language), `${citizen.id} ${changed.value}`);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait text={t('app.desk.loading')} />;
  const all = { citizen, view: value, after: load };
  return (
    <Page title={t('app.family.desk', { name: citizen.firstName })} lead={t('app.family.desk.lead')} back={{ to: `/borgere/${encodeURIComponent(citizen.id)}`, text: citizen.name }}>
      <Section title={t('app.family.desk.ties')}>
        {value.ties.length === 0 && <p class="card quiet">{t('app.family.desk.none')}</p>}
        {value.ties.map((tie) => (
          <Tie key={tie.id} {...all} tie={tie} />
        ))}
      </Section>
      <Section title={t('app.family.desk.new')} intro={t('app.family.desk.new.intro')}>
        {value.others.length === 0 ? <p class="card quiet">{t('app.family.desk.alone')}</p> : <NewTie {...all} />}
      </Section>
      {value.child && value.items.length > 0 && value.readers.length > 0 && (
        <Section title={t('app.family.desk.word', { name: citizen.firstName })} intro={t('app.family.desk.word.intro')}>
          <ChildsWord {...all} />
        </Section>
      )}
    </Page>
  );
}

function Tie({ citizen, tie, after }: Props & { tie: DeskFamilyView['ties'][number] }) {
  const [sure, setSure] = useState(false);
  const place = `tie:${tie.id}`;
  return (
    <article class="card stack">
      <p>
        <strong>{tie.text}</strong>
      </p>
      {sure ? (
        <>
          <p>{t('app.family.desk.end.what')}</p>
          <div class="equal">
            <PressButton order={{ place, label: t('app.family.desk.end.yes'), said: t('app.family.desk.ended'), request: { address: `${deskAddress(citizen.id)}/family/ties/${encodeURIComponent(tie.id)}/end`, content: {} }, after }} />
            <button type="button" class="button button-secondary" onClick={() => setSure(false)}>
              {t('app.family.desk.end.no')}
            </button>
          </div>
        </>
      ) : (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setSure(true)}>
            {t('app.family.desk.end')}
          </button>
        </p>
      )}
      <PressNote place={place} />
    </article>
  );
}

const kinds: [value: string, key: Key][] = [
  ['home', 'app.family.desk.kind.home'],
  ['custody', 'app.family.desk.kind.custody'],
  ['turned', 'app.family.desk.kind.turned'],
  ['relative', 'app.family.desk.kind.relative'],
];

function NewTie({ citizen, view, after }: Props) {
  const [tie, set] = useState({ with: '', kind: 'home', from: '', to: '' });
  const put = (name: keyof typeof tie) => (value: string) => set({ ...tie, [name]: value });
  const place = `tie-new:${citizen.id}`;
  const content = { with: tie.with, kind: tie.kind === 'turned' ? 'custody' : tie.kind, turned: tie.kind === 'turned', from: tie.from || undefined, to: tie.to || undefined };
  return (
    <div class="card stack">
      <Choose label={t('app.family.desk.with')} value={tie.with} put={put('with')} of={[['', ''], ...view.others.map(({ id, name }) => [id, name] as [string, string])]} />
      <Choose label={t('app.family.desk.kind')} value={tie.kind} put={put('kind')} of={kinds.map(([value, key]) => [value, t(key, { name: citizen.firstName })])} />
      <Day label={t('app.family.desk.from')} value={tie.from} put={put('from')} />
      <Day label={t('app.family.desk.to')} value={tie.to} put={put('to')} />
      <p class="buttons">
        <PressButton
          kind="primary"
          order={{ place, label: t('app.family.desk.keep'), said: t('app.family.desk.kept'), request: { address: `${deskAddress(citizen.id)}/family/ties`, content }, after }}
          then={() => set({ with: '', kind: 'home', from: '', to: '' })}
        />
      </p>
      <PressNote place={place} />
    </div>
  );
}

function ChildsWord({ citizen, view, after }: Props) {
  const fresh = { item: view.items[0]!.id, reader: view.readers[0]!.id, yes: 'no', on: '', present: '' };
  const [word, set] = useState(fresh);
  const put = (name: keyof typeof word) => (value: string) => set({ ...word, [name]: value });
  const place = `word:${citizen.id}`;
  const id = useId();
  const content = { item: word.item, reader: word.reader, yes: word.yes === 'yes', on: word.on || undefined, present: word.present };
  return (
    <div class="card stack">
      <Choose label={t('app.family.desk.item')} value={word.item} put={put('item')} of={view.items.map((item) => [item.id, item.title])} />
      <Choose label={t('app.family.desk.reader')} value={word.reader} put={put('reader')} of={view.readers.map((one) => [one.id, one.name])} />
      <Choose label={t('app.family.desk.said')} value={word.yes} put={put('yes')} of={[['no', t('app.family.desk.said.no')], ['yes', t('app.family.desk.said.yes')]]} />
      <Day label={t('app.family.desk.on')} value={word.on} put={put('on')} />
      <p class="field">
        <label for={id}>{t('app.family.desk.present')}</label>
        <input id={id} type="text" maxLength={200} value={word.present} onInput={(event) => put('present')(event.currentTarget.value)} />
      </p>
      <p class="buttons">
        <PressButton
          kind="primary"
          order={{ place, label: t('app.family.desk.keep'), said: t('app.family.desk.kept'), request: { address: `${deskAddress(citizen.id)}/family/words`, content }, after }}
          then={() => set(fresh)}
        />
      </p>
      <PressNote place={place} />
    </div>
  );
}

interface FieldProps {
  label: string;
  value: string;
  put: (value: string) => void;
}

function Choose({ label, value, put, of }: FieldProps & { of: [value: string, text: string][] }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => put(event.currentTarget.value)}>
        {of.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}

function Day({ label, value, put }: FieldProps) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input id={id} type="date" value={value} onInput={(event) => put(event.currentTarget.value)} />
    </p>
  );
}
