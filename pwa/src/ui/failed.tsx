// When nothing can be shown: what happened, what to do, whom to call.
import type { Failure } from '../api';
import { t } from '../text';
import { Call } from './call';
import { Page } from './page';

interface FailedProps {
  failure: Failure;
  phone?: string;
  again: () => void;
}

export function Failed({ failure, phone, again }: FailedProps) {
  const offline = failure.kind === 'offline';
  const problem = failure.kind === 'problem' ? failure.problem : undefined;
  return (
    <Page title={t(offline ? 'app.offline.title' : 'app.error.title')}>
      <div role="status">
        <p>{offline ? t('app.offline.text') : problem?.detail || t('app.error.text')}</p>
      </div>
      <p class="buttons">
        <button type="button" class="button button-primary" onClick={again}>
          {t('app.error.again')}
        </button>
        {phone && <Call phone={phone} />}
      </p>
      {problem?.requestId && <p class="soft small">{t('app.error.request', { id: problem.requestId })}</p>}
    </Page>
  );
}

export function Missing() {
  return (
    <Page title={t('app.missing.title')}>
      <p>{t('app.missing.text')}</p>
      <p class="buttons">
        <a class="button button-primary" href="/">
          {t('app.missing.home')}
        </a>
      </p>
    </Page>
  );
}
