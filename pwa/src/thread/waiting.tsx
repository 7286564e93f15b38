// Messages that are written and not at the server yet, where they will stand.
import { again, delivered, discard, fleeting, lettersOf, pump, underway, type Letter } from '../outbox';
import { t } from '../text';
import type { Place } from '../thread-views';
import { clear, draftOf, write } from './draft';

export function WaitingMessages({ line, shown = Infinity }: { line: string; /** The last that stands already. */ shown?: number }) {
  return (
    <>
      {delivered.value
        .filter((one) => one.line === line && (one.answer as Place).seq > shown)
        .map((letter) => (
          <li class="talk-item talk-mine" key={letter.key}>
            <p class="talk-by">
              <strong>{t('app.message.you')}</strong>
            </p>
            <p class="talk-text" dir="auto">{letter.text}</p>
          </li>
        ))}
      {lettersOf(line).map((letter) => (
        <WaitingMessage key={letter.n} letter={letter} />
      ))}
    </>
  );
}

function WaitingMessage({ letter }: { letter: Letter }) {
  const sending = underway.value === letter.n;
  return (
    <li class="talk-item talk-mine talk-waits">
      <p class="talk-by">
        <strong>{t('app.message.you')}</strong>
      </p>
      {letter.title && (
        <p>
          <strong>{letter.title}</strong>
        </p>
      )}
      {letter.text && <p class="talk-text" dir="auto">{letter.text}</p>}
      {letter.files.map(({ name }, i) => (
        <p class="soft small" key={i}>
          {name}
        </p>
      ))}
      <p role="status">
        {letter.refused ? <span class="wrong">{t('app.outbox.refused', { why: letter.refused })}</span> : t(sending ? 'app.press.sending' : 'app.outbox.waits')}
      </p>
      {fleeting.value && <p class="soft small">{t('app.outbox.fleeting')}</p>}
      {!sending && (
        <p class="buttons talk-buttons">
          {letter.refused ? (
            <>
              <button type="button" class="link" onClick={() => void again(letter)}>
                {t('app.error.again')}
              </button>
              <button type="button" class="link" onClick={() => void change(letter)}>
                {t('app.outbox.change')}
              </button>
            </>
          ) : (
            <button type="button" class="link" onClick={() => void pump()}>
              {t('app.outbox.now')}
            </button>
          )}
          <button type="button" class="link" onClick={() => void discard(letter)}>
            {t('app.outbox.delete')}
          </button>
        </p>
      )}
    </li>
  );
}

/** Back into the field, in front of what stands there. */
async function change(letter: Letter): Promise<void> {
  const { text } = draftOf(letter.line);
  await discard(letter);
  if (text === '') clear(letter.line);
  write(letter.line, { text: [letter.text, text].filter(Boolean).join('\n\n'), ...(letter.title ? { subject: letter.title } : {}) });
}
