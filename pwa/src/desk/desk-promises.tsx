// What has been promised the citizen: make a promise, say that it was kept or
// was not and why, or give it another day. The citizen reads all of it.
import { useRef, useState } from 'preact/hooks';
import { movePromise, settlePromise } from '../api';
import { t, type Key } from '../text';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import { doneText, noteOf, PressButton, PressNote } from '../ui/press';
import type { DeskCitizen } from '../desk-views';
import type { PromiseView } from '../views';
import { loadDesk } from './desk-state';
import { DayField, NewPromise } from './new-promise';
import { PlainField } from './plain-field';

export function DeskPromises({ citizen }: { citizen: DeskCitizen }) {
  const over = citizen.promises.filter(({ state }) => state === 'kept' || state === 'not_kept');
  const open = citizen.promises.filter((one) => !over.includes(one));
  return (
    <Section title={t('app.desk.promises', { name: citizen.firstName })}>
      {open.length > 0 && <List citizen={citizen} promises={open} />}
      {over.length > 0 && (
        <Fold title={t('app.promises.over', {}, over.length)}>
          <List citizen={citizen} promises={over} />
        </Fold>
      )}
      <NewPromise citizen={citizen} />
    </Section>
  );
}

function List({ citizen, promises }: { citizen: DeskCitizen; promises: PromiseView[] }) {
  return (
    <ul class="card rows">
      {promises.map((promise) => (
        <Row key={promise.id} citizen={citizen} promise={promise} />
      ))}
    </ul>
  );
}

function Row({ citizen, promise }: { citizen: DeskCitizen; promise: PromiseView }) {
  const row = useRef<HTMLLIElement>(null);
  const { what, who, text, why, was, doubt, late } = promise;
  return (
    <li class="promise-row" tabIndex={-1} ref={row}>
      {late && <span class="chip chip-late">{t('app.promise.late')}</span>}
      <p>
        <strong>{what}</strong> <span class="soft">{who}</span>
      </p>
      <p>{[text, why].filter(Boolean).join(' ')}</p>
      {was.map((day) => (
        <p class="soft small" key={day}>
          {day}
        </p>
      ))}
      {doubt && <p class="own">{doubt}</p>}
      {promise.settles && <Settle citizen={citizen.id} promise={promise} then={() => row.current?.focus()} />}
    </li>
  );
}

type Way = 'not' | 'move';
const ways: Record<Way, Key> = { not: 'app.desk.promise.not', move: 'app.desk.promise.move' };

interface SettleProps {
  citizen: string;
  promise: PromiseView;
  then: () => void;
}

function Settle({ citizen, promise, then }: SettleProps) {
  const [way, setWay] = useState<Way>();
  const [day, setDay] = useState(promise.due);
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const { id, version, byHand } = promise;
  const place = `desk-promise:${citizen}:${id}`;
  const after = () => loadDesk(citizen);
  const done = doneText(place);
  const why = noteOf(place);
  const refuse = () => {
    setTried(true);
    field.current?.focus();
  };
  if (done) return <p>{done}</p>;
  return (
    <>
      <p class="buttons">
        <PressButton then={then} order={{ place, after, label: t('app.desk.promise.kept'), said: t('app.desk.saved'), request: settlePromise(citizen, id, version, true) }} />
        {(['not', 'move'] as const)
          .filter((one) => one === 'not' || byHand)
          .map((one) => (
            <button key={one} type="button" class="button button-secondary" aria-expanded={way === one} onClick={() => setWay(way === one ? undefined : one)}>
              {t(ways[one])}
            </button>
          ))}
      </p>
      {way && (
        <div class="decide-form" role="group" aria-label={t(ways[way])}>
          {way === 'move' && <DayField value={day} onDay={setDay} />}
          <PlainField place={place} field={field} label={t('app.desk.promise.why')} wrong={tried && !why ? t('app.desk.promise.why.missing') : undefined} />
          <p class="buttons">
            {why ? (
              <PressButton
                kind="primary"
                then={then}
                order={{
                  place,
                  after,
                  label: t('app.desk.promise.save'),
                  said: t('app.desk.saved'),
                  request: way === 'not' ? settlePromise(citizen, id, version, false, why) : movePromise(citizen, id, version, day, why),
                }}
              />
            ) : (
              <button type="button" class="button button-primary" onClick={refuse}>
                {t('app.desk.promise.save')}
              </button>
            )}
          </p>
        </div>
      )}
      <PressNote place={place} then={then} />
    </>
  );
}
