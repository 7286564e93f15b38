// What has happened and what was promised. The reader can say afterwards: »I
// know what is new, what they have promised me, and whether they kept it.«
import { useEffect, useState } from 'preact/hooks';
import './history.scss';
import { held } from '../live';
import { partOfPage } from '../router';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { PastList } from '../ui/past';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';
import type { Earlier, HistoryView } from '../views';
import { history, loadHistory, markSeen, trouble } from './history-state';
import { Promises } from './promises';

export { EarlierPage } from './earlier-page';

export function HistoryPage() {
  const view = history.value;
  const [fresh, setFresh] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => void loadHistory(), [language.value, held.value?.plan.version]);
  useEffect(() => {
    const news = view?.past.events.filter((event) => event.new).map(({ seq }) => seq) ?? [];
    // What was new when it came on the screen stays marked, also when the server knows that it was seen.
    if (news.length > 0) setFresh((before) => new Set([...before, ...news]));
    if (view && (news.length > 0 || view.past.latest > 0) && news.some((seq) => !fresh.has(seq))) void markSeen(view.past.latest);
  }, [view]);
  useEffect(() => {
    if (view && partOfPage()) document.getElementById(partOfPage())?.scrollIntoView();
  }, [view !== undefined]);
  if (!view) return trouble.value ? <Failed failure={trouble.value} again={() => void loadHistory()} /> : <Wait />;
  return (
    <Page title={t('app.history.title')} lead={t('app.history.lead')} back={{ to: '/plan', text: t('app.nav.plan') }} aside={<Before earlier={view.earlier} />}>
      {trouble.value && (
        <Notice live>
          <p>{t('app.history.kept')}</p>
        </Notice>
      )}
      <Promised view={view} />
      <Section title={t('app.history.past')} id="sket">
        <PastList events={view.past.events} fresh={fresh} />
      </Section>
    </Page>
  );
}

function Promised({ view: { promises } }: { view: HistoryView }) {
  const over = promises.filter(({ state }) => state === 'kept' || state === 'not_kept');
  const open = promises.filter((one) => !over.includes(one));
  return (
    <Section title={t('app.promises')} id="loefter" intro={promises.length > 0 ? t('app.promises.intro') : undefined}>
      {open.length > 0 ? <Promises promises={open} /> : <p class="card quiet">{t('app.promises.none')}</p>}
      {over.length > 0 && (
        <Fold title={t('app.promises.over', {}, over.length)} open={over.length < 4}>
          <Promises promises={over} />
        </Fold>
      )}
    </Section>
  );
}

function Before({ earlier }: { earlier: Earlier[] }) {
  return (
    <Section title={t('app.earlier')} intro={t('app.earlier.intro')}>
      {earlier.length === 0 ? (
        <p class="soft">{t('app.earlier.none')}</p>
      ) : (
        <Links earlier={earlier.slice(0, most)} />
      )}
      {earlier.length > most && (
        <Fold title={t('app.earlier.all', {}, earlier.length - most)}>
          <Links earlier={earlier.slice(most)} />
        </Fold>
      )}
    </Section>
  );
}

/** How many earlier plans stand open; the rest can wait behind a line. */
const most = 6;

function Links({ earlier }: { earlier: Earlier[] }) {
  return (
    <ul class="links">
      {earlier.map(({ id, text }) => (
        <li key={id}>
          <Onward to={`/historik/${id}`} text={text} />
        </li>
      ))}
    </ul>
  );
}
