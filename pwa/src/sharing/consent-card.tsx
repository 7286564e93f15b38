// A yes that holds or rests: what it is, and how it is made less, paused or taken
// back. Taking back is two taps, and asks for no reason.
import { useId, useState } from 'preact/hooks';
import type { Consent } from '../consent-views';
import { t } from '../text';
import { About, Happened, ofThings, Pick } from '../ui/consent';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import { Onward } from '../ui/time-row';
import { ReceiptLinks } from './receipt';
import { Seen } from './seen';
import type { Shown } from './sharing-page';
import { narrow, pause, resume, takeBack } from './sharing-presses';

interface CardProps extends Shown {
  consent: Consent;
}

export function ConsentCard(props: CardProps) {
  const { consent, after } = props;
  const [back, setBack] = useState(false);
  const place = `consent:${consent.id}`;
  const paused = consent.state === 'paused';
  const rest = paused
    ? { place, label: t('app.share.resume'), said: t('app.share.resume.said'), request: resume(consent), after }
    : { place, label: t('app.share.pause'), said: t('app.share.pause.said'), request: pause(consent), after };
  return (
    <article class={paused ? 'card consent consent-paused' : 'card consent'}>
      <h3>{consent.title}</h3>
      <About consent={consent} />
      <p>
        <strong>{consent.now}</strong> {consent.soon && <span class="soft">{t('app.share.soon')}</span>}
      </p>
      {consent.limit && <p class="soft small">{consent.limit}</p>}
      {back ? (
        <Back consent={consent} after={after} keep={() => setBack(false)} />
      ) : (
        <div class="equal">
          <button type="button" class="button button-secondary" onClick={() => setBack(true)}>
            {t('app.share.back')}
          </button>
          <PressButton order={rest} />
        </div>
      )}
      <PressNote place={place} />
      <Less {...props} />
      <Happened consent={consent} />
      <SeenBy consent={consent} />
      <Onward to={`/deling/se/${encodeURIComponent(consent.to.id)}/${consent.purpose.key}`} text={t('app.share.see.one', { to: consent.to.title })} />
    </article>
  );
}

/** Who has seen it is asked for when somebody wants to know. */
export function SeenBy({ consent }: { consent: Consent }) {
  const [shown, setShown] = useState(false);
  if (!shown)
    return (
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={() => setShown(true)}>
          {t('app.share.seen.show')}
        </button>
      </p>
    );
  return (
    <div class="stack">
      <Seen consent={consent.id} version={consent.version} />
      <ReceiptLinks consent={consent.id} />
    </div>
  );
}

/** The second tap stands where the first did. */
function Back({ consent, after, keep }: { consent: Consent; after: Shown['after']; keep: () => void }) {
  const place = `consent:${consent.id}`;
  return (
    <div class="stack">
      <p>{t('app.share.back.what', { to: consent.to.title })}</p>
      <div class="equal">
        <PressButton order={{ place, label: t('app.share.back.yes'), said: t('app.share.back.said'), request: takeBack(consent), after }} />
        <button type="button" class="button button-secondary" onClick={keep}>
          {t('app.share.back.no')}
        </button>
      </div>
    </div>
  );
}

function Less({ view, consent, after }: CardProps) {
  const id = useId();
  const [item, setItem] = useState('');
  const [last, setLast] = useState(consent.last ?? '');
  const { things } = consent;
  const place = `consent:${consent.id}:less`;
  const less = item !== '' || (last !== '' && last < (consent.last ?? ''));
  const order = { place, label: t('app.share.less.do'), said: t('app.share.less.said'), request: narrow(consent, item || undefined, last < (consent.last ?? '') ? last : undefined), after };
  return (
    <Fold title={t('app.share.less')}>
      {things.length > 0 && <Pick legend={t('app.share.thing')} of={ofThings(things)} chosen={item} onPick={setItem} />}
      <p class="field">
        <label for={id}>{t('app.share.last')}</label>
        <input id={id} type="date" min={view.today} max={consent.last} value={last} onInput={(event) => setLast(event.currentTarget.value)} />
      </p>
      {less ? (
        <p class="buttons">
          <PressButton order={order} />
        </p>
      ) : (
        <p class="soft">{t('app.share.less.how')}</p>
      )}
      <PressNote place={place} />
    </Fold>
  );
}
