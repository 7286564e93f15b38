// What has happened, day by day, the newest first, each in the voice of whoever
// did it. What is new to the reader says so.
import './past.scss';
import { t } from '../text';
import type { PastEvent } from '../views';
import { Fold } from './fold';

/** How many stand open; the rest can wait behind a line. */
const most = 20;

interface PastProps {
  events: PastEvent[];
  /** The numbers of those that were new when the page was opened. */
  fresh: ReadonlySet<number>;
}

export function PastList({ events, fresh }: PastProps) {
  if (events.length === 0) return <p class="card quiet">{t('app.history.none')}</p>;
  const later = events.slice(most);
  return (
    <div class="past">
      <Days events={events.slice(0, most)} fresh={fresh} />
      {later.length > 0 && (
        <Fold title={t('app.history.older', {}, later.length)}>
          <Days events={later} fresh={fresh} />
        </Fold>
      )}
    </div>
  );
}

function Days({ events, fresh }: PastProps) {
  const days = [...new Set(events.map(({ date }) => date))];
  return (
    <>
      {days.map((date) => {
        const here = events.filter((one) => one.date === date);
        return (
          <section key={date}>
            <h3>{here[0]?.day}</h3>
            <ol class="card rows">
              {here.map((event) => (
                <Event key={event.seq} event={event} isNew={fresh.has(event.seq)} />
              ))}
            </ol>
          </section>
        );
      })}
    </>
  );
}

function Event({ event: { text, note, voice, clock }, isNew }: { event: PastEvent; isNew: boolean }) {
  return (
    <li class={voice === 'citizen' ? 'happened happened-own' : 'happened'}>
      {isNew && <span class="chip">{t('app.history.new')}</span>}
      <p>{text}</p>
      {note && (
        <p lang="da">
          <q>{note}</q>
        </p>
      )}
      <p class="soft small">{clock}</p>
    </li>
  );
}
