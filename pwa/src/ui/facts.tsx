// Short answers under short questions. A question without an answer is left out.
import type { ComponentChildren } from 'preact';

export type Fact = [question: string, answer: ComponentChildren | undefined];

export function Facts({ facts }: { facts: Fact[] }) {
  const answered = facts.filter(([, answer]) => answer !== undefined && answer !== '');
  if (answered.length === 0) return null;
  return (
    <dl class="facts">
      {answered.map(([question, answer]) => (
        <div key={question}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}
