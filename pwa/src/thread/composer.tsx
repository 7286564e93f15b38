// The field where somebody writes: whom it reaches and when they answer stand
// above it, what to do in a hurry below it.
import { useId, useRef, useState } from 'preact/hooks';
import { post } from '../outbox';
import { t, type Key } from '../text';
import type { Place, Writing } from '../thread-views';
import { Notice } from '../ui/notice';
import { DraftClash } from './clash';
import { clear, draftOf, savingOf, write } from './draft';
import { FilesField } from './files';
import { Ready } from './ready';
import { filesAddress, newThread, sending, type Side } from './thread-api';
import { Urgent } from './urgent';

interface ComposerProps {
  side: Side;
  line: string;
  writing: Writing;
  /** Where it stands now; undefined when it waits for a network. */
  then: (place?: Place) => void;
}

export function Composer({ side, line, writing, then }: ComposerProps) {
  const isNew = line.endsWith(`/${newThread}`);
  const id = useId();
  const subject = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [asks, setAsks] = useState(false);
  const [tried, setTried] = useState(false);
  const draft = draftOf(line);
  const enclosed = draft.attachments.length + draft.files.length;
  const noSubject = isNew && draft.subject.trim() === '';
  const noText = draft.text.trim() === '' && enclosed === 0;
  const send = async () => {
    setTried(noSubject || noText);
    if (noSubject) return subject.current?.focus();
    if (noText) return field.current?.focus();
    if (draft.sending || draft.clash) return;
    const message = { text: draft.text, ...(isNew ? { subject: draft.subject } : {}), ...(asks ? { asks } : {}), ...(side.reason?.(line) ? { unplain: side.reason(line) } : {}) };
    const first = savingOf(line);
    const posted = post<Place>(
      {
        kind: 'message', line, request: sending(line, message), text: draft.text, title: isNew ? draft.subject : undefined,
        files: [...draft.files, ...draft.attachments.map(({ name }) => ({ name }))], filesTo: filesAddress(line),
      },
      first,
    );
    setAsks(false);
    side.passed?.(line);
    clear(line);
    then(await posted);
  };
  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), void send())}>
      <Before writing={writing} />
      <DraftClash line={line} />
      {isNew && (
        <p class="field">
          <label for={`${id}-subject`}>{t('app.message.subject')}</label>
          {tried && noSubject && <span class="wrong" id={`${id}-no-subject`}>{t('app.message.subject.missing')}</span>}
          <input
            id={`${id}-subject`} ref={subject} maxLength={80} autocomplete="off" value={draft.subject}
            aria-invalid={tried && noSubject ? true : undefined} aria-describedby={tried && noSubject ? `${id}-no-subject` : undefined}
            onInput={(event) => write(line, { subject: event.currentTarget.value })}
          />
        </p>
      )}
      {side.staff && <Ready line={line} writing={writing} field={field} />}
      <p class="field">
        <label for={id}>{t(isNew ? 'app.message.text' : 'app.message.answer')}</label>
        {tried && noText && <span class="wrong" id={`${id}-no-text`}>{t('app.message.empty')}</span>}
        <textarea
          id={id} ref={field} rows={isNew ? 8 : 5} maxLength={4000} dir="auto" value={draft.text}
          aria-invalid={tried && noText ? true : undefined} aria-describedby={tried && noText ? `${id}-no-text` : undefined}
          onInput={(event) => write(line, { text: event.currentTarget.value })}
        />
        {draft.text !== '' && <span class="soft small">{t(stateOf(draft.dirty, draft.state))}</span>}
      </p>
      {side.gate?.(line, draft.text, (text) => write(line, { text }))}
      {!side.staff && <Urgent />}
      <FilesField line={line} />
      {side.staff && (
        <label class="tick">
          <input type="checkbox" checked={asks} onChange={(event) => setAsks(event.currentTarget.checked)} />
          {t('app.message.asks')}
        </label>
      )}
      <div role="alert">{draft.wrong && <p class="wrong">{draft.wrong}</p>}</div>
      <p class="buttons">
        <button type="submit" class="button button-primary" aria-disabled={draft.sending !== undefined || draft.clash !== undefined}>
          {t('app.message.send')}
        </button>
      </p>
    </form>
  );
}

/** Who reads it and when they answer, before one writes. */
function Before({ writing: { to, answer, away } }: { writing: Writing }) {
  return (
    <div class="before">
      {away && (
        <Notice>
          <p>{away}</p>
        </Notice>
      )}
      <p>
        <span class="soft">{t('app.message.to')}</span> <strong>{to}</strong>
      </p>
      {answer && <p>{answer}</p>}
    </div>
  );
}

function stateOf(dirty: boolean, state: string): Key {
  if (state === 'here') return 'app.message.draft.here';
  return dirty || state === 'saving' ? 'app.message.draft.saving' : 'app.message.draft.kept';
}
