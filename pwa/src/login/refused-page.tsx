// Why a login opened nothing, and what to do. The reader can say afterwards: »I know
// why I did not get in, what I do now, and that nothing is kept about me.« The code in
// the address says nothing to who reads it over a shoulder; models/login.go has the
// same table.
import type { ComponentChild } from 'preact';
import '../refused-texts';
import { t, type Key } from '../text';
import { Call } from '../ui/call';
import { Page, Section } from '../ui/page';
import type { Me } from '../views';
import { beginAt } from './begin';

interface Why {
  title: Key;
  lead: Key;
  texts: Key[];
  /** What there is to do first: try again, as a citizen or as staff, or call. */
  first?: 'citizen' | 'staff' | 'call';
  /** Also worth saying to somebody who came for another's plan. */
  proxy?: boolean;
  more?: () => ComponentChild;
}

const reasons: Record<string, Why> = {
  k7: {
    title: 'app.refused.unknown.title',
    lead: 'app.refused.unknown.lead',
    texts: ['app.refused.unknown.why', 'app.refused.unknown.next', 'app.refused.unknown.kept'],
    first: 'call',
    proxy: true,
  },
  p2: { title: 'app.refused.nocpr.title', lead: 'app.refused.nocpr.lead', texts: ['app.refused.nocpr.next', 'app.refused.nocpr.kept'], first: 'call' },
  u4: { title: 'app.refused.young.title', lead: 'app.refused.young.lead', texts: ['app.refused.young.talk'], first: 'call', more: () => <Young /> },
  n9: { title: 'app.refused.low.title', lead: 'app.refused.low.lead', texts: ['app.refused.low.next', 'app.refused.low.help'], first: 'citizen' },
  f3: { title: 'app.refused.cancelled.title', lead: 'app.refused.cancelled.lead', texts: [], first: 'citizen', proxy: true },
  d5: { title: 'app.refused.down.title', lead: 'app.refused.down.lead', texts: ['app.refused.down.in'], first: 'citizen' },
  g8: { title: 'app.refused.old.title', lead: 'app.refused.old.lead', texts: ['app.refused.old.next'], first: 'citizen' },
  r6: { title: 'app.refused.role.title', lead: 'app.refused.role.lead', texts: ['app.refused.role.next'], first: 'staff' },
  s1: { title: 'app.refused.other.title', lead: 'app.refused.other.lead', texts: ['app.refused.other.next'] },
  v5: { title: 'app.refused.broken.title', lead: 'app.refused.broken.lead', texts: ['app.refused.broken.next'], first: 'citizen' },
  c0: { title: 'app.refused.closed.title', lead: 'app.refused.closed.lead', texts: [], first: 'call' },
};

/** Where somebody reads about seeing another's plan; the name says nothing either. */
const proxyCode = 'b4';

/** After the code stands this for who works here: their login is not MitID. */
const ofStaff = 'm';

export function RefusedPage({ code = '', me }: { code?: string; me: Me }) {
  if (code === proxyCode) return <Proxy phone={me.phone} />;
  const staff = code.endsWith(ofStaff);
  const bare = staff ? code.slice(0, -1) : code;
  const why = (Object.hasOwn(reasons, bare) && reasons[bare]) || reasons.v5!;
  const first = why.first === 'citizen' && staff ? 'staff' : why.first;
  return (
    <Page title={t(why.title, { login: staff ? t('app.refused.login.own') : 'MitID' })} lead={t(why.lead)}>
      {why.texts.map((text) => (
        <p key={text}>{t(text)}</p>
      ))}
      <p class="buttons">
        {first === 'citizen' && <Again by="citizen" text="app.refused.again" />}
        {first === 'staff' && <Again by="staff" text="app.refused.role.again" />}
        {me.phone && !staff && <Call phone={me.phone} big={first === 'call'} />}
        <a class={first ? 'button button-secondary' : 'button button-primary'} href="/">
          {t('app.refused.front')}
        </a>
      </p>
      {why.more?.()}
      {why.proxy && !staff && (
        <p>
          <a href={`/login/${proxyCode}`}>{t('app.refused.other')}</a>
        </p>
      )}
    </Page>
  );
}

const Again = ({ by, text }: { by: 'citizen' | 'staff'; text: Key }) => (
  <a class="button button-primary" href={beginAt(by)} target="_self">
    {t(text)}
  </a>
);

/** Free, and calls are not shown on a bill. */
const childrensLine = '116 111';

function Young() {
  return (
    <>
      <Section title={t('app.refused.young.ages')}>
        <p>{t('app.refused.young.ten')}</p>
        <p>{t('app.refused.young.thirteen')}</p>
        <p>{t('app.refused.young.fifteen')}</p>
        <p>{t('app.refused.young.parent')}</p>
      </Section>
      <Section title={t('app.refused.young.children')}>
        <p>{t('app.refused.young.help')}</p>
        <p class="buttons">
          <Call phone={childrensLine} />
        </p>
      </Section>
    </>
  );
}

/** What a guardian, or somebody with a power of attorney, can do today. */
function Proxy({ phone }: { phone: string }) {
  return (
    <Page title={t('app.refused.proxy.title')} lead={t('app.refused.proxy.lead')} back={{ to: '/', text: t('app.refused.front') }}>
      <Section title={t('app.refused.proxy.can')}>
        <p>{t('app.refused.proxy.together')}</p>
        <p>{t('app.refused.proxy.print')}</p>
        <p>{t('app.refused.proxy.call')}</p>
        {phone && (
          <p class="buttons">
            <Call phone={phone} big />
          </p>
        )}
        <p>{t('app.refused.proxy.never')}</p>
      </Section>
    </Page>
  );
}
