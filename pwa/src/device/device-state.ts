// What the page about being told knows: the list, which of it is this browser, and
// what went wrong.
import { effect, signal, untracked } from '@preact/signals';
import { came } from '../answer';
import { read, type Failure } from '../api';
import type { DevicesView } from '../device-views';
import { owner } from '../live';
import { ability, current, markOf } from '../subscription';
import { language } from '../text';

export const devices = signal<DevicesView>();
/** How the list calls this browser; undefined when it is told nothing. */
export const here = signal<string>();
export const trouble = signal<Failure>();

effect(() => {
  owner.value; // another reader, or none
  untracked(() => (devices.value = here.value = trouble.value = undefined));
});

/** Asks anew; false when it did not come. */
export const loadDevices = (): Promise<boolean> =>
  came(
    async () => {
      const [view, subscription] = await Promise.all([read<DevicesView>('/api/devices', language.value), ability() === 'able' ? current() : undefined]);
      here.value = subscription && (await markOf(subscription.endpoint));
      devices.value = view;
    },
    (failure) => (trouble.value = failure),
  );
