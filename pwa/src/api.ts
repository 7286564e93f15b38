// The only door to the server. It turns every way an answer can fail into one
// of three: no network, not logged in, or a problem with its number.
import type { AssessmentView } from './assessment-views';
import type { DeskCitizen, DeskView, Verdict } from './desk-views';
import type { CasesView, DepartmentPlan } from './case-views';
import type { HandoverView } from './handover-views';
import type { Emergencies, LeaderReport } from './leader-views';
import type { Language } from './text';
import type { DemoPerson, HistoryView, Me, PlanView, Problem } from './views';

export type Failure = { kind: 'offline' } | { kind: 'login' } | { kind: 'problem'; problem: Problem };

/** An answer that did not come; carries which of the three it was. */
export class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

export const fetchMe = (language: Language): Promise<Me> => read('/api/me', language);
export const fetchPeople = (language: Language): Promise<DemoPerson[]> => read('/api/demo/people', language);

export interface PlanAnswer {
  plan: PlanView;
  tag: string | null;
}

/** The plan, or undefined when the one with this tag still holds. */
export async function fetchPlan(language: Language, tag: string | null): Promise<PlanAnswer | undefined> {
  const response = await send('/api/plan', { headers: { ...accept(language), ...(tag ? { 'If-None-Match': tag } : {}) } });
  if (response.status === 304) return undefined;
  return { plan: await body<PlanView>(response), tag: response.headers.get('ETag') };
}

export async function demoLogin(as: string): Promise<void> {
  await change('/api/demo/login', { as });
}

export async function logout(): Promise<void> {
  await change('/api/logout', {});
}

/** Ends the session and has the browser forget the site; goes on when the page is gone. */
export async function leave(): Promise<void> {
  await send('/api/leave', { method: 'POST', keepalive: true, headers: { 'Content-Type': 'application/json', 'X-Enplan': '1' }, body: '{}' });
}

export const fetchDesk = (language: Language): Promise<DeskView> => read('/api/desk', language);
export const fetchCases = (language: Language): Promise<CasesView> => read('/api/cases', language);
/** What a department may see of a citizen; what it is for is said each time. */
export const fetchSight = (address: string, purpose: string, language: Language): Promise<DepartmentPlan> => read(`${address}/plan?purpose=${purpose}`, language);
export const fetchEmergencies = (language: Language): Promise<Emergencies> => read('/api/leader/emergencies', language);
export const fetchReport = (language: Language): Promise<LeaderReport> => read('/api/leader/report', language);
export const fetchDeskCitizen = (id: string, language: Language): Promise<DeskCitizen> => read(deskAddress(id), language);

export const fetchHistory = (language: Language): Promise<HistoryView> => read('/api/history', language);
export const fetchEarlier = (id: string, language: Language): Promise<PlanView> => read(`/api/history/plans/${encodeURIComponent(id)}`, language);

/** That the reader has seen what has happened so far; a citizen's id at the desk. */
export async function markSeen(seq: number, citizen?: string): Promise<void> {
  await change(citizen === undefined ? '/api/seen' : `${deskAddress(citizen)}/seen`, { seq });
}
/** The citizen's own, or that of the citizen whose page stands open on the desk. */
export const fetchHandover = (citizen: string | undefined, language: Language): Promise<HandoverView> => read(`${sideOf(citizen)}/handover`, language);
export const fetchAssessment = (citizen: string | undefined, language: Language): Promise<AssessmentView> => read(`${sideOf(citizen)}/assessment`, language);

/** Where what both sides make has its doors. */
export const sideOf = (citizen?: string) => (citizen === undefined ? '/api' : deskAddress(citizen));

/** What a press sends; one press is one key, and the server counts it once however often it comes. */
export interface Press {
  address: string;
  content: object;
  /** An edit puts, or posts, and says which version it rests on. */
  method?: 'PUT' | 'DELETE';
  version?: number;
}

