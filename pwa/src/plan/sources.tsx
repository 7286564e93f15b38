// Where the plan comes from and how fresh each part is.
import { t } from '../text';
import { Section } from '../ui/page';
import type { SourceState } from '../views';

export function Sources({ sources }: { sources: SourceState[] }) {
  if (sources.length === 0) return null;
  return (
    <Section title={t('app.sources')}>
      <ul class="sources">
        {sources.map((source) => (
          <li key={source.title}>
            <span>{source.title}</span>
            <span class="soft">
              {source.fetched}
              {source.late && <span class="chip chip-late">{t('app.sources.late')}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
