// One thing the citizen must do: by when, who asks, and what happens if not.
// The consequence is never folded away. A paper can be said to be sent.
import { useRef } from 'preact/hooks';
import { handIn } from '../api';
import { held } from '../live';
import { loadPlan } from '../press';
import { t } from '../text';
import { Due } from '../ui/due';
import { Blocks } from '../ui/explained';
import { Facts } from '../ui/facts';
import { FindingNote } from '../ui/finding';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import { RemarkAsk } from '../ui/remark';
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

export function DutyRow(props: RowProps) {
  const { duty, index } = props;
  const row = useRef<HTMLLIElement>(null);
  const sent = handed.value.some((one) => one.duty.id === duty.id);
  const place = `duty:${duty.id}`;
  const then = () => row.current?.focus();
  const about = `duty:${duty.id}`;
  // What nobody has said anything about can wait behind the line.
  const remarked = held.value?.plan.remarks.some(({ ref }) => ref === about);
  const remark = <RemarkAsk about={about} who={duty.unit} home={then} />;
  // Kept before the plan comes without it, and until it comes with it again, so
  // that the row never goes away under the focus.
  const after = async () => {
    if (!sent) keepHanded(duty, index);
    const came = await loadPlan();
    if (sent && came) dropHanded(duty.id);
    return came;
  };
  const order = {
    place,
    after,
    label: t(sent ? 'app.duty.undo' : 'app.duty.sent'),
    said: t(sent ? 'app.duty.undone' : 'app.duty.sent.said'),
    request: handIn(duty.id, sent),
  };
  return (
    <li class={sent ? 'duty duty-sent' : 'duty'} tabIndex={-1} ref={row}>
      {sent ? <Sent duty={duty} /> : <Demand {...props} />}
      {(sent || duty.kind === 'paper') && (
        <p class="buttons">
          <PressButton order={order} then={then} />
        </p>
      )}
      <PressNote place={place} then={then} />
      {!sent && (
        <Fold title={t('app.duty.why')}>
          {duty.why && <Facts facts={[[t('app.help.why'), duty.why]]} />}
          <Blocks blocks={[{ label: t('app.written'), text: duty.written }]} />
          {!remarked && remark}
        </Fold>
      )}
      {!sent && remarked && remark}
    </li>
  );
}

function Demand({ duty, today, findings, reuse }: RowProps) {
  return (
    <>
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
      {reuse && <ReuseAsk reuse={reuse} level="h4" />}
    </>
  );
}

function Sent({ duty }: { duty: Duty }) {
  return (
    <>
      <p>
        <strong>{t('app.duty.sent.said')}</strong>
      </p>
      <p class="soft">{duty.what}</p>
    </>
  );
}
