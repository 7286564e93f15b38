// One sentence of the log, what let them, and the question why.
import { useId, useRef, useState } from 'preact/hooks';
import type { LogLine, LogTexts } from '../log-views';
import { loadPlan } from '../press';
import { t } from '../text';
import { doneText, PressButton, PressNote } from '../ui/press';
import { Onward } from '../ui/time-row';
import { askWhy, loadLog } from './log-state';

export function LogLines({ lines, texts }: { lines: LogLine[]; texts: LogTexts }) {
  return (
    <ul class="card rows">
      {lines.map((line) => (
        <Line key={line.seq} line={line} texts={texts} />
      ))}
    </ul>
  );
}

function Line({ line, texts }: { line: LogLine; texts: LogTexts }) {
  const row = useRef<HTMLLIElement>(null);
  const id = useId();
  const { text, why, when, voice, asked, canAsk, refused } = line;
  return (
    <li class={voice === 'citizen' ? 'log-line log-own' : 'log-line'} tabIndex={-1} ref={row}>
      {refused && <span class="chip">{texts.refused}</span>}
      <p id={id}>{text}</p>
      {why && <p>{why}</p>}
      <p class="soft small">{when}</p>
      {asked && (
        <div class="answered">
          <p>{asked.text}</p>
          <p>
            <Onward to={`/beskeder/${encodeURIComponent(asked.thread)}`} text={texts.open} />
          </p>
        </div>
      )}
      {canAsk && !asked && <Ask line={line} about={id} texts={texts} then={() => row.current?.focus()} />}
    </li>
  );
}

interface AskProps {
  line: LogLine;
  /** The sentence, so that a button among many says which it is about. */
  about: string;
  texts: LogTexts;
  then: () => void;
}

function Ask({ line, about, texts, then }: AskProps) {
  const [open, setOpen] = useState(false);
  const place = `why:${line.seq}`;
  const done = doneText(place);
  const after = () => {
    void loadPlan(); // the promise stands in it
    return loadLog();
  };
  if (done) return <p>{done}</p>;
  return (
    <>
      {!open && (
        <button type="button" class="link" aria-expanded={false} aria-describedby={about} onClick={() => setOpen(true)}>
          {texts.ask}
        </button>
      )}
      {open && (
        <>
          <p class="soft">{texts.asking}</p>
          <p class="buttons">
            <PressButton kind="primary" then={then} order={{ place, label: texts.send, said: texts.sent, request: askWhy(line.seq), after }} />
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
