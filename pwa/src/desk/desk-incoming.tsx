// Citizens whom others want to pass on to the reader: before all the others,
// because somebody waits for the answer.
import { t } from '../text';
import { Section } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import type { Incoming } from '../views';
import { loadDesk } from './desk-state';
import { takeOver } from './handover-presses';
import { Package } from './package';

export function DeskIncoming({ incoming }: { incoming: Incoming[] }) {
  if (incoming.length === 0) return null;
  return (
    <Section title={t('app.desk.incoming')}>
      {incoming.map((one) => (
        <Card key={one.citizen} incoming={one} />
      ))}
    </Section>
  );
}

function Card({ incoming: { citizen, name, handover, wait } }: { incoming: Incoming }) {
  const place = `desk:take:${citizen}`;
  const order = { place, label: t('app.desk.incoming.take'), said: t('app.desk.incoming.taken', { name }), request: takeOver(citizen, handover.id), after: () => loadDesk() };
  return (
    <article class="card stack">
      <h3>{name}</h3>
      <p>
        <strong>{handover.title}</strong>
      </p>
      <p class="soft">{handover.text}</p>
      {handover.state === 'ready' && <Package now={handover} />}
      {wait ? (
        <p>{wait}</p>
      ) : (
        <p class="buttons">
          <PressButton kind="primary" order={order} />
        </p>
      )}
      <PressNote place={place} />
    </article>
  );
}
