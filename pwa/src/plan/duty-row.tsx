// One thing the citizen must do: by when, who asks, and what happens if not.
// The consequence is never folded away.
import { t } from '../text';
import { Due } from '../ui/due';
import { Blocks } from '../ui/explained';
import { Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { Said } from '../ui/said';
import type { Duty } from '../views';

export function DutyRow({ duty, today }: { duty: Duty; today: string }) {
  return (
    <li class="duty">
      <Due duty={duty} today={today} />
      <h3>{duty.what}</h3>
      <p class="soft">{[duty.person, duty.unit].filter(Boolean).join(', ')}</p>
      {duty.send && (
        <p>
          {t('app.duty.send')} {duty.send}
        </p>
      )}
      <p>
        <Said text={duty.cannot} phone={duty.phone} />
      </p>
      <Fold title={t('app.duty.why')}>
        {duty.why && <Facts facts={[[t('app.help.why'), duty.why]]} />}
        <Blocks blocks={[{ label: t('app.written'), text: duty.written }]} />
      </Fold>
    </li>
  );
}
