// What is sent about how the citizen is; all of it goes through press.
import type { Press } from '../api';

const area = (id: string, what: string) => `/api/assessment/${encodeURIComponent(id)}/${what}`;

export const writePart = (id: string, part: string, text: string, version: number): Press => ({ address: area(id, part), content: { text }, method: 'PUT', version });
export const rateArea = (id: string, value: number): Press => ({ address: area(id, 'rate'), content: { value } });
export const answerArea = (id: string, answer: string, version: number, note?: string): Press => ({ address: area(id, 'answer'), content: { answer, note }, version });
