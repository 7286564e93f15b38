// What the desk sends about who may see what of a citizen.
import { deskAddress, type Press } from '../api';
import type { Consent, ConsentText } from '../consent-views';
import type { Yes } from '../ui/consent';

/** How a yes was given that somebody writes down. */
export interface Noting {
  form: 'paper' | 'word';
  capacity: 'self' | 'parent' | 'guardian' | 'attorney';
  guards?: 'money' | 'person' | 'all';
  inForce?: boolean;
  on?: string;
  note?: string;
}

const consent = (citizen: string, { id, version }: Consent, what: string, content: object): Press => ({
  address: `${deskAddress(citizen)}/consents/${encodeURIComponent(id)}/${what}`,
  content,
  version,
});

export const noteYes = (citizen: string, { to, from, category, item, purpose }: Yes, { hash, last }: ConsentText, noting: Noting): Press => ({
  address: `${deskAddress(citizen)}/consents`,
  content: { to, from, category, item, purpose, last, hash, ...noting },
});
export const noteAnswer = (citizen: string, asked: Consent, { hash, last }: ConsentText, noting: Noting): Press => consent(citizen, asked, 'give', { last, hash, ...noting });
export const noteNo = (citizen: string, asked: Consent, note?: string): Press => consent(citizen, asked, 'decline', { note });
export const noteBack = (citizen: string, given: Consent, note?: string): Press => consent(citizen, given, 'withdraw', { note });
