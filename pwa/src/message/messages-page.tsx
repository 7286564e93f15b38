// The citizen's conversations. They can say afterwards: »I know what waits for
// me, who reads what I write, and when I have an answer.«
import { useId, useState } from 'preact/hooks';
import * as api from '../api';
import '../keep-nothing';
import '../listen';
import { loggedOut, me } from '../live';
import { match } from '../router';
import { t } from '../text';
import type { ThreadRow } from '../thread-views';
import { Kept, NewThreadPage, ThreadPage, WaitingThreads } from '../thread/thread-page';
import { lineOf, newThread, own, search } from '../thread/thread-api';
import { ThreadList } from '../thread/thread-list';
import { lists, loadThreads, trouble } from '../thread/thread-state';
import { draftOf } from '../thread/draft';
import { Urgent } from '../thread/urgent';
import { Failed } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';

export function MessagesPage({ address }: { address: string }) {
  const phone = me.value?.phone;
  const back = { to: '/beskeder', text: t('app.message.title') };
  if (match('/beskeder/ny', address)) return <NewThreadPage side={own} back={back} phone={phone} />;
  const id = match('/beskeder/:id', address)?.id;
  return id ? <ThreadPage side={own} id={id} back={back} phone={phone} /> : <List phone={phone} />;
}

interface Found {
  words: string;
  threads: ThreadRow[];
}

function List({ phone }: { phone?: string }) {
  const [found, show] = useState<Found>();
  const list = lists.value[own.base];
  const failure = trouble.value;
  const again = () => void loadThreads(own.base);
  if (!list) return failure ? <Failed failure={failure} phone={phone} again={again} /> : <Wait text={t('app.message.loading')} />;
  const { threads, writing } = list;
  const begun = draftOf(lineOf(own.base, newThread));
  return (
    <Page title={t('app.message.title')} lead={threads.length === 0 ? t('app.message.none') : undefined}>
      {failure && <Kept again={again} />}
      {writing.away && (
        <Notice>
          <p>{writing.away}</p>
        </Notice>
      )}
      <p class="buttons">
        <a class="button button-primary" href="/beskeder/ny">
          {t(begun.text || begun.subject ? 'app.message.go.on' : 'app.message.write')}
        </a>
      </p>
      <WaitingThreads under={`${own.base}/threads/`} known={threads.map(({ id }) => lineOf(own.base, id))} />
      {found && (
        <p role="status">
          {t('app.message.found', { words: found.words }, found.threads.length)}{' '}
          <button type="button" class="link" onClick={() => show(undefined)}>
            {t('app.message.search.end')}
          </button>
        </p>
      )}
      {(found?.threads ?? threads).length > 0 && <ThreadList rows={found?.threads ?? threads} to={({ id }) => own.page(id)} base={own.base} mine="citizen" />}
      {threads.length > 2 && <Search show={show} />}
      <Urgent />
    </Page>
  );
}

function Search({ show }: { show: (found: Found) => void }) {
  const id = useId();
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState<string>();
  const look = async () => {
    setWrong(undefined);
    if (words.trim() === '') return;
    try {
      show({ words, threads: (await search(own.base, words)).threads });
      scrollTo(0, 0);
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      if (error.failure.kind === 'login') loggedOut();
      else setWrong(error.failure.kind === 'offline' ? t('app.message.search.offline') : error.failure.problem.detail);
    }
  };
  return (
    <form class="search" role="search" onSubmit={(event) => (event.preventDefault(), void look())}>
      <p class="field">
        <label for={id}>{t('app.message.search')}</label>
        <input id={id} type="search" enterkeyhint="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
      </p>
      <button type="submit" class="button button-secondary">
        {t('app.message.search.go')}
      </button>
      <div role="alert">{wrong && <p class="wrong">{wrong}</p>}</div>
    </form>
  );
}
