// Which times of a day belong together because they clash. It only joins what
// the findings say; it works out no clash itself.
import type { Finding, Time } from '../views';

export interface Block {
  times: Time[];
  /** Why its times are joined: they lie at the same time. */
  clashes: Finding[];
  /** Why there is too little time between it and one before. */
  tight: Finding[];
}

/** One day in blocks, in the order of their first time. */
export function blocksOf(times: Time[], findings: Finding[]): Block[] {
  let blocks: Block[] = [];
  const overlaps = findings.filter(({ kind }) => kind === 'appointment_overlap');
  for (const time of times) {
    const mine = overlaps.filter((one) => isAt(one, time) && times.some((other) => other !== time && isAt(one, other)));
    const joined = blocks.filter(({ clashes }) => clashes.some((one) => mine.includes(one)));
    const block: Block = {
      times: [...joined.flatMap((one) => one.times), time],
      clashes: [...new Set([...joined.flatMap((one) => one.clashes), ...mine])],
      tight: [],
    };
    const at = joined[0] ? blocks.indexOf(joined[0]) : blocks.length;
    blocks.splice(at, 0, block);
    blocks = blocks.filter((one) => !joined.includes(one));
  }
  for (const finding of findings.filter(({ kind }) => kind === 'travel_infeasible')) {
    const touched = blocks.filter((block) => block.times.some((time) => isAt(finding, time)));
    if (touched.length > 1) touched.at(-1)!.tight.push(finding);
  }
  return blocks;
}

const isAt = ({ times }: Finding, time: Time) => times.some(({ appointment, date }) => appointment === time.appointment && date === time.date);
