// A yes that was given on paper or by word: what it is to, the text that was read
// or signed, and who said it, how and when. What would not count is refused.
import { useId, useState } from 'preact/hooks';
import { deskAddress } from '../api';
import type { Consent } from '../consent-views';
import { t, type Key } from '../text';
import { categoryOf, ofThings, Pick, Reading, useText, Wrong, type Yes } from '../ui/consent';
import { Fold } from '../ui/fold';
import { noteOf, PressButton, PressNote } from '../ui/press';
import { noteAnswer, noteYes, type Noting } from './consent-presses';
import type { DeskProps } from './consenting';
import { PlainField } from './plain-field';

/** Of what was asked. */
export function RecordYes(props: DeskProps & { asked: Consent }) {
  return (
    <Fold title={t('app.share.desk.yes')}>
      <Record {...props} yes={{ consent: props.asked.id }} />
    </Fold>
  );
}

/** Of something nobody asked for. The parts of a category are only listed where the desk may read them. */
export function NewYes(props: DeskProps) {
  const { view } = props;
  const [yes, setYes] = useState<Yes>({});
  const things = categoryOf(view.from, yes.from, yes.category)?.things ?? [];
  const choose = { key: '', text: t('app.share.desk.choose') };
  const what = view.from.filter(({ from }) => from.id !== yes.to).flatMap(({ from, categories }) => categories.map(({ key, text }) => ({ key: `${from.id} ${key}`, text: `${from.title}: ${text}` })));
  return (
    <Fold title={t('app.share.desk.new')}>
      <Select label={t('app.share.desk.to')} of={[choose, ...view.to.map(({ id, title }) => ({ key: id, text: title }))]} value={yes.to} onChange={(to) => setYes({ purpose: yes.purpose, to })} />
      <Select
        label={t('app.share.desk.what')}
        of={[choose, ...what]}
        value={yes.from && `${yes.from} ${yes.category}`}
        onChange={(key) => setYes({ ...yes, from: key.split(' ')[0], category: key.split(' ')[1], item: undefined })}
      />
      {things.length > 0 && <Pick legend={t('app.share.thing')} of={ofThings(things)} chosen={yes.item ?? ''} onPick={(item) => setYes({ ...yes, item: item || undefined })} />}
      <Select label={t('app.share.desk.purpose')} of={[choose, ...view.purposes]} value={yes.purpose} onChange={(purpose) => setYes({ ...yes, purpose })} />
      {yes.to && yes.from && yes.category && yes.purpose && <Record {...props} yes={yes} done={() => setYes({})} />}
    </Fold>
  );
}

const capacities: [Noting['capacity'], Key][] = [
  ['self', 'app.share.desk.who.self'],
  ['parent', 'app.share.desk.who.parent'],
  ['guardian', 'app.share.desk.who.guardian'],
  ['attorney', 'app.share.desk.who.attorney'],
];
const guards: [NonNullable<Noting['guards']>, Key][] = [
  ['all', 'app.share.desk.guards.all'],
  ['person', 'app.share.desk.guards.person'],
  ['money', 'app.share.desk.guards.money'],
];

function Record({ citizen, view, after, yes, asked, done }: DeskProps & { yes: Yes; asked?: Consent; done?: () => void }) {
  const [noting, setNoting] = useState<Noting>({ form: 'paper', capacity: 'self', on: view.today });
  const [last, setLast] = useState<string>();
  const id = useId();
  const name = citizen.firstName;
  const place = `desk:${citizen.id}:yes:${asked?.id ?? 'new'}`;
  const { text, ready, wrong, again } = useText(deskAddress(citizen.id), { ...yes, last, on: noting.on });
  if (!text) return wrong ? <Wrong wrong={wrong} again={again} /> : <p class="soft">{t('app.loading')}</p>;
  const how = { ...noting, note: noteOf(place) };
  const request = asked ? noteAnswer(citizen.id, asked, text, how) : noteYes(citizen.id, yes, text, how);
  return (
    <div class="stack">
      <p>{t('app.share.desk.read', { name })}</p>
      <Reading text={text} today={view.today} last={last ?? text.last} onLast={setLast} wrong={wrong} again={again} />
      <Pick
        legend={t('app.share.desk.form')}
        of={[
          { key: 'paper', text: t('app.share.desk.form.paper') },
          { key: 'word', text: t('app.share.desk.form.word') },
        ]}
        chosen={noting.form}
        onPick={(form) => setNoting({ ...noting, form: form as Noting['form'] })}
      />
      <p class="hint">{t('app.share.desk.form.hint')}</p>
      <Pick
        legend={t('app.share.desk.who')}
        of={capacities.map(([key, label]) => ({ key, text: t(label, { name }) }))}
        chosen={noting.capacity}
        onPick={(capacity) => setNoting({ ...noting, capacity: capacity as Noting['capacity'], guards: undefined, inForce: undefined })}
      />
      {noting.capacity === 'guardian' && (
        <Pick
          legend={t('app.share.desk.guards')}
          of={guards.map(([key, label]) => ({ key, text: t(label) }))}
          chosen={noting.guards}
          onPick={(one) => setNoting({ ...noting, guards: one as Noting['guards'] })}
        />
      )}
      {noting.capacity === 'attorney' && (
        <p class="one-of">
          <label>
            <input type="checkbox" checked={noting.inForce ?? false} onChange={(event) => setNoting({ ...noting, inForce: event.currentTarget.checked })} />
            <span>{t('app.share.desk.force')}</span>
          </label>
        </p>
      )}
      <p class="field">
        <label for={id}>{t('app.share.desk.on')}</label>
        <input id={id} type="date" max={view.today} value={noting.on} onInput={(event) => setNoting({ ...noting, on: event.currentTarget.value })} />
      </p>
      <PlainField place={place} label={t('app.share.desk.note', { name })} />
      <p class="buttons">
        {ready ? (
          <PressButton kind="primary" then={done} order={{ place, label: t('app.share.desk.yes'), said: t('app.share.desk.yes.said', { name }), request, after }} />
        ) : (
          <button type="button" class="button button-primary" aria-disabled="true">
            {t('app.share.desk.yes')}
          </button>
        )}
      </p>
      <PressNote place={place} then={done} />
    </div>
  );
}

interface SelectProps {
  label: string;
  of: { key: string; text: string }[];
  value?: string;
  onChange: (key: string) => void;
}

function Select({ label, of, value = '', onChange }: SelectProps) {
  const id = useId();
  return (
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
}
