// The places where the reader is told, each with its name, which can be changed.
import { useId, useState } from 'preact/hooks';
import type { DeviceRow } from '../device-views';
import { keepDevice } from '../keep-device';
import type { Order } from '../press';
import { current } from '../subscription';
import { t } from '../text';
import { PressButton, PressNote } from '../ui/press';
import { loadDevices } from './device-state';

const longest = 60;

export function DeviceList({ rows, mine }: { rows: DeviceRow[]; mine?: DeviceRow }) {
  return (
    <ul class="device-list">
      {[...rows].sort((one, other) => Number(other === mine) - Number(one === mine)).map((row) => (
        <Row key={row.id} row={row} mine={row === mine} />
      ))}
    </ul>
  );
}

function Row({ row, mine }: { row: DeviceRow; mine: boolean }) {
  const [naming, name] = useState(false);
  const address = `/api/devices/${encodeURIComponent(row.id)}`;
  const remove: Order = {
    place: `device-remove-${row.id}`,
    label: t('app.device.remove.named', { name: row.name }),
    request: { address, content: {}, method: 'DELETE' },
    said: t('app.device.turned.off'),
    after: loadDevices,
  };
  return (
    <li class="card">
      <h3>{row.name}</h3>
      <p class="soft">
        {mine && <strong>{t('app.device.this')}. </strong>}
        {row.used}
      </p>
      {naming ? (
        <Naming row={row} address={address} done={() => name(false)} />
      ) : (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => name(true)}>
            {t('app.device.rename')} <span class="sr-only">{row.name}</span>
          </button>
          <PressButton order={remove} then={() => void (mine && forget())}>
            {t('app.device.remove')} <span class="sr-only">{row.name}</span>
          </PressButton>
        </p>
      )}
      <PressNote place={remove.place} then={() => void (mine && forget())} />
    </li>
  );
}

/** The browser itself need not be sent to any more either. */
async function forget(): Promise<void> {
  keepDevice(undefined);
  await (await current())?.unsubscribe();
}

function Naming({ row, address, done }: { row: DeviceRow; address: string; done: () => void }) {
  const id = useId();
  const [name, write] = useState(row.name);
  const keep: Order = {
    place: `device-name-${row.id}`,
    label: t('app.device.keep'),
    request: { address, content: { name }, method: 'PUT' },
    said: t('app.device.renamed'),
    after: loadDevices,
  };
  return (
    <>
      <p class="field">
        <label for={id}>{t('app.device.name')}</label>
        <input id={id} class="form-input" type="text" maxLength={longest} value={name} autoComplete="off" onInput={(event) => write(event.currentTarget.value)} />
      </p>
      <p class="buttons">
        <PressButton order={keep} kind="primary" then={done} />
        <button type="button" class="button button-secondary" onClick={done}>
          {t('app.device.cancel')}
        </button>
      </p>
      <PressNote place={keep.place} then={done} />
    </>
  );
}
