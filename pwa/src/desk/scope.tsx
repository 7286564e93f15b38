// Whether a change is for one time or for all of an appointment that comes back.
import { useId } from 'preact/hooks';
import { t } from '../text';

export function Scope({ whole, set }: { whole: boolean; set: (whole: boolean) => void }) {
  const id = useId();
  return (
    <fieldset class="targets">
      <legend>{t('app.appointing.scope')}</legend>
      {[false, true].map((one) => (
        <label key={String(one)}>
          <input type="radio" name={id} checked={whole === one} onChange={() => set(one)} />
          {t(one ? 'app.appointing.scope.all' : 'app.appointing.scope.one')}
        </label>
      ))}
    </fieldset>
  );
}
