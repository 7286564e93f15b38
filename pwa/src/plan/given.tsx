// What the citizen has already handed in, to whom and for what, so that it need
// not be told twice.
import { handIn } from '../api';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import type { Given } from '../views';
import { dropHanded } from './handed';

export function GivenList({ given }: { given: Given[] }) {
  if (given.length === 0) return null;
  return (
    <Fold title={t('app.given')}>
      <ul class="card rows">
        {given.map((one) => (
          <li class="soon" key={one.what + one.to + one.when}>
            <p>
              <strong>{one.what}</strong>
            </p>
            <p>{t('app.given.to', { to: one.to, when: one.when })}</p>
            {one.purpose && <p class="soft">{one.purpose}</p>}
            {one.own && <TakeBack given={one} />}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

/** What the citizen has said is sent can be taken back later too. */
function TakeBack({ given }: { given: Given }) {
  const place = `given:${given.id}`;
  const order = { place, label: t('app.duty.undo'), said: t('app.duty.undone'), request: handIn(given.id, true) };
  return (
    <>
      <p class="buttons">
        <PressButton order={order} then={() => dropHanded(given.id)} />
      </p>
      <PressNote place={place} />
    </>
  );
}
