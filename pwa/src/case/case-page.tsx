// One citizen, as the fagperson's department may see them for one purpose, which
// is chosen and said each time.
import { useEffect } from 'preact/hooks';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import type { DepartmentPlan, OpenEmergency, Purpose } from '../case-views';
import { list, look, lookAway, sight } from './case-state';
import { Closed } from './closed';
import { Danger } from './danger';
import { PurposeForm, purposeText } from './purpose';
import { Seen } from './seen';

export function CasePage({ citizen }: { citizen: string }) {
  const open = sight.value?.citizen === citizen ? sight.value : undefined;
  useEffect(() => lookAway, []);
  useEffect(() => {
    const now = sight.peek();
    if (now?.view) void look(now.citizen, now.purpose);
  }, [language.value]);
  const name = open?.view?.citizen ?? list.value?.cases.find(({ id }) => id === citizen)?.name ?? t('app.cases.someone');
  const back = { to: '/sager', text: t('app.cases.title') };
  if (open?.trouble) {
    const { trouble, purpose } = open;
    if (trouble.kind === 'problem' && trouble.problem.status === 404) return <Shut />;
    return <Failed failure={trouble} again={() => void look(citizen, purpose)} />;
  }
  if (open && !open.view) return <Wait text={t('app.cases.looking')} />;
  return (
    <Page title={name} back={back}>
      {open?.view ? <View key={open.purpose} citizen={citizen} view={open.view} purpose={open.purpose} /> : <PurposeForm citizen={citizen} />}
    </Page>
  );
}

function View({ citizen, view, purpose }: { citizen: string; view: DepartmentPlan; purpose: Purpose }) {
  return (
    <>
      {view.protection && (
        <Notice title={view.protection.title}>
          <p>{view.protection.text}</p>
        </Notice>
      )}
      {view.emergency && <Open citizen={citizen} emergency={view.emergency} purpose={purpose} />}
      <p class="case-for">
        {t('app.cases.for', { what: purposeText(purpose) })}{' '}
        <button type="button" class="link" onClick={lookAway}>
          {t('app.cases.other')}
        </button>
      </p>
      <Seen parts={view.parts} />
      <Closed citizen={citizen} closed={view.closed} purpose={purpose} />
      {!view.emergency && <Danger citizen={citizen} />}
    </>
  );
}

/** It closes by itself, and what was seen goes with it. */
function Open({ citizen, emergency, purpose }: { citizen: string; emergency: OpenEmergency; purpose: string }) {
  useEffect(() => {
    const timer = setTimeout(() => sight.peek() && void look(citizen, sight.peek()!.purpose), emergency.left * 1000 + 500);
    return () => clearTimeout(timer);
  }, [emergency]);
  return (
    <div class="case-open">
      <Notice live>
        <p>
          <strong>{emergency.text}</strong>
        </p>
        {purpose !== 'emergency' && (
          <button type="button" class="link" onClick={() => void look(citizen, 'emergency')}>
            {t('app.cases.danger.look')}
          </button>
        )}
      </Notice>
    </div>
  );
}

/** Said calmly: nobody did anything wrong. */
function Shut() {
  return (
    <Page title={t('app.cases.closed.title')}>
      <p role="status">{t('app.cases.closed.text')}</p>
      <p class="buttons">
        <a class="button button-primary" href="/sager">
          {t('app.cases.title')}
        </a>
      </p>
    </Page>
  );
}
