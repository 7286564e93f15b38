// A citizen's appointments, for the borgerkonsulent. She can say afterwards: »I
// know who cannot come, I have found a time that fits all, and they have been told.«
import { useState } from 'preact/hooks';
import '../appointing-texts';
import './appointing.scss';
import { useAnswer } from '../answer';
import type { DeskCitizen } from '../desk-views';
import { changed } from '../news';
import { t } from '../text';
import { PastTimes } from '../proof/proof';
import { Failed } from '../ui/failed';
import { Told } from '../ui/notice';
import { Page, Section } from '../ui/page';
import { Onward } from '../ui/time-row';
import { Wait } from '../ui/wait';
import type { DeskAppointments as View } from '../views';
import { fetchAppointments } from './appointing-presses';
import { AskCard, AskWords } from './asked-times';
import { loadDesk } from './desk-state';
import { NewAppointment } from './new-appointment';
import { Offered } from './offered';
import { DeskTimes, When } from './desk-times';

const pageOf = ({ id }: DeskCitizen) => `/borgere/${encodeURIComponent(id)}/aftaler`;

const useAppointments = (citizen: DeskCitizen) => useAnswer(() => fetchAppointments(citizen.id), `${citizen.id} ${changed.value}`);

/** On the citizen's page: what is to be acted on first, then the next few. */
export function DeskAppointments({ citizen }: { citizen: DeskCitizen }) {
  const { value } = useAppointments(citizen);
  const next = value?.times.filter(({ state }) => state !== 'cancelled').slice(0, 3) ?? [];
  return (
    <Section title={t('app.appointing.title')} id="appointments">
      {value?.asks.map((ask) => (
        <article class="card finding finding-open stack" key={ask.appointment + ask.at}>
          <AskWords ask={ask} />
          <Onward to={pageOf(citizen)} text={t('app.appointing.act')} />
        </article>
      ))}
      {next.length > 0 && value && (
        <ul class="card rows">
          {next.map((time) => (
            <li class="soon" key={time.appointment + time.at}>
              <When time={time} title={value.appointments[time.appointment]?.title} />
            </li>
          ))}
        </ul>
      )}
      {value?.times.length === 0 && <p class="soft">{t('app.appointing.none')}</p>}
      <p>
        <Onward to={pageOf(citizen)} text={t('app.appointing.link')} />
      </p>
    </Section>
  );
}

/** What every form of the page needs. */
export interface FormProps {
  citizen: DeskCitizen;
  view: View;
  /** Loads anew what was changed. */
  after: () => Promise<boolean>;
  /** It is done: the form goes, and this is said. */
  done: (said: string) => void;
}

/** The page with all of them. */
export function Part({ citizen }: { citizen: DeskCitizen }) {
  const { value, failure, load } = useAppointments(citizen);
  const [told, setTold] = useState({ n: 0, text: '' });
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait text={t('app.desk.loading')} />;
  const done = (text: string) => setTold(({ n }) => ({ n: n + 1, text }));
  const form: FormProps = { citizen, view: value, done, after: async () => (await Promise.all([load(), loadDesk(citizen.id)])).every(Boolean) };
  return (
    <Page title={t('app.appointing.title')} lead={citizen.name} back={{ to: `/borgere/${encodeURIComponent(citizen.id)}`, text: citizen.name }}>
      {told.n > 0 && (
        <Told key={told.n}>
          <p>
            <strong>{told.text}</strong>
          </p>
        </Told>
      )}
      {value.asks.length > 0 && (
        <Section title={t('app.desk.answered', { name: citizen.firstName })}>
          {value.asks.map((ask) => (
            <AskCard key={ask.appointment + ask.at} ask={ask} {...form} />
          ))}
        </Section>
      )}
      <NewAppointment {...form} />
      {value.offers.length > 0 && (
        <Section title={t('app.appointing.offered')}>
          {value.offers.map((offer) => (
            <Offered key={offer.id} offer={offer} {...form} />
          ))}
        </Section>
      )}
      <Section title={t('app.appointing.times')} intro={value.wishes.text}>
        <DeskTimes {...form} />
        <PastTimes title={t('app.appointing.past')} told={t('app.appointing.told')} citizen={citizen.id} />
      </Section>
    </Page>
  );
}
