// A department asks. What a no means is said before the choice, and the two
// answers are the same size.
import { useState } from 'preact/hooks';
import type { Consent, ConsentText } from '../consent-views';
import { t } from '../text';
import { Happened, ofThings, Pick, Reading, useText } from '../ui/consent';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import type { Shown } from './sharing-page';
import { sayNo, sayYes } from './sharing-presses';

export function AskedCard({ view, consent, after }: Shown & { consent: Consent }) {
  const [item, setItem] = useState<string>();
  const [last, setLast] = useState<string>();
  const { ask, title, things } = consent;
  return (
    <article class="card consent">
      <h3>{title}</h3>
      {!ask ? (
        <Gone consent={consent} after={after} />
      ) : item === undefined && last === undefined ? (
        <Answer view={view} consent={consent} text={ask} last={ask.last} onLast={setLast} after={after} />
      ) : (
        <Other view={view} consent={consent} item={item} last={last ?? ask.last} onLast={setLast} after={after} />
      )}
      {ask && things.length > 0 && (
        <Fold title={t('app.share.less')}>
          <Pick legend={t('app.share.thing')} of={ofThings(things)} chosen={item ?? ''} onPick={setItem} />
        </Fold>
      )}
      <Happened consent={consent} />
    </article>
  );
}

const nothing = () => undefined;

interface OneProps extends Shown {
  consent: Consent;
  item?: string;
  last: string;
  onLast: (last: string) => void;
}

/** The text for what the reader has chosen otherwise; fetched, since it is what is kept. */
function Other(props: OneProps) {
  const { consent, item, last } = props;
  const { text = consent.ask!, ready, wrong, again } = useText('/api', { consent: consent.id, item: item || undefined, last });
  return <Answer {...props} text={text} wrong={wrong} again={again} waits={!ready} />;
}

function Answer({ view, consent, item, text, last, onLast, wrong, again = nothing, waits, after }: OneProps & { text: ConsentText; wrong?: string; again?: () => void; waits?: boolean }) {
  const place = `consent:${consent.id}`;
  return (
    <>
      <Reading text={text} today={view.today} last={last} onLast={onLast} wrong={wrong} again={again} />
      <div class="equal">
        {waits ? (
          <button type="button" class="button button-secondary" aria-disabled="true">
            {t('app.share.yes')}
          </button>
        ) : (
          <PressButton order={{ place, label: t('app.share.yes'), said: t('app.share.yes.said'), request: sayYes(consent, item || undefined, text), after }} />
        )}
        <PressButton order={{ place, label: t('app.share.no'), said: t('app.share.no.said'), request: sayNo(consent), after }} />
      </div>
      <PressNote place={place} />
    </>
  );
}

/** What was asked about stands in no plan any more. */
function Gone({ consent, after }: { consent: Consent; after: Shown['after'] }) {
  const place = `consent:${consent.id}`;
  return (
    <>
      <p>{t('app.share.gone')}</p>
      <p class="buttons">
        <PressButton order={{ place, label: t('app.share.no'), said: t('app.share.no.said'), request: sayNo(consent), after }} />
      </p>
      <PressNote place={place} />
    </>
  );
}
