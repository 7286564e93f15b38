// What the municipality has promised: what, who, when, and how it went, said as
// it is. Of what is said to have happened the reader can say that it has not.
import { useRef, useState } from 'preact/hooks';
import { doubtPromise } from '../api';
import { loadPlan } from '../press';
import { t } from '../text';
import { doneText, NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import type { PromiseView } from '../views';
import { loadHistory } from './history-state';

export function Promises({ promises }: { promises: PromiseView[] }) {
  return (
    <ul class="card rows">
      {promises.map((promise) => (
        <PromiseRow key={promise.id} promise={promise} />
      ))}
    </ul>
  );
}

function PromiseRow({ promise }: { promise: PromiseView }) {
  const row = useRef<HTMLLIElement>(null);
  const { what, who, text, why, was, doubt, late, state } = promise;
  return (
    <li class="promise" tabIndex={-1} ref={row}>
      {late && <span class="chip chip-late">{t('app.promise.late')}</span>}
      {state === 'kept' && <span class="chip">{t('app.promise.kept')}</span>}
      {state === 'not_kept' && <span class="chip chip-late">{t('app.promise.not')}</span>}
      <h3>{what}</h3>
      <p class="soft">{who}</p>
      <p>{text}</p>
      {why && <p>{why}</p>}
      {was.map((day) => (
        <p class="soft small" key={day}>
          {day}
        </p>
      ))}
      {doubt && <p class="answered">{doubt}</p>}
      <Doubt promise={promise} then={() => row.current?.focus()} />
    </li>
  );
}

function Doubt({ promise, then }: { promise: PromiseView; then: () => void }) {
  const [open, setOpen] = useState(false);
  const place = `promise:${promise.id}`;
  const done = doneText(place);
  const after = async () => (await loadHistory()) && (await loadPlan());
  if (done) return <p>{done}</p>;
  return (
    <>
      {promise.canDoubt && !open && (
        <button type="button" class="link" aria-expanded={false} onClick={() => setOpen(true)}>
          {t('app.promise.doubt')}
        </button>
      )}
      {promise.canDoubt && open && (
        <>
          <NoteField place={place} label={t('app.promise.doubt.words')} />
          <p class="buttons">
            <PressButton
              then={then}
              order={{ place, after, label: t('app.promise.doubt.send'), said: t('app.promise.doubted'), request: doubtPromise(promise.id, noteOf(place)) }}
            />
            <button type="button" class="link" onClick={() => setOpen(false)}>
              {t('app.cancel')}
            </button>
          </p>
        </>
      )}
      <PressNote place={place} then={then} />
    </>
  );
}
