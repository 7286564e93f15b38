// »Vis igen, at det er dig«. The reader can say afterwards: »I know why they asked, I
// lost nothing by it, and then it was done.«
import { useState } from 'preact/hooks';
import '../session-texts';
import { asking, leaveForIt, showHere } from '../again';
import { Refused } from '../api';
import { loggedOut, me } from '../live';
import { t } from '../text';
import { beside, Dialog } from './dialog';

function Again() {
  return asking.value ? <Ask /> : null;
}

function Ask() {
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const demo = me.value?.demo;
  const not = () => asking.peek()?.answer(false);
  const go = async () => {
    if (busy) return;
    setBusy(true);
    setFailed(false);
    try {
      await (demo ? showHere() : leaveForIt());
    } catch (error) {
      if (error instanceof Refused && error.failure.kind === 'login') return loggedOut();
      setFailed(true);
    }
    setBusy(false);
  };
  return (
    <Dialog title={t('app.session.again.title')} escape={not}>
      <p>{t('app.session.again.why')}</p>
      <p>{t('app.session.again.kept')}</p>
      {demo && <p class="session-demo">{t('app.session.again.demo')}</p>}
      {failed && <p role="alert">{t('app.session.again.failed')}</p>}
      <p class="buttons">
        <button type="button" class="button button-primary" aria-disabled={busy} onClick={() => void go()}>
          {t(demo ? 'app.session.again.go' : 'app.session.again.login')}
        </button>
        <button type="button" class="button button-secondary" onClick={not}>
          {t('app.session.again.not')}
        </button>
      </p>
    </Dialog>
  );
}

beside(<Again />);
