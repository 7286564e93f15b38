// How the citizen is, for the borgerkonsulent: the citizen's words untouched on
// one side, hers on the other, and what the citizen says to hers.
import * as api from '../api';
import { useAnswer } from '../answer';
import type { DeskCitizen } from '../desk-views';
import { t, type Key } from '../text';
import { Face } from '../ui/face';
import { Failed } from '../ui/failed';
import { PartField } from '../ui/part-field';
import { Page, Section } from '../ui/page';
import { Wait } from '../ui/wait';
import type { AreaHelp, AreaPart, Assessed } from '../views';
import { writeBeside } from './handover-presses';
import { plainUnder } from './plain-field';

const titles: Record<AreaPart['part'], Key> = { now: 'app.desk.assess.part.now', missing: 'app.desk.assess.part.missing' };

export function Part({ citizen }: { citizen: DeskCitizen }) {
  const { value, failure, load } = useAnswer((language) => api.fetchAssessment(citizen.id, language), citizen.id);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait text={t('app.desk.loading')} />;
  const name = value.firstName;
  return (
    <Page title={t('app.desk.assess')} lead={t('app.desk.assess.lead', { name })} back={{ to: `/borgere/${encodeURIComponent(citizen.id)}`, text: citizen.name }}>
      {value.areas.map((area) => (
        <Area key={area.area} citizen={citizen.id} name={name} area={area} after={load} />
      ))}
      {value.unplaced.length > 0 && (
        <Section title={t('app.desk.assess.unplaced')}>
          <div class="card">
            <Help help={value.unplaced} />
          </div>
        </Section>
      )}
    </Page>
  );
}

interface AreaProps {
  citizen: string;
  name: string;
  area: Assessed;
  after: () => Promise<boolean>;
}

function Area({ citizen, name, area, after }: AreaProps) {
  const { scale, answer } = area;
  return (
    <Section title={area.title} id={area.area}>
      <div class="card stack">
        {scale && (
          <p class="how-word">
            <Face value={scale.value} />
            <span>
              <strong>{scale.word}</strong> <span class="soft small">{scale.when}</span>
            </span>
          </p>
        )}
        {area.parts.map((part) => (
          <Words key={part.part} citizen={citizen} name={name} area={area} part={part} after={after} />
        ))}
        {answer && (
          <div>
            <p>
              <strong>{answer.text}</strong>
            </p>
            {answer.note && (
              <p class="own" lang="da">
                <q>{answer.note}</q>
              </p>
            )}
          </div>
        )}
        {area.hasStaff && !answer && <p class="soft">{area.changed ?? t('app.desk.assess.answer.none', { name })}</p>}
        <h3>{t('app.desk.assess.help')}</h3>
        {area.help.length === 0 ? <p class="soft">{t('app.desk.assess.help.none')}</p> : <Help help={area.help} />}
      </div>
    </Section>
  );
}

function Words({ citizen, name, area, part: { part, own, staff }, after }: AreaProps & { part: AreaPart }) {
  return (
    <div>
      <h3>{t(titles[part])}</h3>
      <div class="voices">
        <div>
          <p class="soft small">{t('app.desk.assess.own', { name })}</p>
          {own.text ? (
            <p class="own part-words" lang="da">
              <q>{own.text}</q>
            </p>
          ) : (
            <p class="soft">{t('app.desk.assess.own.none', { name })}</p>
          )}
        </div>
        <div class="beside">
          <p class="soft small">{staff.by ? `${t('app.assess.staff', { name: staff.by })} · ${staff.when}` : t('app.desk.assess.yours')}</p>
          <PartField
            own={false}
            under={plainUnder(`desk:${citizen}:${area.area}:${part}`)}
            place={`desk:${citizen}:${area.area}:${part}`}
            voice={staff}
            label={`${area.title}: ${t(titles[part])}`}
            none={t('app.desk.assess.yours.none')}
            send={(text, version) => writeBeside(citizen, area.area, part, text, version)}
            after={after}
          />
        </div>
      </div>
    </div>
  );
}

const Help = ({ help }: { help: AreaHelp[] }) => (
  <ul class="points">
    {help.map(({ id, name, unit }) => (
      <li key={id}>
        {name} <span class="soft">({unit})</span>
      </li>
    ))}
  </ul>
);
