// One thing the next one may know: the words, whose they are, and the reader's
// answer. What is answered can be answered otherwise, until it is passed on.
import { useRef } from 'preact/hooks';
import { t, type Key } from '../text';
import { Fold } from '../ui/fold';
import { PressButton, PressNote } from '../ui/press';
import type { HandoverLine } from '../views';
import type { PartProps } from './handover-page';
import { answerLine } from './handover-presses';

const answers: [answer: HandoverLine['answer'], label: Key][] = [
  ['yes', 'app.handover.yes'],
  ['no', 'app.handover.no'],
  ['held', 'app.handover.hold'],
];

const looks: Record<HandoverLine['answer'], string> = {
  '': 'card handover-line',
  yes: 'card handover-line handover-yes',
  no: 'card handover-line handover-no',
  held: 'card handover-line handover-held',
};

/** Own words need no yes to be passed on: they are passed on unless they are held back or struck. */
export function LineCard({ now, line, after }: PartProps & { line: HandoverLine }) {
  const place = `handover:${now.id}:${line.id}`;
  const words = useRef<HTMLParagraphElement>(null);
  const then = () => words.current?.focus();
  const buttons = (
    <div class="equal">
      {answers
        .filter(([answer]) => answer !== line.answer)
        .map(([answer, label]) => (
          <PressButton
            key={answer}
            then={then}
            order={{ place, label: t(label), said: t('app.handover.answered'), request: answerLine(now.id, line.id, answer), after }}
          />
        ))}
    </div>
  );
  return (
    <article class={looks[line.answer]}>
      <p class="soft small">{line.by}</p>
      <p class={line.own ? 'own handover-words' : 'handover-words'} lang="da" tabIndex={-1} ref={words}>
        {line.own ? <q>{line.text}</q> : line.text}
      </p>
      <p class={line.answer ? 'handover-said' : 'handover-ask'}>{line.said}</p>
      {now.open && (line.answer ? <Fold title={t('app.handover.change')}>{buttons}</Fold> : buttons)}
      <PressNote place={place} then={then} />
    </article>
  );
}
