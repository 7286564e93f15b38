// A time the citizen cannot come to, or wants another for: what they wrote first,
// and one clear way to act.
import { useState } from 'preact/hooks';
import { t } from '../text';
import type { AskedTime } from '../views';
import type { FormProps } from './appointing';
import { CancelForm } from './cancel-time';
import { Rearrange } from './rearrange';
import { ReplyForm } from './reply-time';

export const AskWords = ({ ask }: { ask: AskedTime }) => (
  <>
    <h3>{ask.text}</h3>
    {ask.note && (
      <p class="own" lang="da">
        <q>{ask.note}</q>
      </p>
    )}
    <p>{ask.consequence}</p>
    <p class="soft small">{ask.when}</p>
  </>
);

type Open = 'find' | 'stay' | 'cancel';

export function AskCard({ ask, ...form }: FormProps & { ask: AskedTime }) {
  const [open, setOpen] = useState<Open>();
  const { view } = form;
  const appointment = view.appointments[ask.appointment];
  const time = view.times.find((one) => one.appointment === ask.appointment && one.at === ask.at);
  const close = () => setOpen(undefined);
  const toggle = (what: Open) => () => setOpen(open === what ? undefined : what);
  return (
    <article class="card finding finding-open stack">
      <AskWords ask={ask} />
      {appointment && time && (
        <>
          <p class="buttons">
            <button type="button" class={open ? 'button button-secondary' : 'button button-primary'} aria-expanded={open === 'find'} onClick={toggle('find')}>
              {t('app.appointing.find.other')}
            </button>
            <button type="button" class="button button-secondary" aria-expanded={open === 'stay'} onClick={toggle('stay')}>
              {t('app.appointing.stay')}
            </button>
            <button type="button" class="button button-secondary" aria-expanded={open === 'cancel'} onClick={toggle('cancel')}>
              {t('app.appointing.cancel')}
            </button>
          </p>
          {open === 'find' && <Rearrange {...form} appointment={appointment} time={time} cancel={close} />}
          {open === 'stay' && <ReplyForm {...form} appointment={appointment} time={time} cancel={close} />}
          {open === 'cancel' && <CancelForm {...form} appointment={appointment} time={time} cancel={close} />}
        </>
      )}
    </article>
  );
}
