// Where and with whom it is, and how one comes there. No map is loaded: a press
// says what leaves the phone, and only then leads out.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { Explained } from '../ui/explained';
import { Facts } from '../ui/facts';
import type { Appointment, Time } from '../views';

export function Where({ appointment, time }: { appointment: Appointment; time?: Time }) {
  const place = time?.place ?? appointment.place;
  const address = time?.place || time?.address ? time.address : appointment.address;
  return (
    <div class="card stack">
      <Facts
        facts={[
          [t('app.appointment.where'), [place, address].filter(Boolean).join(', ')],
          [t('app.appointment.way'), appointment.way && <Explained text={appointment.way} />],
          [t('app.appointment.travel'), appointment.travel],
          [t('app.appointment.with'), appointment.with],
          [t('app.appointment.who'), appointment.who],
          [t('app.appointment.interpreter'), appointment.interpreter],
          [t('app.appointment.companion'), appointment.companion],
          [t('app.appointment.unit'), appointment.unit],
          [t('app.appointment.repeats'), appointment.repeats],
        ]}
      />
      {address && <MapLink key={address} address={address} />}
    </div>
  );
}

export const mapAddress = (address: string) => `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`;

function MapLink({ address }: { address: string }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={() => setOpen(true)}>
          {t('app.appointment.map')}
        </button>
      </p>
    );
  }
  return (
    <div class="map-out stack">
      <p>{t('app.appointment.map.out')}</p>
      <p class="buttons">
        <a class="button button-secondary" href={mapAddress(address)} target="_blank" rel="noopener noreferrer" ref={focus}>
          {t('app.appointment.map.open')}
        </a>
      </p>
    </div>
  );
}

/** The button that opened it is gone: the focus goes on to the link. */
const focus = (link: HTMLAnchorElement | null) => link?.focus();
