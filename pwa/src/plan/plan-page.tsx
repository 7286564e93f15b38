// The whole plan, the citizen's own goals first. The reader can say afterwards:
// »I know what I must do, what help I get, and who is there for me.«
import { t, type Key } from '../text';
import { ContactCard } from '../ui/contact';
import { Blocks } from '../ui/explained';
import { FindingNote } from '../ui/finding';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { OwnGoals, Serves } from '../ui/own-goals';
import { Page, Section } from '../ui/page';
import { RemarkAsk } from '../ui/remark';
import { Onward } from '../ui/time-row';
import type { Area, PlanView } from '../views';
import { Doubled } from './doubled';
import { DutyRow } from './duty-row';
import { GivenList } from './given';
import { withHanded } from './handed';
import { PlanSheet } from './plan-sheet';
import { Sources } from './sources';

interface PlanProps {
  plan: PlanView;
  municipality: string;
  phone: string;
}

export function PlanPage({ plan, municipality, phone }: PlanProps) {
  return (
    <>
      <Page title={t('app.nav.plan')} lead={t('app.plan.lead')} under={<Jump plan={plan} />} aside={<Beside plan={plan} />}>
        {plan.gaps.length > 0 && <Gaps plan={plan} />}
        <Section title={t('app.goals')}>
          <OwnGoals goals={plan.goals} ownWords={plan.ownWords} />
          <p>
            <Onward to="/maal" text={t('app.want.onward')} />
          </p>
          <p>
            <Onward to="/udredning" text={t('app.assess.onward')} />
          </p>
        </Section>
        <Duties plan={plan} />
        {plan.limits.length > 0 && <Limits plan={plan} />}
        <Doubled plan={plan} />
        <Section title={t('app.help')} id="help">
          {plan.areas.length === 0 && <p class="soft">{t('app.help.none')}</p>}
          {plan.areas.map((area) => (
            <AreaList key={area.key} area={area} plan={plan} />
          ))}
        </Section>
      </Page>
      <PlanSheet plan={plan} municipality={municipality} phone={phone} />
    </>
  );
}

/** The plan is long, so one can go straight to a part of it. */
function Jump({ plan }: { plan: PlanView }) {
  const parts: [id: string, key: Key, show: boolean][] = [
    ['duties', 'app.duties', plan.duties.length > 0],
    ['help', 'app.help', plan.areas.length > 0],
    ['people', 'app.people', plan.people.length > 0],
    ['professional', 'app.professional', plan.plans.length > 0],
  ];
  return (
    <nav class="jump" aria-label={t('app.plan.jump')}>
      <ul>
        {parts
          .filter(([, , show]) => show)
          .map(([id, key]) => (
            <li key={id}>
              <a href={`/plan#${id}`}>{t(key)}</a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Gaps({ plan }: { plan: PlanView }) {
  return (
    <Notice title={t('app.gaps')}>
      {plan.gaps.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
    </Notice>
  );
}

function Duties({ plan }: { plan: PlanView }) {
  const duties = withHanded(plan.duties);
  return (
    <Section title={t('app.duties')} id="duties" intro={plan.duties.length > 0 ? t('app.duties.intro') : undefined}>
      {duties.length === 0 ? (
        <p class="soft">{t('app.duties.none')}</p>
      ) : (
        <ul class="card rows">
          {duties.map((duty, index) => (
            <DutyRow
              key={duty.id}
              duty={duty}
              index={index}
              today={plan.today}
              findings={contradictions(plan, duty.id)}
              reuse={plan.reuse.find((one) => one.duty === duty.id)}
            />
          ))}
        </ul>
      )}
      <GivenList given={plan.given} />
    </Section>
  );
}

/** A limit is named by its own id, or by that of the duty made from it. */
const contradictions = ({ findings }: PlanView, id: string) =>
  findings.filter(({ kind, duties }) => kind === 'contradictory_requirement' && duties.some((duty) => duty === id || duty.endsWith(`~${id}`)));

/** Said once in the list, at the first help it is about; each help says it on its own page. */
const contradictionsFirstAt = ({ findings, areas }: PlanView, id: string) =>
  findings.filter(
    ({ kind, measures }) =>
      kind === 'contradictory_requirement' && areas.flatMap((area) => area.measures).find((measure) => measures.includes(measure.id))?.id === id,
  );

function Limits({ plan }: { plan: PlanView }) {
  return (
    <Section title={t('app.limits')}>
      <ul class="card rows">
        {plan.limits.map((limit) => (
          <li class="soon" key={limit.id}>
            <p>
              <strong>{limit.what}</strong>
            </p>
            <p class="soft">{limit.unit}</p>
            {contradictions(plan, limit.id).map((finding) => (
              <FindingNote key={finding.id} finding={finding} />
            ))}
            <Fold title={t('app.written')}>
              <Blocks blocks={[{ label: '', text: limit.written }]} />
            </Fold>
            <RemarkAsk about={`limit:${limit.id}`} who={limit.unit} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function AreaList({ area, plan }: { area: Area; plan: PlanView }) {
  return (
    <div class="area">
      <h3>{area.title}</h3>
      <ul class="card rows">
        {area.measures.map((measure) => (
          <li class="help" key={measure.id}>
            <a href={`/plan/hjaelp/${encodeURIComponent(measure.id)}`}>
              <span>
                <strong>{measure.get}</strong>
                <span class="soft">{measure.unit}</span>
                <Serves measure={measure} />
              </span>
              <Icon name="next" />
            </a>
            {contradictionsFirstAt(plan, measure.id).map((finding) => (
              <FindingNote key={finding.id} finding={finding} />
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Beside({ plan }: { plan: PlanView }) {
  return (
    <>
      <Section title={t('app.people')} id="people">
        <ul class="card rows">
          {plan.people.map((contact) => (
            <li key={contact.id}>
              <ContactCard contact={contact} big={contact.first} />
              <RemarkAsk about={contact.ref} who={contact.first ? undefined : contact.unit || contact.name} />
            </li>
          ))}
        </ul>
      </Section>
      {plan.plans.length > 0 && (
        <Section title={t('app.professional')} id="professional" intro={t('app.professional.intro')}>
          <ul class="links">
            {plan.plans.map((written) => (
              <li key={written.id} lang="da">
                <Onward to={`/plan/fagfolk/${encodeURIComponent(written.id)}`} text={written.unit} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <p>
        <Onward to="/historik" text={t('app.history.onward')} />
      </p>
      <p>
        <Onward to="/hvem-kiggede" text={t('app.log.onward')} />
      </p>
      <p>
        <Onward to="/mine-data" text={t('app.export')} />
      </p>
      <p>
        <Onward to="/logget-ind" text={t('app.sessions')} />
      </p>
      <p>
        <Onward to="/telefon" text={t('app.phone')} />
      </p>
      <p>
        <Onward to="/underretninger" text={t('app.told.all')} />
      </p>
      <p>
        <Onward to="/telefon/andre" text={t('app.others')} />
      </p>
      <p class="buttons">
        <button type="button" class="button button-secondary call" onClick={() => print()}>
          <Icon name="print" />
          <span>{t('app.print')}</span>
        </button>
      </p>
      <Sources sources={plan.sources} />
    </>
  );
}
