// When something must be done: the date in words, and a mark when it is near
// or gone.
import { nearDay } from '../date';
import { t } from '../text';
import type { Duty } from '../views';

export function Due({ duty, today }: { duty: Duty; today: string }) {
  if (!duty.due) return null;
  const near = nearDay(duty.due, today);
  return (
    <p class="due">
      {duty.late && <span class="chip chip-late">{t('app.duty.late')}</span>}
      {!duty.late && near && <span class="chip chip-must">{near}</span>}
      <span>{duty.dueText ?? duty.due}</span>
    </p>
  );
}
