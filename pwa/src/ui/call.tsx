// A phone number one can press. Danish numbers get the country code, so that
// the call works from everywhere.
import { t } from '../text';
import { Icon } from './icon';

interface CallProps {
  phone: string;
  name?: string;
  big?: boolean;
}

export function Call({ phone, name, big }: CallProps) {
  const number = whole(phone);
  return (
    <a class={big ? 'button button-primary call' : 'button button-secondary call'} href={phoneLink(phone)}>
      <Icon name="phone" />
      <span>{name ? t('app.call.person', { name, phone: number }) : t('app.call', { phone: number })}</span>
    </a>
  );
}

/** A number that is not broken in two at the end of a line. */
export const whole = (phone: string): string => phone.replace(/ /g, '\u00a0');

export function phoneLink(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return `tel:${/^\d{8}$/.test(digits) ? '+45' : ''}${digits}`;
}
