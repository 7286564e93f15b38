// The doors of a conversation. The same stand on the citizen's side and on the
// desk; base tells which.
import type { ComponentChild } from 'preact';
import * as api from '../api';
import { language } from '../text';
import type { Attachment, ThreadsView, ThreadView } from '../thread-views';

/** Where somebody reads and writes: under the citizen's own doors, or a citizen's at the desk. */
export interface Side {
  base: string;
  /** The app's own address of a conversation, or of the form for a new one. */
  page: (thread: string) => string;
  staff: boolean;
  /** Stands under the field of staff and says how the text reads. */
  gate?: (line: string, text: string, change: (text: string) => void) => ComponentChild;
  /** Why they send it although it is hard to read; and that it is sent. */
  reason?: (line: string) => string | undefined;
  passed?: (line: string) => void;
}

export const own: Side = { base: '/api', page: (thread) => `/beskeder/${encodeURIComponent(thread)}`, staff: false };
export const newThread = 'new';

const id = encodeURIComponent;
const change = <T>(request: api.Press) => api.ask<T>(request, undefined, language.peek());

export const fetchThreads = (base: string): Promise<ThreadsView> => api.read(`${base}/threads`, language.peek());
export const fetchThread = (base: string, thread: string): Promise<ThreadView> => api.read(`${base}/threads/${id(thread)}`, language.peek());
export const search = async (base: string, words: string): Promise<ThreadsView> =>
  (await change<ThreadsView>({ address: `${base}/threads/search`, content: { words } }))!;

export const markRead = (base: string, thread: string, seq: number) => change({ address: `${base}/threads/${id(thread)}/read`, content: { seq } });
export const undo = (base: string, thread: string, seq: number) => change({ address: `${base}/threads/${id(thread)}/messages/${seq}/undo`, content: {} });
export const letIn = (base: string, thread: string, staff: string, isIn: boolean) =>
  change({ address: `${base}/threads/${id(thread)}/people`, content: { staff, in: isIn } });
export const attachmentAddress = (base: string, thread: string, attachment: string) => `${base}/threads/${id(thread)}/attachments/${id(attachment)}`;

const draftAddress = (line: string) => line.replace('/threads/', '/drafts/');
/** What names the place where somebody writes, in the outbox and among the drafts. */
export const lineOf = (base: string, thread: string) => `${base}/threads/${id(thread)}`;

export const saveDraft = async (line: string, subject: string, text: string, version: number): Promise<number> =>
  (await change<{ version: number }>({ address: draftAddress(line), content: { subject, text }, method: 'PUT', version }))!.version;
export const dropDraft = (line: string) => change({ address: draftAddress(line), content: {}, method: 'DELETE' });
export const filesAddress = (line: string) => `${draftAddress(line)}/attachments`;
export const attach = (line: string, file: Blob, name: string): Promise<Attachment> => api.sendFile(filesAddress(line), file, name, language.peek());
export const detach = (line: string, attachment: string) => change({ address: `${filesAddress(line)}/${id(attachment)}`, content: {}, method: 'DELETE' });

export interface Sending {
  subject?: string;
  text: string;
  asks?: boolean;
  closes?: boolean;
  unplain?: string;
}

/** What a message is sent with: what lies beside the draft goes along. */
export const sending = (line: string, { subject, ...message }: Sending): api.Press =>
  line.endsWith(`/${newThread}`)
    ? { address: line.slice(0, -newThread.length - 1), content: { subject, draft: true, ...message } }
    : { address: `${line}/messages`, content: { draft: !message.closes, ...message } };
