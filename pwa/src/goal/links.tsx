// The help that may serve a goal. The borgerkonsulent asks, the citizen says
// what is so; the three answers weigh the same, and can be changed.
import { t, type Key } from '../text';
import { Fold } from '../ui/fold';
import { doneText, PressButton, PressNote } from '../ui/press';
import type { Goal, GoalLink } from '../views';
import { answerLink } from './goal-presses';

const answers: [answer: GoalLink['state'], label: Key][] = [
  ['yes', 'app.link.yes'],
  ['no', 'app.link.no'],
  ['talk', 'app.link.talk'],
];

export function Links({ goal, then }: { goal: Goal; then: () => void }) {
  if (goal.links.length === 0) return null;
  return (
    <div class="goal-part">
      <h3>{t('app.want.help')}</h3>
      {goal.links.map((link) => (
        <Link key={link.measure} goal={goal} link={link} then={then} />
      ))}
    </div>
  );
}

function Link({ goal, link, then }: { goal: Goal; link: GoalLink; then: () => void }) {
  const place = `goal:${goal.id}:link:${link.measure}`;
  const asked = link.state === 'proposed';
  const done = doneText(place);
  const left = answers.filter(([answer]) => answer !== link.state);
  const buttons = (
    <div class="equal">
      {left.map(([answer, label]) => (
        <PressButton key={answer} then={then} order={{ place, label: t(label), said: t('app.want.answered'), request: answerLink(goal.id, link.measure, answer) }} />
      ))}
    </div>
  );
  return (
    <div class={asked ? 'goal-link goal-asked' : 'goal-link'}>
      {asked && <p>{link.text}</p>}
      <p>
        <a href={`/plan/hjaelp/${encodeURIComponent(link.measure)}`}>{link.name}</a> <span class="soft small">{link.unit}</span>
      </p>
      {!asked && <p class="answered">{link.text}</p>}
      {done ? <p>{done}</p> : asked ? buttons : <Fold title={t('app.want.change')}>{buttons}</Fold>}
      <PressNote place={place} then={then} />
    </div>
  );
}
