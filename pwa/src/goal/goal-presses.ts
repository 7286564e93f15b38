// What the page of goals sends; all of it goes through press.
import type { Press } from '../api';

const goal = (id: string, what = '') => `/api/goals/${encodeURIComponent(id)}${what}`;

export const writeGoal = (text: string, parent?: string): Press => ({ address: '/api/goals', content: { text, parent } });
export const rewordGoal = (id: string, text: string, version: number): Press => ({ address: goal(id), content: { text }, method: 'PUT', version });
export const moveGoal = (id: string, before?: string): Press => ({ address: goal(id, '/move'), content: { before } });
export const rateGoal = (id: string, value: number, note?: string): Press => ({ address: goal(id, '/rate'), content: { value, note } });
export const reachGoal = (id: string, undo = false): Press => ({ address: goal(id, '/reach'), content: undo ? { undo } : {} });
export const putAwayGoal = (id: string, undo = false): Press => ({ address: goal(id, '/put-away'), content: undo ? { undo } : {} });
export const answerLink = (id: string, measure: string, answer: string): Press => ({
  address: goal(id, `/links/${encodeURIComponent(measure)}/answer`),
  content: { answer },
});
