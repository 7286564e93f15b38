// What was opened in an emergency, and whether it was in order. Whose plan it is
// is not told, and not asked for.
import { useId, useState } from 'preact/hooks';
import words from '../../../i18n/da.json?review';
import { learn, t, type Key } from '../text';
import { Section } from '../ui/page';
import { NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import type { Emergency } from '../leader-views';
import { emergencies, loadEmergencies } from './leader-state';

learn(words);

export function Reviews() {
  const view = emergencies.value;
  if (!view) return null;
  return (
    <Section title={view.title} intro={view.rows.length > 0 ? view.rule : undefined}>
      {view.empty && <p class="card quiet">{view.empty}</p>}
      {view.rows.map((row) => (
        <Card key={row.id} row={row} />
      ))}
    </Section>
  );
}

function Card({ row }: { row: Emergency }) {
  const waits = row.state === 'waits' || row.state === 'late';
  return (
    <article class="card review" aria-labelledby={`review-${row.id}`}>
      <h3 id={`review-${row.id}`}>{row.title}</h3>
      <p>{row.opened}</p>
      <p>{row.state === 'late' ? <strong class="wrong">{row.status}</strong> : <strong>{row.status}</strong>}</p>
      <dl class="facts">
        <div>
          <dt>{t('app.review.reason')}</dt>
          <dd>
            <q lang="da">{row.reason}</q> <span class="soft">{row.about}</span>
          </dd>
        </div>
        <div>
          <dt>{t('app.review.seen')}</dt>
          <dd>{row.seen.length > 0 ? row.seen.join(' · ') : t('app.review.seen.none')}</dd>
        </div>
      </dl>
      {row.note && (
        <p>
          <q lang="da">{row.note}</q>
        </p>
      )}
      {waits && <Answer row={row} />}
    </article>
  );
}

const answers: [key: string, text: Key][] = [
  ['in_order', 'app.review.in_order'],
  ['not_in_order', 'app.review.not_in_order'],
];

function Answer({ row: { id, title } }: { row: Emergency }) {
  const place = `review:${id}`;
  const name = useId();
  const [chosen, choose] = useState<string>();
  const [tried, setTried] = useState(false);
  const note = noteOf(place);
  const missing = !chosen || !note;
  return (
    <div class="review-answer">
      <fieldset class="choices">
        <legend>{t('app.review.answer')}</legend>
        {answers.map(([one, text]) => (
          <label key={one}>
            <input type="radio" name={name} checked={chosen === one} onChange={() => choose(one)} />
            {t(text)}
          </label>
        ))}
      </fieldset>
      <NoteField place={place} label={t('app.review.note')} wrong={tried && missing ? t('app.review.missing') : undefined} />
      <p class="buttons">
        {missing ? (
          <button type="button" class="button button-primary" aria-label={`${t('app.review.save')}: ${title}`} onClick={() => setTried(true)}>
            {t('app.review.save')}
          </button>
        ) : (
          <PressButton
            kind="primary"
            order={{
              place,
              label: t('app.review.save'),
              said: t('app.review.saved'),
              request: { address: `/api/leader/emergencies/${encodeURIComponent(id)}/review`, content: { review: chosen, note } },
              after: loadEmergencies,
            }}
          />
        )}
      </p>
      <PressNote place={place} />
    </div>
  );
}
