// Times to choose one of. The reader can say afterwards: »I have chosen this one,
// and the others are gone.«
import { useId, useRef, useState } from 'preact/hooks';
import { t } from '../text';
import { Told } from '../ui/notice';
import { PressButton, PressNote } from '../ui/press';
import { Onward } from '../ui/time-row';
import type { Offer, PlanView } from '../views';
import { chooseTime } from './appointment-presses';

/** All of them, or only the one with this id. What was chosen is said where the choice stood. */
export function Offers({ plan, only }: { plan: PlanView; only?: string }) {
  const [chosen, setChosen] = useState<string>();
  const offers = (plan.offers ?? []).filter(({ id }) => only === undefined || id === only);
  return (
    <>
      {chosen && (
        <Told key={chosen}>
          <p>
            <strong>{chosen}</strong>
          </p>
        </Told>
      )}
      {offers.map((offer) => (
        <OfferCard key={offer.id} offer={offer} then={setChosen} />
      ))}
    </>
  );
}

function OfferCard({ offer, then }: { offer: Offer; then: (text: string) => void }) {
  const id = useId();
  const [wanted, setWanted] = useState<string>();
  const [tried, setTried] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  const place = `offer:${offer.id}`;
  const time = offer.times.find((one) => one.offer === wanted);
  const { instead } = offer;
  const done = t('app.appointment.offer.chosen', { when: time ? `${time.day} ${time.clock}` : '' });
  const about = [offer.with, offer.place, offer.travel].filter(Boolean).join(' · ');
  return (
    <article class="card offer stack" id={`offer-${offer.id}`} tabIndex={-1}>
      <h2>{offer.text}</h2>
      <p>
        <strong>{offer.title}</strong>
        {about && <span class="soft block">{about}</span>}
        <span class={offer.must ? 'must block' : 'soft block'}>{offer.mustText}</span>
      </p>
      {instead && (
        <p>
          {t('app.appointment.offer.instead')}{' '}
          <s>
            {instead.day} {instead.clock}
          </s>
        </p>
      )}
      <p>{offer.consequence}</p>
      <fieldset class="big-rows" aria-describedby={tried && !time ? `${id}-wrong` : undefined}>
        <legend>{t('app.appointment.offer.which')}</legend>
        {tried && !time && (
          <p class="wrong" id={`${id}-wrong`}>
            {t('app.appointment.offer.missing')}
          </p>
        )}
        {offer.times.map((one, i) => (
          <label key={one.offer}>
            <input type="radio" name={id} ref={i === 0 ? first : undefined} checked={one.offer === wanted} onChange={() => setWanted(one.offer)} />
            <span>
              <span class="capital">{one.day}</span> <strong class="whole">{one.clock}</strong>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="buttons">
        {time ? (
          <PressButton
            kind="primary"
            then={() => then(done)}
            order={{ place, label: t('app.appointment.offer.choose'), said: done, request: chooseTime(offer.id, time.offer) }}
          />
        ) : (
          <button
            type="button"
            class="button button-primary"
            onClick={() => {
              setTried(true);
              first.current?.focus();
            }}
          >
            {t('app.appointment.offer.choose')}
          </button>
        )}
      </p>
      <PressNote place={place} then={() => then(done)} />
      <p>
        <Onward to="/beskeder/ny" text={t('app.appointment.offer.none')} />
      </p>
    </article>
  );
}