export const answerFinding = (id: string, answer: string, note?: string): Press => ({ address: `/api/findings/${encodeURIComponent(id)}/answer`, content: { answer, note } });
export const answerReuse = (id: string, answer: string, note?: string): Press => ({ address: `/api/reuse/${encodeURIComponent(id)}/answer`, content: { answer, note } });
export const setCeiling = (hours: number | null): Press => ({ address: '/api/load/ceiling', content: { hours } });
export const setPause = (on: boolean, note?: string): Press => ({ address: '/api/load/pause', content: { on, note } });
export const handIn = (duty: string, undo = false): Press => ({ address: `/api/duties/${encodeURIComponent(duty)}/handed-in`, content: undo ? { undo } : {} });
export const askQuestion = (ref: string, sentence: string): Press => ({ address: '/api/questions', content: { ref, sentence } });
export const takeBackQuestion = (id: string): Press => ({ address: `/api/questions/${encodeURIComponent(id)}/take-back`, content: {} });
export const answerQuestion = (citizen: string, id: string, text?: string): Press => ({
  address: `${deskAddress(citizen)}/questions/${encodeURIComponent(id)}/answer`,
  content: { text },
});
export const writeRemark = (ref: string, note?: string): Press => ({ address: '/api/remarks', content: { ref, note } });
export const takeBackRemark = (id: string): Press => ({ address: `/api/remarks/${encodeURIComponent(id)}/take-back`, content: {} });
export const doubtPromise = (id: string, note?: string): Press => ({ address: `/api/promises/${encodeURIComponent(id)}/not-done`, content: { note } });
export const answerRemark = (citizen: string, id: string, answer: string, text?: string): Press => ({
  address: `${deskAddress(citizen)}/remarks/${encodeURIComponent(id)}/answer`,
  content: { answer, text },
});
export const makePromise = (citizen: string, what: string | undefined, due: string, owner: string): Press => ({
  address: `${deskAddress(citizen)}/promises`,
  content: { what, due, owner },
});
export const settlePromise = (citizen: string, id: string, version: number, kept: boolean, why?: string): Press => ({
  address: `${deskAddress(citizen)}/promises/${encodeURIComponent(id)}/settle`,
  content: { kept, why },
  version,
});
export const movePromise = (citizen: string, id: string, version: number, due: string, why?: string): Press => ({
  address: `${deskAddress(citizen)}/promises/${encodeURIComponent(id)}/move`,
  content: { due, why },
  version,
});
export const decide = (citizen: string, finding: string, choice: { outcome: string; reason?: string; target?: string }): Press => ({
  address: `${deskAddress(citizen)}/findings/${encodeURIComponent(finding)}/decide`,
  content: choice,
});
export const reopen = (citizen: string, finding: string): Press => ({ address: `${deskAddress(citizen)}/findings/${encodeURIComponent(finding)}/reopen`, content: {} });

export const deskAddress = (id: string) => `/api/desk/citizens/${encodeURIComponent(id)}`;

/** The things of a conversation are asked for where they are shown: thread/thread-api.ts. */
export async function read<T>(address: string, language: Language): Promise<T> {
  const answer = await body<T>(await send(address, { headers: accept(language) }));
  answered();
  return answer;
}

/** How a text reads that is being written; nothing is kept. */
export async function judgeText(text: string, subject: boolean, language: Language): Promise<Verdict> {
  return body<Verdict>(await change('/api/desk/plain', { text, subject }, accept(language)));
}

/** Called whenever the server has answered, so that what waits to be sent is tried at once. */
let answered = (): void => undefined;
export const whenAnswered = (then: () => void): void => void (answered = then);

/** Called when the server asks who the reader is before it does the thing; true when they have shown it, and it is sent again. */
let showAgain = async (_address: string, _request: RequestInit): Promise<boolean> => false;
export const whenStale = (then: typeof showAgain): void => void (showAgain = then);

/** Sends again what was kept while the reader was away to show who they are. */
export const repeat = async (address: string, request: RequestInit): Promise<void> => void (await send(address, request));

/** Changes something and gives the answer, if there is one. */
export async function ask<T>({ address, content, method, version }: Press, key: string | undefined, language: Language): Promise<T | undefined> {
  const response = await change(address, content, { ...accept(language), ...named(key, version) }, method);
  return response.status === 204 ? undefined : body<T>(response);
}

const named = (key?: string, version?: number): Record<string, string> => ({
  ...(key === undefined ? {} : { 'Idempotency-Key': key }),
  ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
});

/** A file to save. It takes its time to be made, and to come. */
export async function fetchFile(address: string, language: Language): Promise<Blob> {
  const response = await send(address, { headers: accept(language) }, 120_000);
  return response.blob().catch(() => {
    throw new Refused({ kind: 'offline' });
  });
}

/** Sends a file under its name; a slow line takes its time. */
export async function sendFile<T>(address: string, file: Blob, name: string, language: Language): Promise<T> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-Enplan': '1', 'X-Enplan-Name': encodeURIComponent(name), ...accept(language) };
  return body<T>(await send(address, { method: 'POST', headers, body: file }, 180_000));
}

export async function press({ address, content, method, version }: Press, key: string, language: Language): Promise<void> {
  await change(address, content, { ...accept(language), ...named(key, version) }, method);
}

function change(address: string, content: object, more: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  // The header of our own cannot be set by another site without asking first.
  const headers = { 'Content-Type': 'application/json', 'X-Enplan': '1', ...more };
  return send(address, { method, headers, body: JSON.stringify(content) });
}

const accept = (language: Language) => ({ 'Accept-Language': language });

async function send(address: string, request: RequestInit, within = 15_000): Promise<Response> {
  let response: Response;
  try {
    // no-store: the tag is held here, and a shared phone must not keep the plan.
    response = await fetch(address, { ...request, cache: 'no-store', signal: AbortSignal.timeout(within) });
  } catch {
    throw new Refused({ kind: 'offline' });
  }
  if (response.ok || response.status === 304) return response;
  if (response.status === 401) throw new Refused({ kind: 'login' });
  const problem = await problemOf(response);
  if (problem.code === 'stale' && (await showAgain(address, request))) return send(address, request, within);
  throw new Refused({ kind: 'problem', problem });
}

/** A body that breaks off under way is a network that broke off. */
async function body<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new Refused({ kind: 'offline' });
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const empty: Problem = { title: '', detail: '', status: response.status, requestId: '' };
  try {
    return { ...empty, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return empty;
  }
}
