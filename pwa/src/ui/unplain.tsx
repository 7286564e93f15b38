// What staff are asked when a text is too hard to read: rewrite it, or say why it
// is sent all the same. It stands in the place of the note of the press.
import { pressed } from '../press';
import { t } from '../text';
import { NoteField, noteOf, PressButton, PressNote } from './press';

export function Unplain({ place, then }: { place: string; then?: () => void }) {
  const now = pressed.value[place];
  const why = `${place}:unplain`;
  if (now?.state !== 'failed' || now.needs !== 'unplain') return <PressNote place={place} then={then} />;
  const { order } = now;
  const reason = noteOf(why);
  const again = { ...order, label: t('app.unplain.send'), request: { ...order.request, content: { ...order.request.content, unplain: reason } } };
  return (
    <div class="notice stack" role="alert">
      <p>{t('app.unplain.hint')}</p>
      <NoteField place={why} label={t('app.unplain')} />
      <p class="buttons">{reason && <PressButton order={again} then={then} />}</p>
    </div>
  );
}
