// What the desk sends about a handover and about how the citizen is.
import { deskAddress, type Press } from '../api';

const handover = (citizen: string, id: string, what: string) => `${deskAddress(citizen)}/handover/${encodeURIComponent(id)}/${what}`;

export interface Begin {
  to: string;
  from: string;
  until?: string; // the last day of a holiday
  note?: string;
}

export const beginHandover = (citizen: string, begin: Begin): Press => ({ address: `${deskAddress(citizen)}/handover`, content: begin });
export const proposeLine = (citizen: string, id: string, text: string): Press => ({ address: handover(citizen, id, 'lines'), content: { text } });
export const staffReady = (citizen: string, id: string, undo = false): Press => ({ address: handover(citizen, id, 'ready'), content: undo ? { undo } : {} });
export const callOff = (citizen: string, id: string): Press => ({ address: handover(citizen, id, 'call-off'), content: {} });
export const takeOver = (citizen: string, id: string): Press => ({ address: handover(citizen, id, 'take-over'), content: {} });
export const writeBeside = (citizen: string, area: string, part: string, text: string, version: number): Press => ({
  address: `${deskAddress(citizen)}/assessment/${encodeURIComponent(area)}/${part}`,
  content: { text },
  method: 'PUT',
  version,
});
