// Another time instead of one, of those that fit all: moved to the one picked, or
// several offered for the citizen to choose among. The old time stands until then.
import { useState } from 'preact/hooks';
import { t } from '../text';
import { minutesBetween } from '../wall';
import { Send } from './appointing-fields';
import { moveAppointment, offerTimes, type Span, type Spot } from './appointing-presses';
import type { TimeFormProps } from './desk-times';
import { FindTimes } from './find-times';
import { WhyForm } from './why-form';

export function Rearrange(form: TimeFormProps) {
  const { citizen, view, appointment, time, after, done, cancel } = form;
  const [chosen, setChosen] = useState<Span[]>([]);
  const [tried, setTried] = useState(false);
  const name = citizen.firstName;
  const place = `appointing:${citizen.id}:find:${time.appointment}:${time.at}`;
  const instead: Spot = { appointment: appointment.id, at: time.at };
  const [one, ...others] = chosen;
  const said = t('app.appointing.offered.said', { name });
  return (
    <div class="decide-form">
      <FindTimes citizen={citizen.id} today={view.today} minutes={minutesBetween(time.start, time.end)} instead={instead} chosen={chosen} choose={setChosen} />
      {one && others.length === 0 ? (
        <WhyForm
          place={place}
          version={appointment.version}
          name={name}
          label={t('app.appointing.move.to')}
          means={t('app.appointing.move.means', { name })}
          said={t('app.appointing.moved', { name })}
          send={(version, why) => moveAppointment(citizen.id, appointment.id, version, { at: time.at, ...one, why })}
          {...{ after, done, cancel }}
        />
      ) : (
        <>
          <p>{t(one ? 'app.appointing.offer.instead' : 'app.appointing.pick.help', { name })}</p>
          {tried && !one && <p class="wrong">{t('app.appointing.missing.times')}</p>}
          <Send
            order={{
              place,
              label: one ? t('app.appointing.offer', { count: chosen.length }) : t('app.appointing.offer.some'),
              said,
              request: offerTimes(citizen.id, {}, chosen, instead),
              after,
            }}
            lacks={!one}
            refuse={() => setTried(true)}
            then={() => {
              cancel();
              done(said);
            }}
            cancel={cancel}
          />
        </>
      )}
    </div>
  );
}
