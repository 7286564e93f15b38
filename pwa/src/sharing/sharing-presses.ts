// What the pages about sharing send; all of it goes through press.
import type { Press } from '../api';
import type { Consent, ConsentText } from '../consent-views';
import type { Yes } from '../ui/consent';

const consent = ({ id, version }: Consent, what: string, content: object = {}): Press => ({ address: `/api/consents/${encodeURIComponent(id)}/${what}`, content, version });

export const give = ({ to, from, category, item, purpose }: Yes, { hash, last }: ConsentText): Press => ({
  address: '/api/consents',
  content: { to, from, category, item, purpose, last, hash },
});
export const sayYes = (to: Consent, item: string | undefined, { hash, last }: ConsentText): Press => consent(to, 'give', { item, last, hash });
export const sayNo = (to: Consent): Press => consent(to, 'decline');
export const narrow = (one: Consent, item?: string, last?: string): Press => consent(one, 'narrow', { item, last });
export const pause = (one: Consent): Press => consent(one, 'pause');
export const resume = (one: Consent): Press => consent(one, 'resume');
export const takeBack = (one: Consent): Press => consent(one, 'withdraw');
