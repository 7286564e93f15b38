// Where else one can go from a citizen's page.
import '../share-texts';
import type { DeskCitizen } from '../desk-views';
import { t } from '../text';
import { Onward } from '../ui/time-row';

export function Ways({ citizen }: { citizen: DeskCitizen }) {
  const at = `/borgere/${encodeURIComponent(citizen.id)}`;
  return (
    <ul>
      <li>
        <Onward to={`${at}/udredning`} text={t('app.desk.assess')} />
      </li>
      <li>
        <Onward to={`${at}/deling`} text={t('app.share.desk.link')} />
      </li>
      <li>
        <Onward to={`${at}/familie`} text={t('app.share.desk.family')} />
      </li>
    </ul>
  );
}
