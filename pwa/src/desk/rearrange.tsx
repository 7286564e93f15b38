// Another time instead of one: times that fit all, offered for the citizen to
// choose one of. The old time stands until then.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { minutesBetween } from '../wall';
import { Send } from './appointing-fields';
import { offerTimes, type Span } from './appointing-presses';
import type { TimeFormProps } from './desk-times';
import { FindTimes } from './find-times';

export function Rearrange({ citizen, view, appointment, time, after, done, cancel }: TimeFormProps) {
  const [chosen, setChosen] = useState<Span[]>([]);
  const [tried, setTried] = useState(false);
  const place = `appointing:${citizen.id}:offer:${time.appointment}:${time.at}`;
  const said = t('app.appointing.offered.said', { name: citizen.firstName });
  return (
    <div class="decide-form">
      <FindTimes citizen={citizen.id} today={view.today} minutes={minutesBetween(time.start, time.end)} chosen={chosen} choose={setChosen} />
      <p>{t('app.appointing.offer.instead', { name: citizen.firstName })}</p>
      {tried && chosen.length === 0 && <p class="wrong">{t('app.appointing.missing.times')}</p>}
      <Send
        order={{
          place,
          label: chosen.length > 0 ? t('app.appointing.offer', {}, chosen.length) : t('app.appointing.offer.some'),
          said,
          request: offerTimes(citizen.id, {}, chosen, { appointment: appointment.id, at: time.at }),
          after,
        }}
        lacks={chosen.length === 0}
        refuse={() => setTried(true)}
        then={() => {
          cancel();
          done(said);
        }}
        cancel={cancel}
      />
    </div>
  );
}
