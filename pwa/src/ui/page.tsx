// The frame of one page: its heading takes the focus after a move.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { moves } from '../router';
import { Icon } from './icon';

interface PageProps {
  title: string;
  lead?: ComponentChildren;
  /** Stands under the heading, over the columns. */
  under?: ComponentChildren;
  back?: { to: string; text: string };
  /** Stands beside the page on a wide screen, after it on a phone. */
  aside?: ComponentChildren;
  /** As wide as the screen lets it be. */
  full?: boolean;
  children: ComponentChildren;
}

export function Page({ title, lead, under, back, aside, full, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moves.peek() > 0) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div class={aside ? 'page page-wide' : full ? 'page page-full' : 'page'}>
      <div class="page-head">
        {back && (
          <a class="back" href={back.to}>
            <Icon name="back" />
            {back.text}
          </a>
        )}
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {lead && <p class="lead">{lead}</p>}
        {under}
      </div>
      <div class="page-body">{children}</div>
      {aside && <div class="page-aside">{aside}</div>}
    </div>
  );
}

interface SectionProps {
  title: string;
  intro?: string;
  class?: string;
  /** So that a link can lead here. */
  id?: string;
  children: ComponentChildren;
}

/** A part of a page under its own heading. */
export function Section({ title, intro, class: name = '', id, children }: SectionProps) {
  return (
    <section class={`section ${name}`} id={id} tabIndex={id ? -1 : undefined}>
      <h2>{title}</h2>
      {intro && <p class="intro">{intro}</p>}
      {children}
    </section>
  );
}
