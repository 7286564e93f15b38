// A new appointment: what, when and what the citizen is to know. With one time it
// stands at once; with several the citizen chooses.
import { useRef, useState } from 'preact/hooks';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { after as later, instantOf } from '../wall';
import { ClockInput, DayInput, Minutes, Select, Send, TextField, useTexts, type Texts } from './appointing-fields';
import type { FormProps } from './appointing';
import { makeAppointment, offerTimes, type Details, type Repeat, type Span } from './appointing-presses';
import { FindTimes } from './find-times';

export function NewAppointment(form: FormProps) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setTimeout(() => opener.current?.focus());
  };
  if (open) return <Form {...form} close={close} sent={() => setOpen(false)} />;
  return (
    <p class="buttons">
      <button type="button" class={form.view.asks.length > 0 ? 'button button-secondary' : 'button button-primary'} ref={opener} onClick={() => setOpen(true)}>
        {t('app.appointing.new')}
      </button>
    </p>
  );
}

type Again = '' | 'weekdays' | 'week' | 'fortnight' | 'month';
const rules: Record<Exclude<Again, ''>, Repeat> = {
  weekdays: { every: 'week', days: [1, 2, 3, 4, 5] },
  week: { every: 'week' },
  fortnight: { every: 'week', interval: 2 },
  month: { every: 'month' },
};

function Form({ citizen, view, after, done, close, sent }: FormProps & { close: () => void; sent: () => void }) {
  const [finding, setFinding] = useState(false);
  const [date, setDate] = useState('');
  const [clock, setClock] = useState('');
  const [minutes, setMinutes] = useState(60);
  const [found, setFound] = useState<Span[]>([]);
  const [again, setAgain] = useState<Again>('');
  const [until, setUntil] = useState('');
  const [must, setMust] = useState(false);
  const [companion, setCompanion] = useState('');
  const [tried, setTried] = useState(false);
  const title = useRef<HTMLInputElement>(null);
  const place = `appointing:${citizen.id}:new`;
  const texts = useTexts(place);
  const name = citizen.firstName;
  const start = date && clock ? instantOf(date, clock) : '';
  const times = finding ? found : start ? [{ start, end: later(start, minutes) }] : [];
  const [time] = times;
  const details: Details = {
    title: texts.sent('title'),
    place: texts.sent('place'),
    with: texts.sent('with'),
    mandatory: must,
    bring: texts.sent('bring')?.split('\n').map((thing) => thing.trim()).filter(Boolean),
    prepare: texts.sent('prepare'),
    way: texts.sent('way'),
    interpreter: texts.sent('interpreter'),
    companion,
  };
  const several = times.length > 1;
  const repeat = again && !several ? { ...rules[again], until: until || undefined } : undefined;
  const said = t(several ? 'app.appointing.offered.said' : 'app.appointing.made', { name });
  const request = several || !time ? offerTimes(citizen.id, details, times) : makeAppointment(citizen.id, details, time, repeat);
  const then = () => {
    texts.forget();
    sent();
    done(said);
  };
  const refuse = () => {
    setTried(true);
    if (!details.title) title.current?.focus();
  };
  return (
    <section class="card decide-form" aria-label={t('app.appointing.new')}>
      <h2>{t('app.appointing.new')}</h2>
      <TextField texts={texts} name="title" label={t('app.appointing.what')} most={120} plain={place} subject field={title} wrong={tried && !details.title ? t('app.appointing.missing.title') : undefined} />
      <fieldset class="targets">
        <legend>{t('app.appointing.when')}</legend>
        {[false, true].map((one) => (
          <label key={String(one)}>
            <input type="radio" name={`${place}:when`} checked={finding === one} onChange={() => setFinding(one)} />
            {t(one ? 'app.appointing.when.find' : 'app.appointing.when.known')}
          </label>
        ))}
      </fieldset>
      {finding ? (
        <>
          <Minutes value={minutes} set={setMinutes} />
          <FindTimes fixed citizen={citizen.id} today={view.today} minutes={minutes} chosen={found} choose={setFound} />
          {tried && !time && <p class="wrong">{t('app.appointing.missing.times')}</p>}
        </>
      ) : (
        <div class="field-row">
          <DayInput label={t('app.appointing.day')} value={date} min={view.today} set={setDate} wrong={tried && !date ? t('app.appointing.missing.day') : undefined} />
          <ClockInput label={t('app.appointing.clock')} value={clock} set={setClock} wrong={tried && !clock ? t('app.appointing.missing.clock') : undefined} />
          <Minutes value={minutes} set={setMinutes} />
        </div>
      )}
      {!several && (
        <div class="field-row">
          <Select
            label={t('app.appointing.again')}
            value={again}
            options={[
              ['', t('app.appointing.again.once')],
              ['weekdays', t('app.appointing.again.weekdays')],
              ['week', t('app.appointing.again.week')],
              ['fortnight', t('app.appointing.again.fortnight')],
              ['month', t('app.appointing.again.month')],
            ]}
            set={(rule) => setAgain(rule as Again)}
          />
          {again && <DayInput label={t('app.appointing.until')} value={until} min={date || view.today} set={setUntil} />}
        </div>
      )}
      <TextField texts={texts} name="place" label={t('app.appointing.place')} />
      <TextField texts={texts} name="with" label={t('app.appointing.with', { name })} most={120} />
      <Fold title={t('app.appointing.more')}>
        <More texts={texts} place={place} name={name} companion={companion} setCompanion={setCompanion} />
      </Fold>
      <div class="big-rows">
        <label>
          <input type="checkbox" checked={must} onChange={() => setMust(!must)} />
          {t('app.appointing.must', { name })}
        </label>
      </div>
      <p>{t(must ? 'app.appointing.must.means' : 'app.appointing.may.means', { name })}</p>
      <p>{t(several ? 'app.appointing.offer.means' : 'app.appointing.make.means', { name })}</p>
      <Send
        order={{ place, label: several ? t('app.appointing.offer', { count: times.length }) : t('app.appointing.make'), said, request, after }}
        lacks={!details.title || !time}
        refuse={refuse}
        then={then}
        cancel={close}
      />
    </section>
  );
}

interface MoreProps {
  texts: Texts;
  place: string;
  name: string;
  companion: string;
  setCompanion: (companion: string) => void;
}

/** What helps the citizen to come prepared. */
function More({ texts, place, name, companion, setCompanion }: MoreProps) {
  return (
    <>
      <TextField long texts={texts} name="bring" label={t('app.appointing.bring', { name })} hint={t('app.appointing.bring.hint')} most={1000} />
      <TextField long texts={texts} name="prepare" label={t('app.appointing.prepare', { name })} most={500} plain={place} />
      <TextField long texts={texts} name="way" label={t('app.appointing.way', { name })} most={500} plain={place} />
      <TextField texts={texts} name="interpreter" label={t('app.appointing.interpreter')} hint={t('app.appointing.interpreter.hint')} most={60} />
      <Select
        label={t('app.appointing.companion')}
        value={companion}
        options={[
          ['', t('app.appointing.companion.none')],
          ['may', t('app.appointing.companion.may', { name })],
          ['comes', t('app.appointing.companion.comes', { name })],
        ]}
        set={setCompanion}
      />
    </>
  );
}
