// What may not be seen, in words that are the same whether anything is there or
// not, and the way to ask for it.
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import type { ClosedPart } from '../case-views';
import { Ask } from './ask';

/** Whose own words are of no department. */
export const citizens = 'citizen';

interface ClosedProps {
  citizen: string;
  closed: ClosedPart[];
  purpose: string;
}

export function Closed({ citizen, closed, purpose }: ClosedProps) {
  if (closed.length === 0) return null;
  return (
    <Section title={t('app.cases.shut')} intro={t('app.cases.shut.intro')}>
      <div class="card case-shut">
        {closed.map((part) => (
          <Fold key={part.from.id} title={part.from.title}>
            <p>{part.from.id === citizens ? t('app.cases.shut.goals') : t('app.cases.shut.text', { unit: part.from.title })}</p>
            {part.from.id !== citizens && (
              <ul class="points">
                {part.categories.map(({ key, text }) => (
                  <li key={key}>{text}</li>
                ))}
              </ul>
            )}
            <Ask citizen={citizen} part={part} purpose={purpose} />
          </Fold>
        ))}
      </div>
    </Section>
  );
}
