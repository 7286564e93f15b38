// What both sides wrote to one time, and the borgerkonsulent's own: to prepare
// before, and what was agreed after.
import { useRef, useState } from 'preact/hooks';
import { t } from '../text';
import { Send, Select, TextField, useTexts } from './appointing-fields';
import { speakOfAppointment } from './appointing-presses';
import type { TimeFormProps } from './desk-times';

export function WordsForm({ citizen, appointment, time, after, done, cancel }: TimeFormProps) {
  const [part, setPart] = useState<'prepare' | 'minutes'>('prepare');
  const [tried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const place = `appointing:${citizen.id}:words:${time.appointment}:${time.at}`;
  const texts = useTexts(place);
  const text = texts.sent('text');
  const said = t('app.appointing.words.said', { name: citizen.firstName });
  const written = (appointment.words ?? []).filter(({ at }) => !at || at === time.at);
  return (
    <div class="decide-form">
      {written.map((one, i) => (
        <div class={one.own ? 'own' : 'beside'} key={i}>
          <p class="soft small">
            {one.who} · {one.when}
          </p>
          <p lang="da">{one.own ? <q>{one.text}</q> : one.text}</p>
        </div>
      ))}
      <Select
        label={t('app.appointing.words.part')}
        value={part}
        options={[
          ['prepare', t('app.appointing.words.prepare')],
          ['minutes', t('app.appointing.words.minutes')],
        ]}
        set={(one) => setPart(one as 'prepare')}
      />
      <TextField
        long
        texts={texts}
        name="text"
        most={500}
        field={field}
        plain={place}
        label={t('app.appointing.words.text', { name: citizen.firstName })}
        wrong={tried && !text ? t('app.want.empty') : undefined}
      />
      <Send
        order={{ place, label: t('app.appointing.words.save'), said, request: speakOfAppointment(citizen.id, appointment.id, part, text ?? '', time.at), after }}
        lacks={!text}
        refuse={() => {
          setTried(true);
          field.current?.focus();
        }}
        then={() => {
          texts.forget();
          cancel();
          done(said);
        }}
        cancel={cancel}
      />
    </div>
  );
}
