// Who may see what. The reader can say afterwards: »I know who may see what, and
// I can change it in two taps.«
import { useState } from 'preact/hooks';
import './sharing.scss';
import { read } from '../api';
import { useAnswer } from '../answer';
import type { Consent, ConsentsView } from '../consent-views';
import { later } from '../later';
import { changed } from '../news';
import { loadPlan } from '../press';
import { t } from '../text';
import { About, Happened, Statutes } from '../ui/consent';
import { Failed, Missing } from '../ui/failed';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { useStay } from '../ui/stay';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';
import { AskedCard } from './asked-card';
import { ConsentCard, SeenBy } from './consent-card';
import { Offer } from './offer';
import { SeeAsPage } from './see-as-page';

const family = later(() => import('../family/family-page'));

/** Which of the pages about sharing stands open. */
export function SharingPages({ page, department, purpose }: { page?: string; department?: string; purpose?: string }) {
  if (!page) return <SharingPage />;
  if (page === 'se') return <SeeAsPage department={department} purpose={purpose} />;
  return department || !/^familien(-ser)?$/.test(page) ? <Missing /> : <Family mine={page !== 'familien'} />;
}

function Family({ mine }: { mine: boolean }) {
  const part = family.use();
  if (!part) return family.missing.value ? <Failed failure={{ kind: 'offline' }} again={() => location.reload()} /> : <Wait />;
  return mine ? <part.MinePage /> : <part.FamilyPage />;
}

export function SharingPage() {
  const { value, failure, load } = useAnswer((language) => read<ConsentsView>('/api/consents', language), String(changed.value));
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  return (
    <>
      {failure && (
        <div class="notices">
          <Notice live>
            <p>{t('app.share.kept')}</p>
            <button type="button" class="link" onClick={() => void load()}>
              {t('app.error.again')}
            </button>
          </Notice>
        </div>
      )}
      <Whole view={value} after={async () => (await Promise.all([load(), loadPlan()])).every(Boolean)} />
    </>
  );
}

export interface Shown {
  view: ConsentsView;
  after: () => Promise<boolean>;
}

/** What is answered or taken back stays where it stood, so that nothing jumps. */
function Whole({ view, after }: Shown) {
  const all = [...view.asked, ...view.open, ...view.over];
  const place = useStay(all, ({ state }) => (state === 'asked' ? 'asked' : state === 'holds' || state === 'paused' ? 'open' : 'over'));
  const at = (where: string) => all.filter((one) => place(one) === where);
  const [asked, open, over] = [at('asked'), at('open'), at('over')];
  const [offering, setOffering] = useState(false);
  return (
    <Page title={t('app.share.title')} lead={t('app.share.lead')}>
      {asked.length > 0 && (
        <Section title={t('app.share.asked')}>
          {asked.map((one) => (one.state === 'asked' ? <AskedCard key={one.id} view={view} consent={one} after={after} /> : <Answered key={one.id} view={view} consent={one} after={after} />))}
        </Section>
      )}
      <Section title={t('app.share.open')}>
        {open.length === 0 && <p class="card quiet">{t('app.share.none')}</p>}
        {open.map((one) => (
          <Answered key={one.id} view={view} consent={one} after={after} />
        ))}
        {offering ? (
          <Offer view={view} after={after} done={() => setOffering(false)} />
        ) : (
          <p class="buttons">
            <button type="button" class="button button-secondary" onClick={() => setOffering(true)}>
              {t('app.share.offer')}
            </button>
          </p>
        )}
        <p>
          <Onward to="/deling/se" text={t('app.share.see')} />
        </p>
        <p>
          <Onward to="/deling/familien" text={t('app.share.family')} />
        </p>
        <p>
          <Onward to="/hvem-kiggede" text={t('app.share.see.log')} />
        </p>
        <p>
          <Onward to="/mine-data" text={t('app.share.see.own')} />
        </p>
      </Section>
      {view.statutes.length > 0 && (
        <Section title={t('app.share.law')} intro={t('app.share.law.intro')}>
          <Statutes statutes={view.statutes} />
        </Section>
      )}
      {over.length > 0 && (
        <Section title={t('app.share.over')}>
          <Fold title={t('app.share.over.count', {}, over.length)}>
            {over.map((one) => (
              <Over key={one.id} consent={one} />
            ))}
          </Fold>
        </Section>
      )}
    </Page>
  );
}

/** One that stood as open or asked when the page was opened, as it is now. */
function Answered({ view, consent, after }: Shown & { consent: Consent }) {
  const open = consent.state === 'holds' || consent.state === 'paused';
  return open ? <ConsentCard view={view} consent={consent} after={after} /> : <Over consent={consent} />;
}

const Over = ({ consent }: { consent: Consent }) => (
  <article class="card consent consent-over">
    <h3>{consent.title}</h3>
    <About consent={consent} />
    <p>
      <strong>{consent.now}</strong>
    </p>
    <Happened consent={consent} />
    <SeenBy consent={consent} />
  </article>
);
