// What is known of whether the citizen was told of a time. It is asked when it is
// opened and not before: of staff it leaves a line in the citizen's log. The
// reader can say afterwards: »I know what they can see of whether I was told.«
import { useState } from 'preact/hooks';
import './proof.scss';
import { useAnswer } from '../answer';
import { read, sideOf } from '../api';
import type { PastTime, PastTimes as View, ProofView } from '../proof-views';
import { Failed } from '../ui/failed';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import { Wait } from '../ui/wait';

interface Spot {
  /** Whose, at the desk; the reader's own without. */
  citizen?: string;
  appointment: string;
  at: string;
}

/** A fold that asks when it is opened. */
export function Proof({ title, ...spot }: Spot & { title: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <Fold title={title} onOpen={() => setOpened(true)}>
      {opened && <Known {...spot} />}
    </Fold>
  );
}

const addressOf = ({ citizen, appointment }: Spot, what: string) => `${sideOf(citizen)}/appointments/${encodeURIComponent(appointment)}/${what}`;

function Known(spot: Spot) {
  const address = `${addressOf(spot, 'proof')}?at=${encodeURIComponent(spot.at)}`;
  const { value, failure, load } = useAnswer<ProofView>((language) => read(address, language), address);
  const [sure, setSure] = useState(false);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  const { record } = value;
  const place = `missed:${spot.citizen}:${spot.appointment}:${spot.at}`;
  const request = { address: addressOf(spot, 'missed'), content: { at: spot.at } };
  return (
    <div class="proof">
      {value.lead && <p class="soft">{value.lead}</p>}
      {value.missed && (
        <p>
          <strong>{value.missed}</strong>
        </p>
      )}
      <ul>
        {value.text.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {value.why && <p class="soft">{value.why}</p>}
      {record && !sure && (
        <p class="buttons">
          <button type="button" class="button button-secondary" onClick={() => setSure(true)}>
            {record.label}
          </button>
        </p>
      )}
      {record && sure && (
        <>
          <p>{record.consequence}</p>
          <p class="buttons">
            <PressButton kind="primary" order={{ place, label: record.yes, request, said: record.said, after: load }} then={() => setSure(false)} />
            <button type="button" class="button button-secondary" onClick={() => setSure(false)}>
              {record.no}
            </button>
          </p>
          <PressNote place={place} />
        </>
      )}
    </div>
  );
}

/** The times of late, each with what is known of it. */
export function PastTimes({ title, told, citizen }: { title: string; told: string; citizen?: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <Fold title={title} onOpen={() => setOpened(true)}>
      {opened && <Past told={told} citizen={citizen} />}
    </Fold>
  );
}

function Past({ told, citizen }: { told: string; citizen?: string }) {
  const address = `${sideOf(citizen)}/times/past`;
  const { value, failure, load } = useAnswer<View>((language) => read(address, language), address);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  return (
    <>
      <p>{value.text}</p>
      <ul class="past-times">
        {value.times.map((time: PastTime) => (
          <li class="card" key={time.appointment + time.at}>
            <p class="capital soft">
              {time.day} {time.clock}
            </p>
            <p>
              <strong>{time.title}</strong>
            </p>
            {time.missed && <p>{time.missed}</p>}
            <Proof title={told} citizen={citizen} appointment={time.appointment} at={time.at} />
          </li>
        ))}
      </ul>
    </>
  );
}
