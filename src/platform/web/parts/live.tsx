import type { ComponentChildren } from 'preact';

/** Asks `from` again every 20 seconds, while it is in sight, and takes what comes in its place. */
export function Live({ from, children }: { from: string; children: ComponentChildren }) {
  return (
    <div data-live={from} aria-live="off">
      {children}
    </div>
  );
}
