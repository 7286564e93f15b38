// The decision: which it is, why, and whom to ask. What the citizen will read
// is made from it, so a reason is asked for where one is owed.
import { useId, useRef, useState } from 'preact/hooks';
import { decide } from '../api';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { noteOf, PressButton } from '../ui/press';
import type { DeskFinding, Outcome } from '../desk-views';
import { loadDesk } from './desk-state';
import { PlainField } from './plain-field';

interface DecideProps {
  citizen: string;
  firstName: string;
  finding: DeskFinding;
  place: string;
  then: () => void;
}

export function Decide({ citizen, firstName, finding, place, then }: DecideProps) {
  const [chosen, setChosen] = useState<Outcome>();
  if (finding.outcomes.length === 0) return null;
  return (
    <div class="decide">
      <Fold title={t('app.desk.decide')} open={finding.answer !== undefined}>
        <p class="buttons">
          {finding.outcomes.map((outcome) => (
            <button
              key={outcome.key}
              type="button"
              class="button button-secondary"
              aria-expanded={chosen?.key === outcome.key}
              onClick={() => setChosen(chosen?.key === outcome.key ? undefined : outcome)}
            >
              {outcome.label}
            </button>
          ))}
        </p>
        {chosen && <Details key={chosen.key} citizen={citizen} firstName={firstName} finding={finding} outcome={chosen} place={place} then={then} cancel={() => setChosen(undefined)} />}
      </Fold>
    </div>
  );
}

interface DetailsProps extends DecideProps {
  outcome: Outcome;
  cancel: () => void;
}

function Details({ citizen, firstName, finding, outcome, place, then, cancel }: DetailsProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const [target, setTarget] = useState(outcome.targets?.length === 1 ? outcome.targets[0]!.plan : undefined);
  const [tried, setTried] = useState(false);
  const noReason = outcome.needsReason && !noteOf(place);
  const noTarget = (outcome.targets?.length ?? 0) > 0 && !target;
  const order = {
    place,
    label: t('app.desk.save'),
    said: t('app.desk.saved'),
    request: decide(citizen, finding.id, { outcome: outcome.key, reason: noteOf(place), target }),
    after: () => loadDesk(citizen),
  };
  const refuse = () => {
    setTried(true);
    if (noTarget) form.current?.querySelector('input')?.focus();
    else field.current?.focus();
  };
  return (
    <div class="decide-form" role="group" aria-label={outcome.label} ref={form}>
      {outcome.targets && outcome.targets.length > 0 && <Targets outcome={outcome} target={target} choose={setTarget} wrong={tried && noTarget} />}
      <PlainField
        place={place}
        field={field}
        label={t(outcome.needsReason ? 'app.desk.reason' : 'app.desk.reason.free', { name: firstName })}
        wrong={tried && noReason ? t('app.desk.reason.missing') : undefined}
      />
      <p class="buttons">
        {noReason || noTarget ? (
          <button type="button" class="button button-primary" onClick={refuse}>
            {t('app.desk.save')}
          </button>
        ) : (
          <PressButton kind="primary" order={order} then={then} />
        )}
        <button type="button" class="link" onClick={cancel}>
          {t('app.cancel')}
        </button>
      </p>
    </div>
  );
}

interface TargetsProps {
  outcome: Outcome;
  target?: string;
  choose: (plan: string) => void;
  wrong: boolean;
}

function Targets({ outcome, target, choose, wrong }: TargetsProps) {
  const name = useId();
  return (
    <fieldset class="targets">
      <legend>{t('app.desk.target')}</legend>
      {wrong && <p class="wrong">{t('app.desk.target.missing')}</p>}
      {outcome.targets?.map(({ plan, unit }) => (
        <label key={plan}>
          <input type="radio" name={name} checked={target === plan} onChange={() => choose(plan)} />
          {unit}
        </label>
      ))}
    </fieldset>
  );
}
