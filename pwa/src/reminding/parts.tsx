// The rows and fields of the page about how one is told.
import { useId } from 'preact/hooks';
import type { Lock, Quiet, RemindingView } from '../reminding-views';
import { t } from '../text';
import { Section } from '../ui/page';
import { field, minutesOf, shown } from './rules';

interface CheckProps {
  text: string;
  hint?: string;
  on: boolean;
  /** It cannot be chosen now; the page says why. */
  stuck?: boolean;
  set: (on: boolean) => void;
}

/** A choice as big as a thumb. */
export function CheckRow({ text, hint, on, stuck, set }: CheckProps) {
  const id = useId();
  return (
    <div class="check-row">
      <label>
        <input type="checkbox" checked={on} disabled={stuck} aria-describedby={hint && id} onChange={(event) => set(event.currentTarget.checked)} />
        <span>{text}</span>
      </label>
      {hint && (
        <p class="soft small" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function TimeField({ label, at, set }: { label: string; at: number; set: (at: number) => void }) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="time"
        value={field(at)}
        onInput={(event) => {
          const minutes = minutesOf(event.currentTarget.value);
          if (minutes !== undefined) set(minutes);
        }}
      />
    </p>
  );
}

/** What one who turns them on begins with. */
const night: Quiet = { from: 21 * 60, to: 8 * 60 };

export function QuietHours({ quiet, set }: { quiet: Quiet; set: (quiet: Quiet) => void }) {
  const on = quiet.from !== quiet.to;
  const { from, to } = quiet;
  return (
    <Section title={t('app.remind.quiet')}>
      <div class="card stack">
        <CheckRow text={t('app.remind.quiet.on')} on={on} set={(now) => set(now ? night : { from: 0, to: 0 })} />
        {on && (
          <>
            <div class="remind-times">
              <TimeField label={t('app.remind.quiet.from')} at={from} set={(at) => set({ from: at, to })} />
              <TimeField label={t('app.remind.quiet.to')} at={to} set={(at) => set({ from, to: at })} />
            </div>
            <p>{t('app.remind.quiet.means', { from: shown(from), to: shown(to) })}</p>
          </>
        )}
        {!on && <p>{t('app.remind.quiet.none')}</p>}
      </div>
    </Section>
  );
}

interface LockProps {
  example: RemindingView['example'];
  detail: boolean;
  set: (detail: boolean) => void;
}

/** Both stand there before one chooses. */
export function LockScreens({ example, detail, set }: LockProps) {
  return (
    <Section title={t('app.remind.lock')} intro={t('app.remind.lock.intro')}>
      <div class="card stack">
        <div class="lock-screens">
          <Screen title={t('app.remind.lock.plain')} lock={example.plain} chosen={!detail} />
          <Screen title={t('app.remind.lock.detail')} lock={example.detail} chosen={detail} />
        </div>
        <CheckRow text={t('app.remind.lock.choose')} hint={t('app.remind.lock.means')} on={detail} set={set} />
      </div>
    </Section>
  );
}

function Screen({ title, lock, chosen }: { title: string; lock: Lock; chosen: boolean }) {
  return (
    <figure class={chosen ? 'lock-screen lock-chosen' : 'lock-screen'}>
      <figcaption>
        {title} {chosen && <span class="chip">{t('app.remind.lock.chosen')}</span>}
      </figcaption>
      <div class="lock-note">
        <p class="small soft">{t('app.name')}</p>
        <p>
          <strong>{lock.title}</strong>
        </p>
        <p>{lock.text}</p>
      </div>
    </figure>
  );
}
