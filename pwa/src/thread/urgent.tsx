// What to do when a message is too slow. Always under the field.
import { me } from '../live';
import { t } from '../text';
import { phoneLink, whole } from '../ui/call';

export function Urgent() {
  const phone = me.value?.phone ?? '';
  return (
    <p class="urgent">
      <span>
        {t('app.message.urgent')} <a class="number" href={phoneLink(phone)}>{t('app.call', { phone: whole(phone) })}</a>
      </span>
      <span>
        {t('app.message.danger')} <a class="number" href="tel:112">{t('app.call', { phone: '112' })}</a>
      </span>
    </p>
  );
}
