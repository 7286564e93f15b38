// Asking the citizen for a yes: one thing, one purpose, why in plain words, and
// what a no means. Who asks is not told whether there is anything.
import { useId, useRef, useState } from 'preact/hooks';
import type { Press } from '../api';
import { PlainPanel } from '../desk/plain-field';
import { write } from '../press';
import { t, type Key } from '../text';
import { doneText } from '../ui/press';
import { WordsField } from '../ui/words-field';
import type { ClosedPart } from '../case-views';
import { caseAddress } from './case-state';
import { purposes, purposeText } from './purpose';

const withouts: [key: string, text: Key][] = [
  ['nothing_lost', 'app.cases.without.nothing_lost'],
  ['slower', 'app.cases.without.slower'],
  ['cannot_be', 'app.cases.without.cannot_be'],
];

interface AskProps {
  citizen: string;
  part: ClosedPart;
  purpose: string;
}

export function Ask({ citizen, part, purpose }: AskProps) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = `ask:${citizen}:${part.from.id}`;
  const close = () => {
    setOpen(false);
    setTimeout(() => button.current?.focus());
  };
  if (open) return <Form {...{ citizen, part, purpose, place }} cancel={close} then={() => (setAsked(true), close())} />;
  return (
    <>
      {(asked || doneText(place)) && <p role="status">{t('app.cases.ask.sent')}</p>}
      <p class="buttons">
        <button type="button" class="button button-secondary" ref={button} aria-label={`${t('app.cases.ask')}: ${part.from.title}`} onClick={() => setOpen(true)}>
          {t('app.cases.ask')}
        </button>
      </p>
    </>
  );
}

function Form({ citizen, part, purpose, place, cancel, then }: AskProps & { place: string; cancel: () => void; then: () => void }) {
  const [category, setCategory] = useState(part.categories[0]!.key);
  const [what, setWhat] = useState(purpose === 'emergency' ? 'case' : purpose);
  const [without, setWithout] = useState(withouts[0]![0]);
  const request = (forWhat: string): Press => ({
    address: `${caseAddress(citizen)}/consents`,
    content: { from: part.from.id, category, purpose: what, forWhat, without },
  });
  return (
    <div class="case-ask">
      <p class="soft">{t('app.cases.ask.intro')}</p>
      <Choice label="app.cases.ask.what" value={category} set={setCategory} options={part.categories.map(({ key, text }) => [key, text])} />
      <Choice label="app.cases.ask.purpose" value={what} set={setWhat} options={purposes.map((one) => [one, purposeText(one)])} />
      <Choice label="app.cases.ask.without" value={without} set={setWithout} options={withouts.map(([key, text]) => [key, t(text)])} />
      <WordsField
        place={place}
        label={t('app.cases.ask.why')}
        under={(text) => <PlainPanel text={text} place={place} change={(better) => write(place, better)} />}
        order={(text) => ({ label: t('app.cases.ask'), said: t('app.cases.ask.sent'), request: request(text), after: async () => true })}
        then={then}
        cancel={cancel}
      />
    </div>
  );
}

interface ChoiceProps {
  label: Key;
  value: string;
  set: (value: string) => void;
  options: [key: string, text: string][];
}

function Choice({ label, value, set, options }: ChoiceProps) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{t(label)}</label>
      <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </p>
  );
}
