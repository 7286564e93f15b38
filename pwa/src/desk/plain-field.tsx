// A text for a citizen, and beside it how it reads: the gate »Forstå-mig«. It
// points while one writes; the server lets nothing hard pass without a reason.
import { useEffect, useId, useState } from 'preact/hooks';
import { judgeText } from '../api';
import type { Verdict } from '../desk-views';
import { drafts, reasonPlace, write } from '../press';
import { language, t } from '../text';
import { NoteField, type NoteFieldProps } from '../ui/press';

/** As NoteField, for what a citizen will read. */
export function PlainField(props: NoteFieldProps) {
  return (
    <>
      <NoteField {...props} />
      <PlainPanel text={drafts.value[props.place] ?? ''} place={props.place} change={(text) => write(props.place, text)} />
    </>
  );
}

/** What stands under any field of the desk that a citizen will read. */
export const plainUnder = (place: string) => (text: string) => <PlainPanel text={text} place={place} change={(better) => write(place, better)} />;

interface PanelProps {
  text: string;
  /** Where the reason is kept for the press. */
  place: string;
  subject?: boolean;
  change: (text: string) => void;
}

const pause = 400; // milliseconds without a key before it is asked

export function PlainPanel({ text, place, subject = false, change }: PanelProps) {
  const [verdict, setVerdict] = useState<Verdict>();
  useEffect(() => {
    if (!text.trim()) return setVerdict(undefined);
    let gone = false;
    const timer = setTimeout(async () => {
      const found = await judgeText(text, subject, language.value).catch(() => undefined);
      if (!gone) setVerdict(found);
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text, subject]);
  if (!verdict || !text.trim()) return null;
  return (
    <div class={verdict.tooHard || verdict.forbidden ? 'plain-panel plain-hard' : 'plain-panel'} role="status">
      <p class="small">
        <strong>{t(verdict.forbidden ? 'app.plain.forbidden' : verdict.tooHard ? 'app.plain.hard' : 'app.plain.fine')}</strong>{' '}
        {!subject && <span class="soft">{t('app.plain.lix', { lix: String(Math.round(verdict.lix)), level: verdict.level })}</span>}
      </p>
      {verdict.points.length > 0 && (
        <ul class="points small" lang="da">
          {verdict.points.map((point, i) => (
            <li key={i}>
              {point.hint}{' '}
              {point.replacement && (
                <button type="button" class="link" onClick={() => change(text.replace(point.text, point.replacement!))}>
                  {t('app.plain.replace', { word: point.replacement })}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {verdict.tooHard && !verdict.forbidden && <Why place={place} />}
    </div>
  );
}

function Why({ place }: { place: string }) {
  const id = useId();
  const at = reasonPlace(place);
  return (
    <p class="field">
      <label for={id}>{t('app.plain.why')}</label>
      <input id={id} type="text" maxLength={500} value={drafts.value[at] ?? ''} onInput={(event) => write(at, event.currentTarget.value)} />
    </p>
  );
}
