// The borgerkonsulent's side. She can say afterwards: »I know who needs me
// first, what does not fit together for them, and what I have decided.«
import { useEffect } from 'preact/hooks';
import './desk.scss';
import { later } from '../later';
import { changed } from '../news';
import { match, moves } from '../router';
import { language, t } from '../text';
import { LetInto } from '../thread/let-into';
import { WaitingThreads } from '../thread/thread-page';
import { Failed, Missing } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import { AbsencePage } from './absence-page';
import type { DeskCitizen } from '../desk-views';
import { appointing, CitizenPage } from './citizen-page';
import { DeskIncoming } from './desk-incoming';
import { Caseload, DeskList } from './desk-list';
import { list, loadDesk, open, trouble } from './desk-state';
import { LetIntoPage, TalkPage } from './desk-talk';

/** Every address that is no citizen's is the list's: one may have logged in on a page of somebody else. */
export function DeskPage({ address }: { address: string }) {
  const talk = match('/borgere/:citizen/beskeder/:thread', address);
  const inner = match('/borgere/:id/:part', address);
  const id = (inner ?? match('/borgere/:id', address))?.id;
  useEffect(() => void loadDesk(id), [id, language.value, changed.value]);
  useEffect(() => {
    const again = () => document.visibilityState === 'visible' && void loadDesk(id);
    document.addEventListener('visibilitychange', again);
    addEventListener('online', again);
    return () => {
      document.removeEventListener('visibilitychange', again);
      removeEventListener('online', again);
    };
  }, [id]);
  const again = () => void loadDesk(id);
  const offline = trouble.value?.kind === 'offline';
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(again, 10_000);
    return () => clearInterval(timer);
  }, [offline, id]);
  const letInto = match('/samtaler/:citizen/:thread', address);
  if (letInto) return <LetIntoPage citizen={letInto.citizen!} thread={letInto.thread!} />;
  if (match('/vaek', address)) return <AbsencePage />;
  const failure = trouble.value;
  const citizen = open.value?.id === id ? open.value : undefined;
  if (failure?.kind === 'problem' && failure.problem.status === 404) return <Missing />;
  if (!list.value || (id && !citizen)) return failure ? <Failed failure={failure} again={again} /> : <Wait text={t('app.desk.loading')} />;
  return (
    <>
      {failure && (
        <div class="notices">
          <Notice live>
            <p>{t(failure.kind === 'offline' ? 'app.desk.offline' : 'app.desk.kept')}</p>
            <button type="button" class="link" onClick={again}>
              {t('app.error.again')}
            </button>
          </Notice>
        </div>
      )}
      <div class={citizen ? 'desk desk-open' : talk ? 'desk desk-open desk-talk' : 'desk'}>
        <nav class="desk-side" aria-label={t('app.desk.title')}>
          {citizen || talk ? <DeskList rows={list.value.citizens} here={id ?? talk?.citizen} /> : <Whole />}
        </nav>
        {talk && <TalkPage key={address} citizen={talk.citizen!} thread={talk.thread!} name={list.value.citizens.find((row) => row.id === talk.citizen)?.name} />}
        {citizen && (inner ? <Inner key={address} part={inner.part} citizen={citizen} /> : <CitizenPage key={citizen.id} citizen={citizen} />)}
      </div>
    </>
  );
}

/** Fetched when somebody goes there. */
const parts = { udredning: later(() => import('./assessing')), deling: later(() => import('./consenting')), familie: later(() => import('./family')), aftaler: appointing };

function Inner({ part, citizen }: { part?: string; citizen: DeskCitizen }) {
  const known = parts[part as 'deling'];
  if (!known) return <Missing />;
  const page = known.use();
  return page ? <page.Part citizen={citizen} /> : <Wait text={t('app.desk.loading')} />;
}

const search = later(() => import('../search/search'));

/** The list as a page of its own. */
function Whole() {
  const found = search.use();
  const rows = list.value?.citizens ?? [];
  return (
    <Page key={moves.value} title={t('app.desk.title')}>
      <DeskIncoming incoming={list.value?.incoming ?? []} />
      {rows.length === 0 ? <p class="card quiet">{t('app.desk.none')}</p> : <Caseload rows={rows} />}
      <WaitingThreads under="/api/desk/" known={[]} />
      <LetInto />
      {found && <found.Search to="/borgere/" />}
      <p>
        <a class="onward" href="/vaek">
          {t('app.absence.link')}
        </a>
      </p>
    </Page>
  );
}
