// Times that fit all the citizen has in every department, and what they wish. The
// server finds, puts the best first and says why; here the best of each day is
// shown, then all, and one picks.
import { useId, useState } from 'preact/hooks';
import { came } from '../answer';
import { dayAfter } from '../date';
import { t } from '../text';
import type { Free } from '../views';
import { DayInput, Minutes } from './appointing-fields';
import { findTimes, type Span, type Spot } from './appointing-presses';

interface FindProps {
  citizen: string;
  today: string;
  minutes: number;
  /** How long it lasts is asked for by the form around. */
  fixed?: boolean;
  chosen: Span[];
  choose: (times: Span[]) => void;
  /** What the time found is to come instead of. */
  instead?: Spot;
  /** Only one can be picked. */
  single?: boolean;
}

const days = 14; // how far it looks at first

export function FindTimes({ citizen, today, minutes: long, fixed, chosen, choose, instead, single }: FindProps) {
  const id = useId();
  const [own, setMinutes] = useState(long);
  const [from, setFrom] = useState(() => dayAfter(today));
  const [to, setTo] = useState(() => Array.from({ length: days }).reduce<string>((date) => dayAfter(date), today));
  const [found, setFound] = useState<Free>();
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const minutes = fixed ? long : own;
  const find = async () => {
    setAsking(true);
    setWrong(undefined);
    setAll(false);
    choose([]);
    setFound(undefined);
    await came(
      async () => setFound(await findTimes(citizen, minutes, from, to, instead)),
      (why) => why && setWrong(why.kind === 'problem' ? why.problem.detail || t('app.error.text') : t('app.appointing.find.offline')),
    ).finally(() => setAsking(false));
  };
  const has = (start: string) => chosen.some((one) => one.start === start);
  const pick = ({ start, end }: Span) => choose(single ? [{ start, end }] : has(start) ? chosen.filter((one) => one.start !== start) : [...chosen, { start, end }].sort(byStart));
  const times = found?.times ?? [];
  const shown = all ? times : times.filter(({ date, start }, i) => has(start) || times.findIndex((one) => one.date === date) === i);
  return (
    <div class="stack">
      <div class="field-row">
        {!fixed && <Minutes value={own} set={setMinutes} />}
        <DayInput label={t('app.appointing.from')} value={from} min={today} set={setFrom} />
        <DayInput label={t('app.appointing.to')} value={to} min={from} set={setTo} />
      </div>
      <p class="buttons">
        <button type="button" class="button button-secondary" aria-disabled={asking} onClick={() => !asking && void find()}>
          {t('app.appointing.find')}
        </button>
      </p>
      <div role="status">
        {asking && <p class="soft">{t('app.appointing.finding')}</p>}
        {found && !asking && <p>{found.text}</p>}
        {found?.wishes && !asking && <p class="soft">{found.wishes}</p>}
      </div>
      <div role="alert">{wrong && <p class="wrong">{wrong}</p>}</div>
      {shown.length > 0 && (
        <fieldset class="big-rows">
          <legend>{t(single ? 'app.appointing.pick' : 'app.appointing.pick.some')}</legend>
          {shown.map((time) => (
            <label key={time.start}>
              <input type={single ? 'radio' : 'checkbox'} name={id} checked={has(time.start)} onChange={() => pick(time)} />
              <span>
                <span class="capital">{time.day}</span> <strong class="whole">{time.clock}</strong>
                {time.reasons.length > 0 && <span class="soft small block">{time.reasons.join(' · ')}</span>}
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {shown.length < times.length && (
        <p>
          <button type="button" class="link" onClick={() => setAll(true)}>
            {t('app.appointing.find.all', {}, times.length)}
          </button>
        </p>
      )}
    </div>
  );
}

const byStart = (a: Span, b: Span) => Date.parse(a.start) - Date.parse(b.start);
