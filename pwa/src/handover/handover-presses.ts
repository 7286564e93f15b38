// What the page of the handover sends; all of it goes through press.
import type { Press } from '../api';

const handover = (id: string, what: string) => `/api/handover/${encodeURIComponent(id)}/${what}`;

export const writeLine = (id: string, text: string): Press => ({ address: handover(id, 'lines'), content: { text } });
export const answerLine = (id: string, line: string, answer: string): Press => ({
  address: handover(id, `lines/${encodeURIComponent(line)}/answer`),
  content: { answer },
});
export const sayReady = (id: string, undo = false): Press => ({ address: handover(id, 'ready'), content: undo ? { undo } : {} });
export const sayMet = (id: string): Press => ({ address: handover(id, 'met'), content: {} });
export const askTalk = (id: string, note?: string): Press => ({ address: handover(id, 'talk'), content: { note } });
