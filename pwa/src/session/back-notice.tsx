// What the reader finds again after a new login: that what was typed stands where it
// stood, and whether what they had asked for is done.
import '../session-texts';
import { came } from '../again';
import { owner } from '../live';
import { t } from '../text';
import { back } from '../typed';
import { beside } from './dialog';

function Back() {
  if (!owner.value || (!back.value && !came.value)) return null;
  const seen = () => {
    back.value = undefined;
    came.value = undefined;
  };
  return (
    <div class="session-back" role="status">
      {came.value && <p>{t(came.value === 'done' ? 'app.session.back.done' : 'app.session.back.failed')}</p>}
      {back.value && (
        <p>
          {t('app.session.back')}{' '}
          <a href={back.value} onClick={seen}>
            {t('app.session.back.go')}
          </a>
        </p>
      )}
      <button type="button" class="button button-secondary" onClick={seen}>
        {t('app.session.back.ok')}
      </button>
    </div>
  );
}

beside(<Back />);
