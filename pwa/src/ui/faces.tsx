// Five faces to choose between, each with its word.
import { useId } from 'preact/hooks';
import { t } from '../text';
import { Face, faces } from './face';

interface FacesProps {
  title: string;
  /** From 1 to 5; 0 while none is chosen. */
  value: number;
  choose: (value: number) => void;
  wrong?: boolean;
  field?: { current: HTMLFieldSetElement | null };
}

export function Faces({ title, value, choose, wrong, field }: FacesProps) {
  const name = useId();
  return (
    <fieldset class="faces" ref={field}>
      <legend>{title}</legend>
      {wrong && <p class="wrong">{t('app.want.how.missing')}</p>}
      <div>
        {faces.map((word, i) => (
          <label key={word}>
            <input type="radio" name={name} checked={value === i + 1} onChange={() => choose(i + 1)} />
            <Face value={i + 1} />
            <span>{t(word)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
