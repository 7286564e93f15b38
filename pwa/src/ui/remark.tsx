// »Det passer ikke« at a thing in the plan: the way to say so, and afterwards
// what was said, by when there is an answer, and the answer.
import { useRef, useState } from 'preact/hooks';
import { takeBackRemark, writeRemark } from '../api';
import { held } from '../live';
import { t } from '../text';
import type { Remark } from '../views';
import { doneText, NoteField, noteOf, PressButton, PressNote } from './press';

/** about names the thing; who is whoever gets it to read; home takes the focus when it is said. */
export function RemarkAsk({ about, who, home }: { about: string; who?: string; home?: () => void }) {
  const part = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const remark = held.value?.plan.remarks.find(({ ref }) => ref === about);
  const place = `remark:${about}`;
  const done = doneText(place);
  const then = () => {
    setOpen(false);
    if (home) home();
    else part.current?.focus();
  };
  return (
    <div class="remark" tabIndex={-1} ref={part}>
      {remark && <Told remark={remark} />}
      {done && !remark && <p>{done}</p>}
      {remark?.state === 'open' && (
        <PressButton
          kind="quiet"
          then={then}
          order={{ place, label: t('app.remark.undo'), said: t('app.remark.undone'), request: takeBackRemark(remark.id) }}
        />
      )}
      {remark?.state !== 'open' && !open && !done && (
        <button type="button" class="link" aria-expanded={false} onClick={() => setOpen(true)}>
          {t(remark ? 'app.remark.again' : 'app.remark')}
        </button>
      )}
      {open && remark?.state !== 'open' && (
        <>
          <p class="soft">{who ? t('app.remark.to', { who }) : t('app.remark.to.contact')}</p>
          <NoteField place={place} label={t('app.remark.words')} />
          <p class="buttons">
            <PressButton
              kind="secondary"
              then={then}
              order={{ place, label: t('app.remark.send'), said: t('app.remark.sent'), request: writeRemark(about, noteOf(place)) }}
            />
            <button type="button" class="link" onClick={then}>
              {t('app.cancel')}
            </button>
          </p>
        </>
      )}
      <PressNote place={place} then={then} />
    </div>
  );
}

function Told({ remark }: { remark: Remark }) {
  return (
    <div class="answered">
      <p>{remark.text}</p>
      {remark.words && (
        <p lang="da">
          <q>{remark.words}</q>
        </p>
      )}
      {remark.dueText && (
        <p>
          <strong>{remark.dueText}</strong>
        </p>
      )}
      {remark.answer && (
        <>
          <p>
            <strong>{remark.answer.text}</strong>
          </p>
          {remark.answer.note && (
            <p lang="da">
              <q>{remark.answer.note}</q>
            </p>
          )}
        </>
      )}
      <p class="soft small">{remark.answer?.when ?? remark.when}</p>
    </div>
  );
}
