// One part of life: how it goes, the reader's words and the borgerkonsulent's
// side by side, the help there is, and whether it fits.
import { useState } from 'preact/hooks';
import { drop } from '../press';
import { t, type Key } from '../text';
import { Faces } from '../ui/faces';
import { Fold } from '../ui/fold';
import { PartField } from '../ui/part-field';
import { Page, Section } from '../ui/page';
import { NoteField, noteOf, PressButton, PressNote } from '../ui/press';
import { Onward } from '../ui/time-row';
import type { AreaPart, Assessed } from '../views';
import { answerArea, rateArea, writePart } from './assessment-presses';

interface AreaProps {
  area: Assessed;
  after: () => Promise<boolean>;
}

const titles: Record<AreaPart['part'], Key> = { now: 'app.assess.part.now', missing: 'app.assess.part.missing' };
const labels: Record<AreaPart['part'], Key> = { now: 'app.assess.field.now', missing: 'app.assess.field.missing' };

export function AreaPage({ area, next, after }: AreaProps & { next?: Assessed }) {
  return (
    <Page title={area.title} back={{ to: '/udredning', text: t('app.assess') }}>
      <How area={area} after={after} />
      {area.parts.map(({ part, own, staff }) => (
        <Section key={part} title={t(titles[part])}>
          <div class="card stack">
            <PartField own place={`assess:${area.area}:${part}`} voice={own} label={t(labels[part])} send={(text, version) => writePart(area.area, part, text, version)} after={after} />
            {staff.text && (
              <div class="beside">
                <p class="soft small">
                  {t('app.assess.staff', { name: staff.by ?? '' })} · {staff.when}
                </p>
                <p lang="da">{staff.text}</p>
              </div>
            )}
          </div>
        </Section>
      ))}
      {area.hasStaff && <Fits area={area} after={after} />}
      <Section title={t('app.assess.help')}>
        {area.help.length === 0 ? (
          <p class="soft">{t('app.assess.help.none')}</p>
        ) : (
          <ul class="card rows">
            {area.help.map(({ id, name, unit }) => (
              <li class="soon" key={id}>
                <a href={`/plan/hjaelp/${encodeURIComponent(id)}`}>{name}</a>
                <p class="soft">{unit}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <p>{next ? <Onward to={`/udredning/${next.area}`} text={t('app.assess.next', { area: next.title })} /> : <Onward to="/udredning" text={t('app.assess.all')} />}</p>
    </Page>
  );
}

/** A face is saved when it is pressed with the button, so a slip of the thumb is nothing. */
function How({ area, after }: AreaProps) {
  const [value, setValue] = useState(area.scale?.value ?? 0);
  const place = `assess:${area.area}:how`;
  const changed = value > 0 && value !== area.scale?.value;
  return (
    <div class="card words">
      <Faces title={t('app.assess.how')} value={value} choose={setValue} />
      {changed && (
        <p class="buttons">
          <PressButton kind="primary" order={{ place, label: t('app.assess.save'), said: t('app.assess.saved'), request: rateArea(area.area, value), after }} />
        </p>
      )}
      <PressNote place={place} />
    </div>
  );
}

function Fits({ area, after }: AreaProps) {
  const place = `assess:${area.area}:fits`;
  const name = area.parts.map(({ staff }) => staff.by).find(Boolean) ?? '';
  const [no, setNo] = useState(false);
  const order = (choice: 'yes' | 'no', note?: string) => ({
    place,
    label: t(choice === 'yes' ? 'app.assess.fits.yes' : 'app.assess.fits.no'),
    said: t('app.handover.answered'),
    request: answerArea(area.area, choice, area.staffVersion, note),
    after,
  });
  const choices = no ? (
    <div class="words">
      <NoteField place={place} label={t('app.press.words')} />
      <p class="buttons">
        <PressButton kind="primary" order={order('no', noteOf(place))} then={() => setNo(false)} />
        <button
          type="button"
          class="link"
          onClick={() => {
            drop(place);
            setNo(false);
          }}
        >
          {t('app.cancel')}
        </button>
      </p>
    </div>
  ) : (
    <div class="equal">
      <PressButton order={order('yes')} />
      <button type="button" class="button button-secondary" onClick={() => setNo(true)}>
        {t('app.assess.fits.no')}
      </button>
    </div>
  );
  return (
    <Section title={t('app.assess.fits', { name })}>
      <div class="card stack">
        {area.changed && <p>{area.changed}</p>}
        {area.answer ? (
          <>
            <p>
              <strong>{area.answer.text}</strong>
            </p>
            {area.answer.note && (
              <p class="own" lang="da">
                <q>{area.answer.note}</q>
              </p>
            )}
            <Fold title={t('app.handover.change')}>{choices}</Fold>
          </>
        ) : (
          choices
        )}
        <PressNote place={place} />
      </div>
    </Section>
  );
}
