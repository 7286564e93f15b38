// Opening a plan in an emergency: slow and honest. What it does is read before
// it can be done, and the way out is as big as the way in.
import { useId, useRef, useState } from 'preact/hooks';
import { drafts, forgetDraft, write } from '../press';
import { t } from '../text';
import { Section } from '../ui/page';
import { PressButton, PressNote } from '../ui/press';
import { caseAddress, look } from './case-state';

/** As the server: characters. */
const least = 20;

export function Danger({ citizen }: { citizen: string }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setTimeout(() => button.current?.focus());
  };
  return (
    <Section title={t('app.cases.danger')}>
      {open ? (
        <Before citizen={citizen} close={close} />
      ) : (
        <p class="buttons">
          <button type="button" class="button button-secondary" ref={button} onClick={() => setOpen(true)}>
            {t('app.cases.danger.begin')}
          </button>
        </p>
      )}
    </Section>
  );
}

function Before({ citizen, close }: { citizen: string; close: () => void }) {
  const place = `emergency:${citizen}`;
  const id = useId();
  const [aboutOther, setAboutOther] = useState(false);
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const reason = drafts.value[place] ?? '';
  const short = [...reason.trim()].length < least;
  const leave = () => {
    forgetDraft(place);
    close();
  };
  const order = {
    place,
    label: t('app.cases.danger.open'),
    said: t('app.cases.danger.done'),
    request: { address: `${caseAddress(citizen)}/emergency`, content: { reason: reason.trim(), aboutOther } },
    after: () => look(citizen, 'emergency'),
  };
  return (
    <div class="card case-danger" role="group" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} tabIndex={-1} ref={(heading) => void (tried || sure || reason || heading?.focus())}>
        {t('app.cases.danger.title')}
      </h3>
      <ol class="points">
        <li>{t('app.cases.danger.only')}</li>
        <li>{t('app.cases.danger.told')}</li>
        <li>{t('app.cases.danger.leader')}</li>
        <li>{t('app.cases.danger.hour')}</li>
        <li>{t('app.cases.danger.never')}</li>
      </ol>
      <p class="field">
        <label for={`${id}-why`}>{t('app.cases.danger.why')}</label>
        <span class="hint" id={`${id}-hint`}>
          {t('app.cases.danger.why.hint')}
        </span>
        {tried && short && (
          <span class="wrong" id={`${id}-wrong`}>
            {t('app.cases.danger.why.missing')}
          </span>
        )}
        <textarea
          id={`${id}-why`}
          rows={4}
          lang="da"
          maxLength={500}
          aria-invalid={tried && short ? true : undefined}
          aria-describedby={tried && short ? `${id}-hint ${id}-wrong` : `${id}-hint`}
          value={reason}
          onInput={(event) => write(place, event.currentTarget.value)}
        />
      </p>
      <div class="choices">
        <label>
          <input type="checkbox" checked={aboutOther} onChange={(event) => setAboutOther(event.currentTarget.checked)} />
          {t('app.cases.danger.other')}
        </label>
        {tried && !sure && <p class="wrong">{t('app.cases.danger.sure.missing')}</p>}
        <label>
          <input type="checkbox" checked={sure} onChange={(event) => setSure(event.currentTarget.checked)} />
          {t('app.cases.danger.sure')}
        </label>
      </div>
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={leave}>
          {t('app.cases.danger.not')}
        </button>
        {short || !sure ? (
          <button type="button" class="button button-secondary" onClick={() => setTried(true)}>
            {order.label}
          </button>
        ) : (
          <PressButton order={order} />
        )}
      </p>
      <PressNote place={place} />
    </div>
  );
}
