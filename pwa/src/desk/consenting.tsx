// Who may see what of a citizen, for the borgerkonsulent. She can say afterwards:
// »I have written down what was answered, as it was answered, and nothing else.«
import type { ComponentChildren } from 'preact';
import { read, deskAddress } from '../api';
import { useAnswer } from '../answer';
import type { Consent, ConsentsView } from '../consent-views';
import type { DeskCitizen } from '../desk-views';
import { changed } from '../news';
import { t, type Key } from '../text';
import { About, Happened, Statutes } from '../ui/consent';
import { Failed } from '../ui/failed';
import { Fold } from '../ui/fold';
import { Page, Section } from '../ui/page';
import { noteOf, PressButton, PressNote } from '../ui/press';
import { Wait } from '../ui/wait';
import { noteBack, noteNo } from './consent-presses';
import { PlainField } from './plain-field';
import { NewYes, RecordYes } from './record-yes';

export interface DeskProps {
  citizen: DeskCitizen;
  view: ConsentsView;
  after: () => Promise<boolean>;
}

export function Part({ citizen }: { citizen: DeskCitizen }) {
  const { value, failure, load } = useAnswer((language) => read<ConsentsView>(`${deskAddress(citizen.id)}/consents`, language), `${citizen.id} ${changed.value}`);
  if (!value) return failure ? <Failed failure={failure} again={() => void load()} /> : <Wait text={t('app.desk.loading')} />;
  const name = citizen.firstName;
  const all = { citizen, view: value, after: load };
  return (
    <Page
      title={t('app.share.desk.title', { name })}
      lead={t('app.share.desk.lead', { name })}
      back={{ to: `/borgere/${encodeURIComponent(citizen.id)}`, text: citizen.name }}
    >
      {value.asked.length > 0 && (
        <Section title={t('app.share.desk.asked', { name })}>
          {value.asked.map((one) => (
            <Card key={one.id} consent={one}>
              {one.ask ? <RecordYes {...all} asked={one} /> : <p class="soft">{t('app.share.desk.own', { name })}</p>}
              <No {...all} consent={one} />
            </Card>
          ))}
        </Section>
      )}
      <Section title={t('app.share.desk.open', { name })}>
        {value.open.length === 0 && <p class="card quiet">{t('app.share.desk.none', { name })}</p>}
        {value.open.map((one) => (
          <Card key={one.id} consent={one}>
            <No {...all} consent={one} />
          </Card>
        ))}
        <div class="card">
          <NewYes {...all} />
        </div>
      </Section>
      {value.statutes.length > 0 && (
        <Section title={t('app.share.desk.law')}>
          <Statutes statutes={value.statutes} />
        </Section>
      )}
      {value.over.length > 0 && (
        <Section title={t('app.share.over')}>
          <Fold title={t('app.share.over.count', {}, value.over.length)}>
            {value.over.map((one) => (
              <Card key={one.id} consent={one} />
            ))}
          </Fold>
        </Section>
      )}
    </Page>
  );
}

function Card({ consent, children }: { consent: Consent; children?: ComponentChildren }) {
  return (
    <article class="card stack">
      <h3>{consent.title}</h3>
      <About consent={consent} />
      <p>
        <strong>{consent.now}</strong>
      </p>
      {children}
      <Happened consent={consent} />
    </article>
  );
}

/** A no needs no form: what was said is enough, as soon as it is said. */
function No({ citizen, consent, after }: DeskProps & { consent: Consent }) {
  const name = citizen.firstName;
  const place = `desk:${citizen.id}:no:${consent.id}`;
  const asked = consent.state === 'asked';
  const [label, said]: [Key, Key] = asked ? ['app.share.desk.no', 'app.share.desk.no.said'] : ['app.share.desk.back', 'app.share.desk.back.said'];
  const note = noteOf(place);
  const request = asked ? noteNo(citizen.id, consent, note) : noteBack(citizen.id, consent, note);
  return (
    <Fold title={t(label, { name })}>
      <PlainField place={place} label={t('app.share.desk.no.note', { name })} />
      <p class="buttons">
        <PressButton order={{ place, label: t(label, { name }), said: t(said), request, after }} />
      </p>
      <PressNote place={place} />
    </Fold>
  );
}
