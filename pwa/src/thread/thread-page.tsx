// One conversation, and the form for a new one: the same for the citizen and
// for whoever works here.
import { useEffect } from 'preact/hooks';
import './thread.scss';
import { failure as offline } from '../live';
import { changed, sent } from '../news';
import { letters, post } from '../outbox';
import { go } from '../router';
import { language, t } from '../text';
import { Failed, Missing } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import { Composer } from './composer';
import { Conversation } from './conversation';
import { People } from './people';
import { lineOf, newThread, sending, type Side } from './thread-api';
import { lists, loadThread, loadThreads, opened, reading, trouble } from './thread-state';
import { WaitingMessages } from './waiting';

interface Back {
  to: string;
  text: string;
}

export function ThreadPage({ side, id, back, phone }: { side: Side; id: string; back: Back; phone?: string }) {
  const line = lineOf(side.base, id);
  const thread = opened.value[line];
  const again = () => void loadThread(side.base, id);
  useEffect(again, [line, language.value, changed.value, sent.value]);
  useEffect(() => {
    reading.value = line;
    return () => (reading.value = undefined);
  }, [line]);
  const failure = trouble.value;
  if (failure?.kind === 'problem' && failure.problem.status === 404) return <Missing />;
  if (!thread) return failure ? <Failed failure={failure} phone={phone} again={again} /> : <Wait text={t('app.message.loading')} />;
  const answer = thread.waitsText && <span>{thread.waitsText}</span>;
  return (
    <Page title={thread.subject} lead={answer} back={back}>
      {failure && <Kept again={again} />}
      <Conversation side={side} thread={thread} />
      {side.staff && thread.waits === 'us' && <Close side={side} id={id} />}
      <Composer side={side} line={line} writing={thread.writing} then={() => undefined} />
      <People side={side} thread={thread} />
    </Page>
  );
}

export function NewThreadPage({ side, back, phone }: { side: Side; back: Back; phone?: string }) {
  const list = lists.value[side.base];
  const again = () => void loadThreads(side.base);
  useEffect(again, [side.base, language.value]);
  const failure = trouble.value;
  if (!list) return failure ? <Failed failure={failure} phone={phone} again={again} /> : <Wait text={t('app.message.loading')} />;
  return (
    <Page title={t('app.message.new.title')} back={back}>
      {failure && <Kept again={again} />}
      <Composer side={side} line={lineOf(side.base, newThread)} writing={list.writing} then={(place) => go(place ? side.page(place.thread) : back.to)} />
    </Page>
  );
}

/** The app says once that there is no network. */
export function Kept({ again }: { again: () => void }) {
  if (offline.value) return null;
  return (
    <Notice live>
      <p>{t('app.message.kept')}</p>
      <button type="button" class="link" onClick={again}>
        {t('app.error.again')}
      </button>
    </Notice>
  );
}

/** Nothing more need be answered: said by staff, seen by all. */
function Close({ side, id }: { side: Side; id: string }) {
  const line = lineOf(side.base, id);
  const close = () => void post({ kind: 'message', line, request: sending(line, { text: '', closes: true }), text: t('app.message.closes') });
  return (
    <p>
      <button type="button" class="link" onClick={close}>
        {t('app.message.closes')}
      </button>
    </p>
  );
}

interface WaitingThreadsProps {
  /** What their lines begin with. */
  under: string;
  /** The conversations that have a page where they stand. */
  known: string[];
}

/** What waits and has no page of its own: a new conversation, or one the writer is not in any more. */
export function WaitingThreads({ under, known }: WaitingThreadsProps) {
  const lines = new Set(letters.value.filter(({ kind, line }) => kind === 'message' && line.startsWith(under) && !known.includes(line)).map(({ line }) => line));
  if (lines.size === 0) return null;
  return (
    <ol class="talk">
      {[...lines].map((line) => (
        <WaitingMessages key={line} line={line} />
      ))}
    </ol>
  );
}
