// The quick way out, for somebody who must not be seen with this. The screen is empty
// in the same frame; then the session ends, the browser forgets all that is ours, and a
// page of somebody else's stands in place of this one. Nothing here asks or waits for
// long, and all of it works without a network.
import { leave } from './api';
import { markLeft } from './keep';
import { me } from './live';
import { vanishing } from './news';

/** How long an empty screen may stand before the other page comes. */
const patience = 1_000;
/** Two presses of Esc so close together are meant. */
const twice = 600;

const tabs = typeof BroadcastChannel === 'function' ? new BroadcastChannel('enplan.leave') : undefined;
tabs?.addEventListener('message', () => void go());

export function vanish(): void {
  tabs?.postMessage('');
  void go();
}

async function go(): Promise<void> {
  const to = me.peek()?.leave;
  document.body.remove();
  document.title = '…';
  markLeft(true);
  const gone = Promise.allSettled([leave().then(() => markLeft(false)), ...vanishing.map((forget) => forget())]);
  await Promise.race([gone, new Promise((over) => setTimeout(over, patience))]);
  location.replace(navigator.onLine && to ? to : 'about:blank');
}

let before = -twice;
addEventListener('keydown', ({ key, repeat, timeStamp }) => {
  if (key !== 'Escape' || repeat || me.peek()?.staff) return;
  if (timeStamp - before < twice) vanish();
  before = timeStamp;
});
