// What has happened to the citizen's plan, told to the borgerkonsulent.
import { useEffect, useState } from 'preact/hooks';
import { markSeen, Refused } from '../api';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { PastList } from '../ui/past';
import type { DeskCitizen } from '../desk-views';

export function DeskPast({ citizen: { id, past } }: { citizen: DeskCitizen }) {
  const [fresh] = useState(() => new Set(past.events.filter((event) => event.new).map(({ seq }) => seq)));
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (!open || past.news === 0) return;
    markSeen(past.latest, id).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }, [open, past.latest]);
  return (
    <Fold title={past.news > 0 ? t('app.desk.past.news', {}, past.news) : t('app.desk.past')} onOpen={() => setOpen(true)}>
      <PastList events={past.events} fresh={fresh} />
    </Fold>
  );
}
