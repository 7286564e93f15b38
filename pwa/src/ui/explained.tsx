// The words of the professionals, unchanged. A hard word is a button; its
// explanation opens after the sentence it stands in, so that the sentence stays
// whole. The text is Danish whatever language the app speaks.
import { Fragment, type ComponentChild } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../text';
import type { Block, Piece, Text } from '../views';

interface Word {
  word: string;
  explanation: string;
  id: number;
}
export type Part = string | Word | { after: Word[] };

/** Text as parts to show: after each sentence stand the words it held. */
export function partsOf(text: Text): Part[] {
  const parts: Part[] = [];
  let held: Word[] = [];
  const endSentence = () => {
    if (held.length > 0) parts.push({ after: held });
    held = [];
  };
  for (const [id, piece] of text.entries()) {
    if (typeof piece === 'string') {
      const end = held.length > 0 ? sentenceEnd(piece, text[id + 1]) : piece.length;
      parts.push(piece.slice(0, end));
      if (end < piece.length) {
        endSentence();
        parts.push(piece.slice(end));
      }
    } else {
      const word = { word: piece.t, explanation: piece.e, id };
      parts.push(word);
      held.push(word);
    }
  }
  endSentence();
  return parts;
}

/** Where the first sentence of a string ends; a stop before a small letter or a § ends none. */
function sentenceEnd(piece: string, after?: Piece): number {
  const next = (typeof after === 'string' ? after : after?.t)?.charAt(0) ?? '';
  const stop = /[.!?](?=\s+[A-ZÆØÅ]|\s*$)/.exec(piece + next);
  return stop && stop.index < piece.length ? stop.index + 1 : piece.length;
}

export function Explained({ text }: { text: Text }) {
  const base = useId();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <span class="explained" lang="da">
      {partsOf(text).map((part) => {
        if (typeof part === 'string') return joined(part);
        if ('after' in part)
          return part.after
            .filter(({ id }) => open.has(id))
            .map(({ id, word, explanation }) => (
              <span class="explanation" id={`${base}-${id}`} role="note" key={`note-${id}`}>
                <strong>{word}</strong> {t('app.explained.means')} {explanation}
              </span>
            ));
        return (
          <button
            type="button"
            class="jargon"
            key={part.id}
            aria-expanded={open.has(part.id)}
            aria-controls={open.has(part.id) ? `${base}-${part.id}` : undefined}
            onClick={() => toggle(part.id)}
          >
            {part.word}
          </button>
        );
      })}
    </span>
  );
}

/** A comma or bracket stays on the line of the button before it. */
const joined = (text: string) => (/^[).,;:!?]/.test(text) ? `\u2060${text}` : text);

interface BlocksProps {
  blocks: Block[];
  /** What stands under a text that one can say something to. */
  under?: (ref: string) => ComponentChild;
}

/** Several texts of the professionals, each under its label. */
export function Blocks({ blocks, under }: BlocksProps) {
  return (
    <div class="written">
      {blocks.some(({ text }) => text.some(isHard)) && <p class="hint">{t('app.explained.hint')}</p>}
      {blocks.map((block, i) => (
        <Fragment key={i}>
          <p>
            {block.label && <strong class="label">{block.label}</strong>}
            <Explained text={block.text} />
          </p>
          {block.ref && under?.(block.ref)}
        </Fragment>
      ))}
    </div>
  );
}

const isHard = (piece: Piece) => typeof piece !== 'string';

/** Text without its explanations, for paper. */
export const plain = (text: Text): string => text.map((piece) => (typeof piece === 'string' ? piece : piece.t)).join('');
