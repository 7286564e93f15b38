// Passing a citizen on: the package while it is made, and how it begins.
import { useState } from 'preact/hooks';
import type { DeskCitizen } from '../desk-views';
import { t } from '../text';
import { Fold } from '../ui/fold';
import { Section } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import { WordsField } from '../ui/words-field';
import type { HandoverNow } from '../views';
import { callOff, proposeLine, staffReady } from './handover-presses';
import { Package } from './package';
import { plainUnder } from './plain-field';

interface HandoverProps {
  citizen: DeskCitizen;
  now: HandoverNow;
  after: () => Promise<boolean>;
}

export function DeskHandover({ citizen, now, after }: HandoverProps) {
  const place = `desk:${citizen.id}:handover`;
  const ready = now.ready
    ? { place, label: t('app.handover.unready'), said: t('app.handover.unready.said'), request: staffReady(citizen.id, now.id, true), after }
    : { place, label: t('app.handover.ready'), said: t('app.handover.ready.said'), request: staffReady(citizen.id, now.id), after };
  return (
    <Section title={now.title} intro={now.text}>
      <div class="card stack handover">
        {now.talk && (
          <div class="notice">
            <p>
              <strong>{now.talk.text}</strong>
            </p>
            {now.talk.note && (
              <p class="own" lang="da">
                <q>{now.talk.note}</q>
              </p>
            )}
            <p class="soft small">{now.talk.when}</p>
          </div>
        )}
        <h3>{t('app.desk.handover.lines', { to: now.to })}</h3>
        {now.lines.length === 0 && <p class="soft">{t('app.handover.lines.none')}</p>}
        <Package now={now} />
        {now.open && now.mine && <Propose citizen={citizen} now={now} after={after} />}
        <p>
          <strong>{now.now}</strong>
        </p>
        {now.open && now.mine && (
          <>
            <p class="buttons">
              <PressButton kind={now.ready ? 'secondary' : 'primary'} order={ready} />
              <PressButton kind="quiet" order={{ place, label: t('app.desk.handover.off'), said: t('app.desk.handover.off.said'), request: callOff(citizen.id, now.id), after }} />
            </p>
            <PressNote place={place} />
          </>
        )}
      </div>
    </Section>
  );
}

function Propose({ citizen, now, after }: HandoverProps) {
  const [count, setCount] = useState(0);
  const [open] = useState(now.lines.length === 0); // and it stays so
  const name = citizen.firstName;
  const place = `desk:${citizen.id}:line`;
  return (
    <Fold title={t('app.desk.handover.propose')} open={open}>
      <WordsField
        key={count}
        focus={count > 0}
        place={place}
        under={plainUnder(place)}
        label={t('app.desk.handover.field', { to: now.to, name })}
        order={(text) => ({ label: t('app.desk.handover.send'), said: t('app.desk.handover.sent', { name }), request: proposeLine(citizen.id, now.id, text), after })}
        then={() => setCount(count + 1)}
      />
    </Fold>
  );
}
