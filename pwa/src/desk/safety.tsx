// A citizen whose phone somebody else reads. The borgerkonsulent can say: »I know that I
// must not ring, and how I reach her.«
import { useState } from 'preact/hooks';
import '../safety-texts';
import { deskAddress } from '../api';
import type { DeskCitizen } from '../desk-views';
import { forgetDraft, drafts, write, type Order } from '../press';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { NoteField, PressButton, PressNote } from '../ui/press';
import { loadDesk } from './desk-state';

export function SafetyNotice({ citizen: { safety, firstName: name } }: { citizen: DeskCitizen }) {
  if (!safety.on) return null;
  return (
    <Notice title={safety.title}>
      {safety.ends && (
        <p>
          <strong>{safety.ends}</strong>
        </p>
      )}
      <p>{safety.text}</p>
      {safety.words ? (
        <p class="own" lang="da">
          {t('app.safety.desk.words', { name })}: <q>{safety.words}</q>
        </p>
      ) : (
        <p>{t('app.safety.desk.ask', { name })}</p>
      )}
    </Notice>
  );
}

export function SafetyForm({ citizen }: { citizen: DeskCitizen }) {
  const { safety, firstName: name, id } = citizen;
  const place = `reach-${id}`;
  const [done, say] = useState('');
  const order = (content: object, label: string, said: string): Order => ({
    place,
    label,
    said,
    request: { address: `${deskAddress(id)}/reach`, content, method: 'PUT', version: safety.version },
    after: () => loadDesk(id),
  });
  const words = (drafts.value[place] ?? safety.words).trim();
  const finish = (said: string) => (forgetDraft(place), say(said));
  const keep = safety.on ? order({ words }, t('app.safety.desk.keep'), t('app.safety.desk.kept')) : order({ on: true, words }, t('app.safety.on.press'), t('app.safety.desk.is.on'));
  const end = order({ on: false }, t('app.safety.off'), t('app.safety.desk.is.off'));
  return (
    <Fold title={t('app.safety.on')}>
      <div class="card stack">
        <p>{t('app.safety.desk.when', { name })}</p>
        <ul class="points">
          <li>{t('app.safety.desk.quiet')}</li>
          <li>{t('app.safety.desk.agreed')}</li>
          <li>{t('app.safety.desk.nobody')}</li>
        </ul>
        <div onFocusIn={() => drafts.peek()[place] === undefined && write(place, safety.words)}>
          <NoteField place={place} label={t('app.safety.desk.words', { name })} />
        </div>
        <p class="buttons">
          <PressButton order={keep} kind="primary" then={() => finish(keep.said)} />
        </p>
        {safety.on && (
          <>
            <p>{t('app.safety.desk.off', { name })}</p>
            <p class="buttons">
              <PressButton order={end} then={() => finish(end.said)} />
            </p>
          </>
        )}
        <PressNote place={place} />
        <p>{done}</p>
      </div>
    </Fold>
  );
}
