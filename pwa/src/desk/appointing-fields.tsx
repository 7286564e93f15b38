// The fields the borgerkonsulent fills in about an appointment. Texts are kept as
// drafts under the place of their form until it is sent.
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { drafts, drop, forgetDraft, press, pressed, write, type Order } from '../press';
import { t } from '../text';
import { BothTexts } from '../ui/both-texts';
import { PressButton, PressNote } from '../ui/press';
import { PlainPanel } from './plain-field';

/** The texts of one form. */
export function useTexts(form: string) {
  const at = (name: string) => `${form}:${name}`;
  const used = useRef(new Set<string>());
  return {
    get: (name: string) => drafts.value[at(name)] ?? '',
    sent: (name: string) => drafts.value[at(name)]?.trim() || undefined,
    set: (name: string, text: string) => {
      used.current.add(name);
      write(at(name), text);
    },
    forget: () => used.current.forEach((name) => forgetDraft(at(name))),
  };
}
export type Texts = ReturnType<typeof useTexts>;

interface FieldProps {
  label: string;
  hint?: string;
  wrong?: string;
  children: (id: string, described?: string) => ComponentChildren;
}

export function Field({ label, hint, wrong, children }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  return (
    <p class="field">
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong && (
        <span class="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
      {children(id, described)}
    </p>
  );
}

interface TextProps {
  texts: Texts;
  name: string;
  label: string;
  hint?: string;
  wrong?: string;
  most?: number;
  /** More than one line. */
  long?: boolean;
  /** The place of the form, when a citizen will read it as sentences: then how it reads stands beside. */
  plain?: string;
  /** A heading: no sentences are asked of it. */
  subject?: boolean;
  field?: { current: HTMLInputElement | HTMLTextAreaElement | null };
}

export function TextField({ texts, name, label, hint, wrong, most = 200, long, plain, subject, field }: TextProps) {
  const value = texts.get(name);
  const shared = { maxLength: most, value, 'aria-invalid': wrong ? (true as const) : undefined, lang: 'da' };
  return (
    <>
      <Field label={label} hint={hint} wrong={wrong}>
        {(id, described) =>
          long ? (
            <textarea {...shared} id={id} rows={3} aria-describedby={described} ref={field as { current: HTMLTextAreaElement | null }} onInput={(event) => texts.set(name, event.currentTarget.value)} />
          ) : (
            <input {...shared} id={id} type="text" aria-describedby={described} ref={field as { current: HTMLInputElement | null }} onInput={(event) => texts.set(name, event.currentTarget.value)} />
          )
        }
      </Field>
      {plain && <PlainPanel text={value} place={plain} subject={subject} change={(text) => texts.set(name, text)} />}
    </>
  );
}

interface InputProps {
  label: string;
  value: string;
  set: (value: string) => void;
  min?: string;
  wrong?: string;
}

export const DayInput = ({ label, value, set, min, wrong }: InputProps) => (
  <Field label={label} wrong={wrong}>
    {(id, described) => <input id={id} type="date" min={min} value={value} aria-describedby={described} aria-invalid={wrong ? true : undefined} onInput={(event) => set(event.currentTarget.value)} />}
  </Field>
);

export const ClockInput = ({ label, value, set, wrong }: InputProps) => (
  <Field label={label} wrong={wrong}>
    {(id, described) => <input id={id} type="time" step={300} value={value} aria-describedby={described} aria-invalid={wrong ? true : undefined} onInput={(event) => set(event.currentTarget.value)} />}
  </Field>
);

interface SelectProps {
  label: string;
  hint?: string;
  value: string;
  options: [value: string, text: string][];
  set: (value: string) => void;
}

export const Select = ({ label, hint, value, options, set }: SelectProps) => (
  <Field label={label} hint={hint}>
    {(id, described) => (
      <select id={id} value={value} aria-describedby={described} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    )}
  </Field>
);

const lengths = [15, 30, 45, 60, 90, 120, 180];

export const Minutes = ({ value, set }: { value: number; set: (minutes: number) => void }) => (
  <Select
    label={t('app.appointing.minutes')}
    value={String(value)}
    options={[...new Set([...lengths, value])].sort((a, b) => a - b).map((one) => [String(one), t('app.minutes', {}, one)])}
    set={(minutes) => set(Number(minutes))}
  />
);

interface SendProps {
  order: Order;
  /** Something is missing: then the press says so and sends nothing. */
  lacks?: boolean;
  refuse?: () => void;
  then: () => void;
  cancel?: () => void;
}

/** The one button of a form. */
export function Send({ order, lacks, refuse, then, cancel }: SendProps) {
  return (
    <>
      <p class="buttons">
        {lacks ? (
          <button type="button" class="button button-primary" onClick={refuse}>
            {order.label}
          </button>
        ) : (
          <PressButton kind="primary" order={order} then={then} />
        )}
        {cancel && (
          <button type="button" class="link" onClick={cancel}>
            {t('app.cancel')}
          </button>
        )}
      </p>
      <PressNote place={order.place} then={then} />
    </>
  );
}

interface ClashProps {
  place: string;
  /** What the reader wanted, in few words. */
  mine: string;
  order: (version: number) => Order;
  then: () => void;
  leave: () => void;
  children: ComponentChildren;
}

/** Somebody else was first: both stand here, and the reader says which is to stand. */
export function OrBoth({ place, mine, order, then, leave, children }: ClashProps) {
  const clash = pressed.value[place]?.clash;
  if (!clash) return <>{children}</>;
  const keep = async () => {
    if (await press(order(clash.version))) then();
  };
  const letBe = () => {
    drop(place);
    leave();
  };
  return <BothTexts question={t('app.appointing.clash')} mine={mine} theirs={clash.theirs} keep={() => void keep()} leave={letBe} />;
}
