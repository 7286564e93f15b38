// What was told outside the app. The reader can say afterwards: »I know what they
// have told me, that it came, and what I will be reminded of next.«
import { useEffect } from 'preact/hooks';
import type { Told } from '../reminding-views';
import { language, t } from '../text';
import { Failed } from '../ui/failed';
import { Notice } from '../ui/notice';
import { Older } from '../ui/older';
import { Page, Section } from '../ui/page';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';
import { loadOlder, loadTold, pages, trouble } from './reminding-state';

export function NotificationsPage() {
  useEffect(() => void loadTold(), [language.value]);
  const view = pages.value[0];
  if (!view) return trouble.value ? <Failed failure={trouble.value} again={() => void loadTold()} /> : <Wait />;
  const told = pages.value.flatMap((page) => page.told);
  return (
    <Page title={t('app.remind.title')} lead={t('app.remind.told.lead')} back={{ to: '/aftaler', text: t('app.nav.appointments') }}>
      {trouble.value && (
        <Notice live>
          <p>{t('app.history.kept')}</p>
        </Notice>
      )}
      <Section title={t('app.remind.coming')}>
        {view.coming.length === 0 && <p class="card quiet">{t('app.remind.coming.none')}</p>}
        {view.coming.length > 0 && (
          <ul class="card rows">
            {view.coming.map(({ when, about, to }) => (
              <li class="told-line" key={when + about}>
                <p>
                  <strong>{about}</strong>
                </p>
                <p>{t('app.remind.coming.when', { when })}</p>
                <p>
                  <Onward to={to} text={t('app.remind.appointment')} />
                </p>
              </li>
            ))}
          </ul>
        )}
        <p>
          <Onward to="/paamindelser" text={t('app.remind.change')} />
        </p>
      </Section>
      <Section title={t('app.remind.told')}>
        {told.length === 0 && <p class="card quiet">{t('app.remind.told.none')}</p>}
        {told.length > 0 && (
          <ul class="card rows">
            {told.map((one) => (
              <Line key={one.id} told={one} />
            ))}
          </ul>
        )}
        <Older more={Boolean(pages.value.at(-1)?.next)} text={t('app.remind.older')} load={loadOlder} />
      </Section>
    </Page>
  );
}

function Line({ told: { title, about, when, state, text, to, seen } }: { told: Told }) {
  const failed = state === 'expired' || state === 'no_channel';
  return (
    <li class="told-line">
      <p>
        <strong>{title}</strong> {!seen && state !== 'waits' && <span class="chip chip-must">{t('app.remind.new')}</span>}
      </p>
      {about && <p>{about}</p>}
      <p class="soft small">{when}</p>
      <p class={failed ? 'told-failed' : undefined}>{text}</p>
      <p>
        <Onward to={to} text={t('app.remind.see')} />
      </p>
    </li>
  );
}
