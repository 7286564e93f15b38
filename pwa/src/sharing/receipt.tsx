// The receipt of a consent, to keep: a link that downloads it. It is signed, so
// that it counts also when we are not there.
import '../share-texts';
import { t } from '../text';

const address = (consent: string, format: 'jsonld' | 'fhir') => `/api/consents/${encodeURIComponent(consent)}/receipt?format=${format}`;

export function ReceiptLinks({ consent }: { consent: string }) {
  return (
    <ul class="links">
      <li>
        <a class="onward" href={address(consent, 'jsonld')} download>
          {t('app.share.receipt')}
        </a>
      </li>
      <li>
        <a class="onward" href={address(consent, 'fhir')} download>
          {t('app.share.receipt.fhir')}
        </a>
      </li>
    </ul>
  );
}
