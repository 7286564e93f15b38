// One time is moved, or all of them. The citizen is told at once, with the reason.
import { useRef, useState } from 'preact/hooks';
import { longDay } from '../date';
import { t } from '../text';
import { after as later, clockOf, dateOf, instantOf, minutesBetween } from '../wall';
import { ClockInput, DayInput, Minutes, OrBoth, Send, TextField, useTexts } from './appointing-fields';
import { moveAppointment, type Span } from './appointing-presses';
import type { TimeFormProps } from './desk-times';
import { FindTimes } from './find-times';
import { Scope } from './scope';

export function MoveForm({ citizen, view, appointment, time, after, done, cancel }: TimeFormProps) {
  const [version] = useState(appointment.version);
  const [date, setDate] = useState(dateOf(time.start));
  const [clock, setClock] = useState(clockOf(time.start));
  const [minutes, setMinutes] = useState(minutesBetween(time.start, time.end));
  const [whole, setWhole] = useState(false);
  const [finding, setFinding] = useState(false);
  const [tried, setTried] = useState(false);
  const why = useRef<HTMLTextAreaElement>(null);
  const place = `appointing:${citizen.id}:move:${time.appointment}:${time.at}`;
  const texts = useTexts(place);
  const start = date && clock ? instantOf(date, clock) : '';
  const lacks = !start || !texts.sent('why');
  const said = t('app.appointing.moved', { name: citizen.firstName });
  const order = (now: number) => ({
    place,
    label: t('app.appointing.move.save'),
    said,
    request: moveAppointment(citizen.id, appointment.id, now, {
      at: whole ? undefined : time.at,
      start,
      end: start && later(start, minutes),
      place: texts.sent('place'),
      why: texts.sent('why'),
    }),
    after,
  });
  const then = () => {
    texts.forget();
    cancel();
    done(said);
  };
  const take = ([found]: Span[]) => {
    if (!found) return;
    setDate(dateOf(found.start));
    setClock(clockOf(found.start));
  };
  const mine = start && `${longDay(date)} ${t('app.appointing.at', { clock: clock.replace(':', '.') })}`;
  return (
    <OrBoth place={place} mine={mine} order={order} then={then} leave={cancel}>
      <div class="decide-form">
        {appointment.repeats && <Scope whole={whole} set={setWhole} />}
        <div class="field-row">
          <DayInput label={t('app.appointing.day')} value={date} min={view.today} set={setDate} wrong={tried && !date ? t('app.appointing.missing.day') : undefined} />
          <ClockInput label={t('app.appointing.clock')} value={clock} set={setClock} wrong={tried && !clock ? t('app.appointing.missing.clock') : undefined} />
          <Minutes value={minutes} set={setMinutes} />
        </div>
        {finding ? (
          <FindTimes single fixed instead={{ appointment: appointment.id, at: time.at }} citizen={citizen.id} today={view.today} minutes={minutes} chosen={start ? [{ start, end: '' }] : []} choose={take} />
        ) : (
          <p>
            <button type="button" class="link" onClick={() => setFinding(true)}>
              {t('app.appointing.find')}
            </button>
          </p>
        )}
        <TextField texts={texts} name="place" label={t('app.appointing.place.other')} />
        <TextField
          long
          texts={texts}
          name="why"
          most={500}
          field={why}
          plain={place}
          label={t('app.appointing.why.move', { name: citizen.firstName })}
          wrong={tried && !texts.sent('why') ? t('app.appointing.missing.why') : undefined}
        />
        <p>{t('app.appointing.move.means', { name: citizen.firstName })}</p>
        <Send
          order={order(version)}
          lacks={lacks}
          refuse={() => {
            setTried(true);
            if (start) why.current?.focus();
          }}
          then={then}
          cancel={cancel}
        />
      </div>
    </OrBoth>
  );
}
