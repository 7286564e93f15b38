// Times the citizen has been offered and not chosen yet. An offer can be taken back.
import { useState } from 'preact/hooks';
import { t } from '../text';
import type { Offer } from '../views';
import type { FormProps } from './appointing';
import { cancelAppointment } from './appointing-presses';
import { WhyForm } from './why-form';

export function Offered({ offer, citizen, after, done }: FormProps & { offer: Offer }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <article class="card stack">
      <h3>{offer.title}</h3>
      {offer.instead && (
        <p>
          {t('app.appointing.offered.instead')}{' '}
          <s>
            {offer.instead.day} {offer.instead.clock}
          </s>
        </p>
      )}
      <ul class="points">
        {offer.times.map((time) => (
          <li key={time.offer}>
            {time.day} <span class="whole">{time.clock}</span>
          </li>
        ))}
      </ul>
      {open ? (
        <WhyForm
          place={`appointing:${citizen.id}:offer-back:${offer.id}`}
          version={offer.version}
          name={citizen.firstName}
          label={t('app.appointing.offer.back')}
          means={t('app.appointing.offer.back.means', { name: citizen.firstName })}
          said={t('app.appointing.offer.back.said')}
          send={(version, why) => cancelAppointment(citizen.id, offer.id, version, why)}
          {...{ after, done, cancel: close }}
        />
      ) : (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
            {t('app.appointing.offer.back')}
          </button>
        </p>
      )}
    </article>
  );
}
