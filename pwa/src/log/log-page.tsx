// Who has looked, and why. The reader can say afterwards: »I know who has looked,
// and why, and I can ask.«
import { useEffect, useState } from 'preact/hooks';
import './log.scss';
import { moment } from '../date';
import type { LogTexts, LogWeek } from '../log-views';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { Older } from '../ui/older';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';
import { LogLines } from './log-line';
import { loadLog, loadOlder, loadWhole, pages, trouble, whole } from './log-state';

export function LogPage() {
  const [others, setOthers] = useState(false);
  useEffect(() => {
    void loadLog();
    void loadWhole();
  }, [language.value]);
  const view = pages.value[0];
  if (!view) return trouble.value ? <Failed failure={trouble.value} again={() => void loadLog()} /> : <Wait />;
  const { texts, names, empty } = view;
  const weeks = pages.value.flatMap((page) => page.weeks).map((week) => (others ? ofOthers(week) : week));
  const shown = weeks.filter(({ lines, own }) => lines.length > 0 || own);
  return (
    <Page title={view.title} lead={view.lead} back={{ to: '/plan', text: t('app.nav.plan') }}>
      {trouble.value && (
        <Notice live>
          <p>{t('app.history.kept')}</p>
        </Notice>
      )}
      <p class="buttons log-filter" role="group" aria-label={view.title}>
        <Choice text={texts.everybody} on={!others} choose={() => setOthers(false)} />
        <Choice text={texts.others} on={others} choose={() => setOthers(true)} />
      </p>
      {empty && <p class="card quiet">{empty}</p>}
      {!empty && shown.length === 0 && <p class="card quiet">{texts.none}</p>}
      {shown.map((week) => (
        <Week key={`${week.id} ${week.lines[0]?.seq ?? ''}`} week={week} texts={texts} />
      ))}
      <Older more={Boolean(pages.value.at(-1)?.next)} text={texts.older} load={loadOlder} />
      {names && <p class="soft">{names}</p>}
      {whole.value && <p class="soft">{t('app.log.whole', { when: moment(whole.value) })}</p>}
    </Page>
  );
}

const ofOthers = ({ own: _, lines, ...week }: LogWeek): LogWeek => ({ ...week, lines: lines.filter(({ voice }) => voice !== 'citizen') });

function Choice({ text, on, choose }: { text: string; on: boolean; choose: () => void }) {
  return (
    <button type="button" class="button button-secondary" aria-pressed={on} onClick={choose}>
      {text}
    </button>
  );
}

function Week({ week: { title, lines, own }, texts }: { week: LogWeek; texts: LogTexts }) {
  return (
    <Section title={title} class="log-week">
      {lines.length > 0 && <LogLines lines={lines} texts={texts} />}
      {own && (
        <Fold title={own.text}>
          <LogLines lines={own.lines} texts={texts} />
        </Fold>
      )}
    </Section>
  );
}
