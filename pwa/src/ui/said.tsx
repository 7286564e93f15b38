// A sentence of the server with the phone number in it made pressable. A number
// that the sentence does not say comes after it.
import { t } from '../text';
import { phoneLink, whole } from './call';

export function Said({ text, phone }: { text: string; phone?: string }) {
  if (!phone) return <>{text}</>;
  const spaced = phone.split(/\s/).join('[ \u00a0]').replace('+', '\\+');
  const [before = '', ...after] = text.split(new RegExp(spaced));
  const said = after.length > 0;
  return (
    <>
      {said ? before : `${text} `}
      <a class="number" href={phoneLink(phone)}>
        {said ? whole(phone) : t('app.call', { phone: whole(phone) })}
      </a>
      {after.join(phone)}
    </>
  );
}
