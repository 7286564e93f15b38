// When appointments suit the reader. They can say afterwards: »They know when I
// am at my best, and they try to find times then.«
import { useEffect, useId, useState } from 'preact/hooks';
import './appointment.scss';
import { drafts, drop, forgetDraft, press, pressed, restOn, write } from '../press';
import { t, type Key } from '../text';
import { BothTexts } from '../ui/both-texts';
import { firstContact, firstName } from '../ui/contact';
import { Told } from '../ui/notice';
import { Page } from '../ui/page';
import { NoteField, PressButton, PressNote } from '../ui/press';
import type { PlanView } from '../views';
import { sayWishes, type Wished } from './appointment-presses';

const place = 'wishes';
const early = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00'];
const late = ['11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'];

export function WishesPage({ plan }: { plan: PlanView }) {
  const [count, setCount] = useState(0);
  const [saved, setSaved] = useState(false);
  const again = () => {
    drop(place);
    forgetDraft(place);
    setCount(count + 1);
  };
  const done = () => {
    again();
    setSaved(true);
  };
  return (
    <Page title={t('app.appointments.wishes')} lead={t('app.appointments.wishes.lead')} back={{ to: '/aftaler', text: t('app.nav.appointments') }}>
      {saved && (
        <Told key={count}>
          <p>
            <strong>{t('app.appointments.wishes.saved')}</strong>
          </p>
          <p>{plan.wishes.text}</p>
        </Told>
      )}
      <Form key={count} plan={plan} again={again} done={done} />
    </Page>
  );
}

interface FormProps {
  plan: PlanView;
  /** Begins anew with what stands. */
  again: () => void;
  done: () => void;
}

function Form({ plan, again, done }: FormProps) {
  const { wishes } = plan;
  const contact = firstContact(plan.people);
  const name = contact?.first ? firstName(contact.name) : t('app.load.someone');
  const [begun] = useState(() => restOn(place, wishes.version));
  const [notBefore, setNotBefore] = useState(wishes.notBefore ?? '');
  const [notAfter, setNotAfter] = useState(wishes.notAfter ?? '');
  const [days, setDays] = useState(wishes.days);
  // What stood there is what one changes, also the words.
  useEffect(() => {
    if (drafts.peek()[place] === undefined && wishes.note) write(place, wishes.note);
  }, []);
  const note = drafts.value[place] ?? '';
  const wished: Wished = { notBefore: notBefore || undefined, notAfter: notAfter || undefined, days, note: note.trim() || undefined };
  const order = (version: number) => ({ place, label: t('app.appointments.wishes.save'), said: t('app.appointments.wishes.saved'), request: sayWishes(wished, version) });
  const clash = pressed.value[place]?.clash;
  if (clash) {
    const keep = async () => {
      if (await press(order(clash.version))) done();
    };
    return <BothTexts question={t('app.appointments.wishes.clash')} mine={saidOf(wished)} theirs={clash.theirs} keep={() => void keep()} leave={again} />;
  }
  const toggle = (day: number) => setDays(days.includes(day) ? days.filter((one) => one !== day) : [...days, day].sort());
  return (
    <div class="card stack wishes">
      <Hour label={t('app.appointments.wishes.before')} any={t('app.appointments.wishes.early')} value={notBefore} hours={early} choose={setNotBefore} />
      <Hour label={t('app.appointments.wishes.after')} any={t('app.appointments.wishes.late')} value={notAfter} hours={late.filter((one) => one > notBefore)} choose={setNotAfter} />
      <fieldset class="big-rows">
        <legend>{t('app.appointments.wishes.days')}</legend>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label key={day}>
            <input type="checkbox" checked={days.includes(day)} onChange={() => toggle(day)} />
            <span class="capital">{t(weekday(day))}</span>
          </label>
        ))}
      </fieldset>
      <NoteField place={place} label={t('app.appointments.wishes.note')} />
      <ul class="points">
        <li>{t('app.appointments.wishes.sees', { name })}</li>
        <li>{t('app.appointments.wishes.stays')}</li>
        <li>{t('app.appointments.wishes.wish')}</li>
      </ul>
      <p class="buttons">
        <PressButton kind="primary" order={order(begun)} then={done} />
      </p>
      <PressNote place={place} then={done} />
    </div>
  );
}

const weekday = (day: number) => `date.weekday.${day % 7}` as Key;

/** What is wished, in few words, to hold against what somebody else saved. */
function saidOf({ notBefore, notAfter, days, note }: Wished): string {
  return [
    notBefore && t('app.appointments.wishes.said.before', { clock: notBefore.replace(':', '.') }),
    notAfter && t('app.appointments.wishes.said.after', { clock: notAfter.replace(':', '.') }),
    days.map((day) => t(weekday(day))).join(', '),
    note,
  ]
    .filter(Boolean)
    .join(' · ');
}

interface HourProps {
  label: string;
  any: string;
  value: string;
  hours: string[];
  choose: (hour: string) => void;
}

function Hour({ label, any, value, hours, choose }: HourProps) {
  const id = useId();
  const offered = value && !hours.includes(value) ? [...hours, value].sort() : hours;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{any}</option>
        {offered.map((hour) => (
          <option key={hour} value={hour}>
            {t('app.appointments.wishes.hour', { clock: hour.replace(':', '.') })}
          </option>
        ))}
      </select>
    </p>
  );
}
