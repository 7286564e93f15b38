// One thing the citizen must do: by when, who asks, and what happens if not.
// The consequence is never folded away.
import { useRef } from 'preact/hooks';
import { handIn } from '../api';
import { t } from '../text';
import { Due } from '../ui/due';
import { Blocks } from '../ui/explained';
import { Facts } from '../ui/facts';
import { FindingNote } from '../ui/finding';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import { ReuseAsk } from '../ui/reuse';
import { Said } from '../ui/said';
import type { Duty, Finding, Reuse } from '../views';
import { dropHanded, handed, keepHanded } from './handed';

interface RowProps {
  duty: Duty;
  index: number;
  today: string;
  /** What it does not fit with. */
  findings: Finding[];
  /** A way not to have to do it at all. */
  reuse?: Reuse;
}

export function DutyRow({ duty, index, today, findings, reuse }: RowProps) {
  const place = `duty:${duty.id}`;
  const status = useRef<HTMLLIElement>(null);
  const then = () => status.current?.focus();
  if (handed.value.some((one) => one.duty.id === duty.id)) return <SentRow duty={duty} place={place} row={status} />;
  const order = { place, label: t('app.duty.sent'), said: t('app.duty.sent.said'), request: handIn(duty.id) };
  return (
    <li class="duty" tabIndex={-1} ref={status}>
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
      {findings.map((finding) => (
        <FindingNote key={finding.id} finding={finding} />
      ))}
      {reuse && <ReuseAsk reuse={reuse} />}
      {duty.kind === 'paper' && (
        <p class="buttons">
          <PressButton
            order={order}
            then={() => {
              keepHanded(duty, index);
              then();
            }}
          />
        </p>
      )}
      <PressNote place={place} then={then} />
      <Fold title={t('app.duty.why')}>
        {duty.why && <Facts facts={[[t('app.help.why'), duty.why]]} />}
        <Blocks blocks={[{ label: t('app.written'), text: duty.written }]} />
      </Fold>
    </li>
  );
}

interface SentProps {
  duty: Duty;
  place: string;
  row: { current: HTMLLIElement | null };
}

function SentRow({ duty, place, row }: SentProps) {
  const order = { place, label: t('app.duty.undo'), said: t('app.duty.undone'), request: handIn(duty.id, true) };
  const then = () => {
    dropHanded(duty.id);
    row.current?.focus();
  };
  return (
    <li class="duty duty-sent" tabIndex={-1} ref={row}>
      <p>
        <strong>{t('app.duty.sent.said')}</strong>
      </p>
      <p class="soft">{duty.what}</p>
      <p class="buttons">
        <PressButton order={order} then={then} />
      </p>
      <PressNote place={place} then={then} />
    </li>
  );
}
