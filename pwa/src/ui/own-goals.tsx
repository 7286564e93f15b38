// The citizen's own goals, in the citizen's own words: always quoted, never
// rewritten. Danish whatever language the app speaks.
import { t } from '../text';
import type { Goal, Measure } from '../views';

export function OwnGoals({ goals, ownWords }: { goals: Goal[]; ownWords?: string }) {
  const living = goals.filter(({ reached }) => !reached);
  if (living.length === 0 && !ownWords) return <p class="soft">{t('app.goals.none')}</p>;
  return (
    <div class="own" lang="da">
      {living.length > 0 && (
        <ol class="own-goals">
          {living.map((goal) => (
            <li key={goal.id}>
              <q>{goal.text}</q>
            </li>
          ))}
        </ol>
      )}
      {ownWords && <blockquote>{ownWords}</blockquote>}
    </div>
  );
}

/** Which goal a help serves, or quietly that it serves none yet. */
export function Serves({ measure: { goals, noGoal } }: { measure: Measure }) {
  if (goals.length === 0) return <span class="soft">{noGoal}</span>;
  return (
    <span class="serves">
      {t('app.want.serves')}{' '}
      {goals.map(({ id, text }) => (
        <q key={id} lang="da">
          {text}
        </q>
      ))}
    </span>
  );
}
