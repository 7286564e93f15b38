// To give somebody one thing that nobody asked for: one question at a time, and
// the text last. Nothing is kept before the reader has read it and said yes.
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ConsentsView } from '../consent-views';
import { t } from '../text';
import { categoryOf, ofThings, Reading, useText, Wrong, type OneOf, type Yes } from '../ui/consent';
import { Icon } from '../ui/icon';
import { PressButton, PressNote } from '../ui/press';
import type { Shown } from './sharing-page';
import { give } from './sharing-presses';

interface OfferProps extends Shown {
  done: () => void;
}

const steps = ['to', 'what', 'thing', 'purpose', 'read'] as const;

export function Offer(props: OfferProps) {
  const { view, done } = props;
  const [yes, setYes] = useState<Yes>({});
  const [step, setStep] = useState<(typeof steps)[number]>('to');
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [step]);
  const picked = categoryOf(view.from, yes.from, yes.category);
  const go = (change: Yes, next: typeof step) => {
    setYes({ ...yes, ...change });
    setStep(next);
  };
  const back = () => {
    const before = steps[steps.indexOf(step) - 1];
    if (!before) done();
    else setStep(before);
  };
  return (
    <div class="card consent offer">
      <h3 tabIndex={-1} ref={head}>
        {t('app.share.offer')}
      </h3>
      {step === 'to' && <Ways legend={t('app.share.step.to')} of={view.to.map(({ id, title }) => ({ key: id, text: title }))} onPick={(to) => go({ to }, 'what')} />}
      {step === 'what' && <What view={view} yes={yes} onPick={(from, category) => go({ from, category, item: undefined }, 'thing')} />}
      {step === 'thing' && picked && <Ways legend={t('app.share.thing')} of={ofThings(picked.things)} onPick={(item) => go({ item }, 'purpose')} />}
      {step === 'purpose' && <Ways legend={t('app.share.step.purpose')} of={view.purposes} onPick={(purpose) => go({ purpose }, 'read')} />}
      {step === 'read' && <Read {...props} yes={yes} />}
      <p class="buttons">
        <button type="button" class="link" onClick={back}>
          {t(step === 'to' ? 'app.cancel' : 'app.share.step.back')}
        </button>
      </p>
    </div>
  );
}

/** Each way is a press of its own: what is chosen leads on. */
const Ways = ({ legend, of, onPick }: { legend: string; of: OneOf[]; onPick: (key: string) => void }) => {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id}>
        <strong>{legend}</strong>
      </p>
      <ul class="ways">
        {of.map(({ key, text }) => (
          <li key={key}>
            <button type="button" class="way" onClick={() => onPick(key)}>
              {text}
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Whose it is, and what of it. Nobody is given what is their own. */
function What({ view, yes, onPick }: { view: ConsentsView; yes: Yes; onPick: (from: string, category: string) => void }) {
  return (
    <>
      <p>{t('app.share.step.what')}</p>
      {view.from
        .filter(({ from }) => from.id !== yes.to)
        .map(({ from, categories }) => (
          <Ways key={from.id} legend={from.title} of={categories} onPick={(category) => onPick(from.id, category)} />
        ))}
    </>
  );
}

function Read({ view, yes, after, done }: OfferProps & { yes: Yes }) {
  const [last, setLast] = useState<string>();
  const { text, ready, wrong, again } = useText('/api', { ...yes, item: yes.item || undefined, last });
  const place = 'consent:offer';
  if (!text) return wrong ? <Wrong wrong={wrong} again={again} /> : <p class="soft">{t('app.loading')}</p>;
  return (
    <>
      <Reading text={text} today={view.today} last={last ?? text.last} onLast={setLast} wrong={wrong} again={again} />
      <div class="equal">
        {ready ? (
          <PressButton then={done} order={{ place, label: t('app.share.yes'), said: t('app.share.yes.said'), request: give({ ...yes, item: yes.item || undefined }, text), after }} />
        ) : (
          <button type="button" class="button button-secondary" aria-disabled="true">
            {t('app.share.yes')}
          </button>
        )}
        <button type="button" class="button button-secondary" onClick={done}>
          {t('app.share.no')}
        </button>
      </div>
      <PressNote place={place} then={done} />
    </>
  );
}
