// Two minutes before the session ends. The reader can say afterwards: »I knew it in
// time, one press kept me in, and nothing I wrote was lost.«
import '../session-texts';
import { logout } from '../api';
import { loggedOut } from '../live';
import { use, warning } from '../session';
import { t } from '../text';
import { beside, Dialog } from './dialog';

function Warn() {
  const now = warning.value;
  if (!now) return null;
  return <Ask {...now} />;
}

function Ask({ left, stay }: { left: number; stay: boolean }) {
  const minutes = Math.max(1, Math.ceil(left / 60));
  return (
    <Dialog title={t(stay ? 'app.session.warn.title' : 'app.session.warn.over')} escape={() => void use()}>
      <p role="status">{t('app.session.warn.text', {}, minutes)}</p>
      <p>{t('app.session.warn.kept')}</p>
      {!stay && <p>{t('app.session.warn.again')}</p>}
      <p class="buttons">
        {stay && (
          <button type="button" class="button button-primary" onClick={() => void use()}>
            {t('app.session.stay')}
          </button>
        )}
        <button type="button" class={stay ? 'button button-secondary' : 'button button-primary'} onClick={() => void end()}>
          {t('app.logout')}
        </button>
      </p>
    </Dialog>
  );
}

/** Ends the session and not what lies here: what was typed is there when the same person logs in again. */
async function end(): Promise<void> {
  await logout().catch(() => undefined);
  loggedOut();
}

beside(<Warn />);
