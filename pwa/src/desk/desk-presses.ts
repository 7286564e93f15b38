// What the borgerkonsulent sends about a goal.
import { deskAddress, type Press } from '../api';

const goalAddress = (citizen: string, goal: string) => `${deskAddress(citizen)}/goals/${encodeURIComponent(goal)}`;

export const linkGoal = (citizen: string, goal: string, measure: string): Press => ({ address: `${goalAddress(citizen, goal)}/links`, content: { measure } });
export const unlinkGoal = (citizen: string, goal: string, measure: string): Press => ({ address: `${goalAddress(citizen, goal)}/unlink`, content: { measure } });
export const speakOfGoal = (citizen: string, goal: string, text: string): Press => ({ address: `${goalAddress(citizen, goal)}/words`, content: { text } });

/** The order in which the borgerkonsulent wants to see the citizens. */
export const orderDesk = (citizens: string[]): Press => ({ address: '/api/desk/order', content: { citizens }, method: 'PUT' });
