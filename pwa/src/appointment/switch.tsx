// From one view of the times to another, and to what the reader wishes.
import { t, type Key } from '../text';
import { Section } from '../ui/page';
import { Onward } from '../ui/time-row';
import type { Wishes } from '../views';

const views = [
  ['next', '/aftaler/naeste', 'app.appointments.next'],
  ['week', '/aftaler', 'app.appointments.week'],
  ['month', '/aftaler/maaned', 'app.appointments.month'],
] as const satisfies [string, string, Key][];

export function Switch({ here }: { here: (typeof views)[number][0] }) {
  return (
    <nav class="switch" aria-label={t('app.appointments.switch')}>
      <ul>
        {views.map(([view, to, text]) => (
          <li key={view}>
            <a href={to} aria-current={view === here ? 'page' : undefined}>
              {t(text)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export function ToWishes({ wishes }: { wishes: Wishes }) {
  return (
    <Section title={t('app.appointments.wishes')} class="narrow" id="wishes">
      <div class="card stack">
        <p>{wishes.text ?? t('app.appointments.wishes.none')}</p>
        <p>
          <Onward to="/aftaler/oensker" text={t(wishes.text ? 'app.appointments.wishes.change' : 'app.appointments.wishes.say')} />
        </p>
      </div>
    </Section>
  );
}
