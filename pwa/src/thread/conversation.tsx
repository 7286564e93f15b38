// What was written, oldest first: whose it is stands in words as well as at the
// side. It is marked as read when its end has been on the screen.
import { useEffect, useRef, useState } from 'preact/hooks';
import { held } from '../live';
import { said } from '../press';
import { t } from '../text';
import type { Message, ThreadView } from '../thread-views';
import { QuestionAsk } from '../ui/question';
import { Sent } from './files';
import { loadThread } from './thread-state';
import { lineOf, markRead, undo, type Side } from './thread-api';
import { WaitingMessages } from './waiting';

export function Conversation({ side, thread }: { side: Side; thread: ThreadView }) {
  const end = useRef<HTMLLIElement>(null);
  const last = thread.messages.at(-1);
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), []);
  const marked = useRef(0);
  useSeen(end, thread.unread > 0, () => {
    if (!last || last.seq <= marked.current) return;
    marked.current = last.seq;
    void markRead(side.base, thread.id, last.seq).then(() => loadThread(side.base, thread.id), () => (marked.current = 0));
  });
  useArrivals(thread.messages);
  return (
    <ol class="talk" aria-label={t('app.message.talk')}>
      {thread.messages.map((message) => (
        <li key={message.seq} ref={message === last ? end : undefined} class={`talk-item ${message.mine ? 'talk-mine' : 'talk-theirs'}${message.note ? ' talk-note' : ''}`}>
          <MessageCard side={side} thread={thread.id} message={message} />
        </li>
      ))}
      <WaitingMessages line={lineOf(side.base, thread.id)} shown={last?.seq ?? 0} />
    </ol>
  );
}

/** Calls then once each time the end comes on the screen while something is unread. */
function useSeen(end: { current: HTMLElement | null }, unread: boolean, then: () => void): void {
  useEffect(() => {
    const shown = end.current;
    if (!unread || !shown) return;
    const look = () => document.visibilityState === 'visible' && then();
    if (typeof IntersectionObserver !== 'function') return void look();
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && look());
    observer.observe(shown);
    const again = () => (observer.unobserve(shown), observer.observe(shown));
    document.addEventListener('visibilitychange', again);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', again);
    };
  });
}

/** Says to a screen reader that somebody has written meanwhile. */
function useArrivals(messages: Message[]): void {
  const last = messages.at(-1);
  const before = useRef(last?.seq ?? 0);
  useEffect(() => {
    if (last && last.seq > before.current && !last.mine && !last.note) said.value = t('app.message.arrived', { name: last.by });
    before.current = last?.seq ?? 0;
  }, [last?.seq]);
}

function MessageCard({ side, thread, message }: { side: Side; thread: string; message: Message }) {
  const { mine, by, text, note, when, read, attachments } = message;
  if (note) return <p class="soft">{note}</p>;
  return (
    <>
      <p class="talk-by">
        <strong>{mine ? t('app.message.you') : t('app.message.they', { name: by })}</strong> <span class="soft small">{when}</span>
      </p>
      {text && <p class="talk-text" dir="auto">{text}</p>}
      <Sent base={side.base} thread={thread} attachments={attachments} />
      {mine && <p class="soft small">{read || t('app.message.unread')}</p>}
      {!mine && text && held.value && <QuestionAsk about={`message:${thread}~${message.seq}`} texts={[text]} />}
      <Undo side={side} thread={thread} message={message} />
    </>
  );
}

function Undo({ side, thread, message: { seq, undoFor = 0 } }: { side: Side; thread: string; message: Message }) {
  const [left, setLeft] = useState(undoFor);
  const [wrong, setWrong] = useState(false);
  useEffect(() => setLeft(undoFor), [undoFor]);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  const takeBack = async () => {
    try {
      await undo(side.base, thread, seq);
      said.value = t('app.message.undone');
    } catch {
      setWrong(true);
    }
    await loadThread(side.base, thread);
  };
  if (left <= 0) return null;
  return (
    <p class="talk-buttons">
      <button type="button" class="link" onClick={() => void takeBack()}>
        {t('app.message.undo')} <span aria-hidden="true">{t('app.message.undo.left', { count: left })}</span>
      </button>
      {wrong && <span class="wrong">{t('app.message.undo.failed')}</span>}
    </p>
  );
}
