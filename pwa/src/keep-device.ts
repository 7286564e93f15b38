// Keeps on the device whose messages come here, by an opaque name, and under which
// address, so that the app can tell the server when the browser gets another one.
// Gone with the login: the server has the browser forget it.
import { forgets } from './live';

const name = 'enplan.device';

export interface KeptDevice {
  owner: string;
  mark: string;
  /** What the browser calls itself until the reader calls it something else. */
  name: string;
}

export function keptDevice(): KeptDevice | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Partial<KeptDevice> | null;
    return kept?.owner && kept.mark && kept.name ? { owner: kept.owner, mark: kept.mark, name: kept.name } : undefined;
  } catch {
    return undefined;
  }
}

export function keepDevice(device: KeptDevice | undefined): void {
  try {
    if (device && !forgets.peek()) localStorage.setItem(name, JSON.stringify(device));
    else localStorage.removeItem(name);
  } catch {
    // A private window may refuse; the server then hears of a new address when the reader says so.
  }
}
