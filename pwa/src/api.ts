// The only door to the server. It turns every way an answer can fail into one
// of three: no network, not logged in, or a problem with its number.
import type { AssessmentView } from './assessment-views';
import type { DeskCitizen, DeskView } from './desk-views';
import type { HandoverView } from './handover-views';
import type { Language } from './text';
import type { DemoPerson, Me, PlanView, Problem } from './views';

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

export const fetchDesk = (language: Language): Promise<DeskView> => read('/api/desk', language);
export const fetchDeskCitizen = (id: string, language: Language): Promise<DeskCitizen> => read(deskAddress(id), language);

/** The citizen's own, or that of the citizen whose page stands open on the desk. */
export const fetchHandover = (citizen: string | undefined, language: Language): Promise<HandoverView> => read(`${sideOf(citizen)}/handover`, language);
export const fetchAssessment = (citizen: string | undefined, language: Language): Promise<AssessmentView> => read(`${sideOf(citizen)}/assessment`, language);

/** Where what both sides make has its doors. */
export const sideOf = (citizen?: string) => (citizen === undefined ? '/api' : deskAddress(citizen));

/** What a press sends; one press is one key, and the server counts it once however often it comes. */
export interface Press {
  address: string;
  content: object;
  /** An edit puts, and says which version it rests on. */
  method?: 'PUT';
  version?: number;
}

export const answerFinding = (id: string, answer: string, note?: string): Press => ({ address: `/api/findings/${encodeURIComponent(id)}/answer`, content: { answer, note } });
export const answerReuse = (id: string, answer: string, note?: string): Press => ({ address: `/api/reuse/${encodeURIComponent(id)}/answer`, content: { answer, note } });
export const setCeiling = (hours: number | null): Press => ({ address: '/api/load/ceiling', content: { hours } });
export const setPause = (on: boolean, note?: string): Press => ({ address: '/api/load/pause', content: { on, note } });
export const handIn = (duty: string, undo = false): Press => ({ address: `/api/duties/${encodeURIComponent(duty)}/handed-in`, content: undo ? { undo } : {} });
export const decide = (citizen: string, finding: string, choice: { outcome: string; reason?: string; target?: string }): Press => ({
  address: `${deskAddress(citizen)}/findings/${encodeURIComponent(finding)}/decide`,
  content: choice,
});
export const reopen = (citizen: string, finding: string): Press => ({ address: `${deskAddress(citizen)}/findings/${encodeURIComponent(finding)}/reopen`, content: {} });

export const deskAddress = (id: string) => `/api/desk/citizens/${encodeURIComponent(id)}`;

export async function press({ address, content, method, version }: Press, key: string, language: Language): Promise<void> {
  const seen: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` };
  await change(address, content, { 'Idempotency-Key': key, ...accept(language), ...seen }, method);
}

async function read<T>(address: string, language: Language): Promise<T> {
  return body<T>(await send(address, { headers: accept(language) }));
}

function change(address: string, content: object, more: Record<string, string> = {}, method = 'POST'): Promise<Response> {
  // The header of our own cannot be set by another site without asking first.
  const headers = { 'Content-Type': 'application/json', 'X-Enplan': '1', ...more };
  return send(address, { method, headers, body: JSON.stringify(content) });
}

const accept = (language: Language) => ({ 'Accept-Language': language });

async function send(address: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    // no-store: the tag is held here, and a shared phone must not keep the plan.
    response = await fetch(address, { ...request, cache: 'no-store', signal: AbortSignal.timeout(15_000) });
  } catch {
    throw new Refused({ kind: 'offline' });
  }
  if (response.ok || response.status === 304) return response;
  if (response.status === 401) throw new Refused({ kind: 'login' });
  throw new Refused({ kind: 'problem', problem: await problemOf(response) });
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
