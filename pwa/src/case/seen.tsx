// What may be seen, by department, each thing with why.
import { t } from '../text';
import { Section } from '../ui/page';
import type { SharedPart, SharedPiece } from '../case-views';

export function Seen({ parts }: { parts: SharedPart[] }) {
  const departments = [...new Map(parts.map(({ from }) => [from.id, from])).values()];
  return (
    <Section title={t('app.cases.see')}>
      {departments.length === 0 && <p class="card quiet">{t('app.cases.see.none')}</p>}
      {departments.map(({ id, title }) => (
        <Department key={id} id={id} title={title} parts={parts.filter(({ from }) => from.id === id)} />
      ))}
    </Section>
  );
}

/** Why is said once where it is the same for all. What may be seen and is not there is said in one line. */
function Department({ id, title, parts }: { id: string; title: string; parts: SharedPart[] }) {
  const why = sameWhy(parts.flatMap(({ pieces }) => pieces));
  const empty = parts.filter(({ pieces }) => pieces.length === 0);
  return (
    <section class="card case-from" aria-labelledby={`from-${id}`}>
      <h3 id={`from-${id}`}>{title}</h3>
      {why && <p class="chip">{why}</p>}
      {parts
        .filter(({ pieces }) => pieces.length > 0)
        .map((part) => (
          <Part key={part.category} part={part} told={why !== undefined} />
        ))}
      {empty.length > 0 && <p class="soft">{t('app.cases.see.empty', { what: empty.map((part) => part.title).join(' · ') })}</p>}
    </section>
  );
}

function Part({ part: { title, pieces, hidden }, told }: { part: SharedPart; told: boolean }) {
  const why = told ? undefined : sameWhy(pieces);
  return (
    <div class="case-part">
      <h4>{title}</h4>
      {why && <p class="chip">{why}</p>}
      <ul class="case-pieces" lang="da">
        {pieces.map((piece) => (
          <li key={piece.id}>
            {piece.text}
            {[...(piece.detail ?? []), ...(piece.place ? [piece.place] : [])].map((line) => (
              <span key={line} class="soft">
                {line}
              </span>
            ))}
            {!told && !why && <span class="chip">{piece.why}</span>}
          </li>
        ))}
      </ul>
      {hidden && <p class="soft small">{hidden}</p>}
    </div>
  );
}

const sameWhy = (pieces: SharedPiece[]): string | undefined => (new Set(pieces.map(({ why }) => why)).size === 1 ? pieces[0]?.why : undefined);
