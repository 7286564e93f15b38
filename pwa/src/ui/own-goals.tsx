// The citizen's own goals, in the citizen's own words: always quoted, never
// rewritten. Danish whatever language the app speaks.
import type { OwnGoal } from '../views';

export function OwnGoals({ goals, ownWords }: { goals: OwnGoal[]; ownWords?: string }) {
  return (
    <div class="own" lang="da">
      <ol class="own-goals">
        {goals.map((goal) => (
          <li key={goal.id}>
            <q>{goal.text}</q>
          </li>
        ))}
      </ol>
      {ownWords && <blockquote>{ownWords}</blockquote>}
    </div>
  );
}
