// What has been seen by one consent, told as it is: who, how often, when last, and
// whether the department has been told of the last change. It fetches by itself.
import '../share-texts';
import { useEffect, useState } from 'preact/hooks';
import * as api from '../api';
import { loggedOut } from '../live';
import type { ConsentSeen } from '../seen-views';
import { language, t } from '../text';

/** version is the consent's: it is asked again when it has changed. */
export function Seen({ consent, version }: { consent: string; version?: number }) {
  const { seen, failure, again } = useSeen(consent, version);
  if (!seen) return failure ? <NotSeen failure={failure} again={again} /> : <p class="soft" role="status">{t('app.share.seen.loading')}</p>;
  return (
    <>
      <h3>{t('app.share.seen.title')}</h3>
      {seen.none && <p>{seen.none}</p>}
      {seen.seen.length > 0 && (
        <ul class="rows">
          {seen.seen.map((look) => (
            <li key={`${look.department.id} ${look.role} ${look.from.id} ${look.category}`}>
              <strong>{look.what}</strong>
              <p>{look.text}</p>
            </li>
          ))}
        </ul>
      )}
      {seen.stays && <p>{seen.stays}</p>}
      {seen.told && (
        <>
          <h3>{t('app.share.told.title')}</h3>
          <p>{seen.told.text}</p>
        </>
      )}
    </>
  );
}

function NotSeen({ failure, again }: { failure: api.Failure; again: () => void }) {
  return (
    <div role="status">
      <p>{t(failure.kind === 'offline' ? 'app.share.seen.offline' : 'app.share.seen.failed')}</p>
      <p class="buttons">
        <button type="button" class="button button-secondary" onClick={again}>
          {t('app.share.seen.again')}
        </button>
      </p>
    </div>
  );
}

function useSeen(consent: string, version?: number) {
  const [seen, setSeen] = useState<ConsentSeen>();
  const [failure, setFailure] = useState<api.Failure>();
  const [tries, setTries] = useState(0);
  const spoken = language.value;
  useEffect(() => {
    let gone = false;
    setFailure(undefined);
    setSeen((before) => (before?.consent === consent ? before : undefined));
    api.read<ConsentSeen>(`/api/consents/${encodeURIComponent(consent)}/seen`, spoken).then(
      (answer) => gone || setSeen(answer),
      (error: unknown) => {
        if (!(error instanceof api.Refused)) throw error;
        if (error.failure.kind === 'login') loggedOut();
        else if (!gone) setFailure(error.failure);
      },
    );
    return () => {
      gone = true;
    };
  }, [consent, version, spoken, tries]);
  return { seen, failure, again: () => setTries(tries + 1) };
}
