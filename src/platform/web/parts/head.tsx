import type { ComponentChildren } from 'preact';
import { Mark, type MarkProps } from './mark.tsx';

interface HeadProps {
  readonly title: ComponentChildren;
  readonly mark?: MarkProps | undefined;
  /** One or two sentences, in the size of what is read. */
  readonly lede?: ComponentChildren;
  /** As a former name, below the lede. */
  readonly children?: ComponentChildren;
}

/** The head of a page: the only h1. */
export function Head({ title, mark, lede, children }: HeadProps) {
  return (
    <header class="head">
      {mark && <Mark {...mark} />}
      <h1>{title}</h1>
      {lede && <p class="lede">{lede}</p>}
      {children}
    </header>
  );
}
