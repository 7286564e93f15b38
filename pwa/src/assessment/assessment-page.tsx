// How the citizen is, one part of life at a time. The reader can say afterwards:
// »My words stand here, I know what they write about me, and I have said whether
// it fits.« Nothing here must be filled in.
import './assessment.scss';
import * as api from '../api';
import { useAnswer } from '../answer';
import { loadPlan } from '../press';
import { t } from '../text';
import { Face } from '../ui/face';
import { Failed, Missing } from '../ui/failed';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';
import { Wait } from '../ui/wait';
import type { Assessed } from '../views';
import { AreaPage } from './area-page';

export function AssessmentPage({ area }: { area?: string }) {
  const { value, failure, load } = useAnswer((language) => api.fetchAssessment(undefined, language), 'own');
  const after = async () => (await Promise.all([load(), loadPlan()])).every(Boolean);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait />;
  if (area === undefined) return <All areas={value.areas} />;
  const at = value.areas.findIndex((one) => one.area === area);
  const open = value.areas[at];
  return open ? <AreaPage key={area} area={open} next={value.areas[at + 1]} after={after} /> : <Missing />;
}

function All({ areas }: { areas: Assessed[] }) {
  return (
    <Page title={t('app.assess')} lead={t('app.assess.lead')} back={{ to: '/plan', text: t('app.nav.plan') }}>
      <ul class="card rows">
        {areas.map((area) => (
          <li class="help assess-row" key={area.area}>
            <a href={`/udredning/${area.area}`}>
              <span class="how-word">
                {area.scale && <Face value={area.scale.value} />}
                <span>
                  <strong>{area.title}</strong>
                  <span class="soft">{stateOf(area)}</span>
                </span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** What is new for the reader comes before what the reader did. */
export function stateOf({ hasStaff, answer, parts, scale }: Assessed): string {
  if (hasStaff && !answer) return t('app.assess.new');
  if (parts.some(({ own }) => own.text)) return t('app.assess.yours');
  return scale?.word ?? answer?.text ?? t('app.assess.nothing');
}
