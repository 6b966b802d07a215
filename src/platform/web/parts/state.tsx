import type { ComponentChildren } from 'preact';

/**
 * A state: a disc that fills along the way, or a square for an end without a charter, and always the word.
 * `of` picks the shape; the stylesheet knows draft, circulating, signing, filed, docketed, recommended, approved, chartered, renewing, dormant,
 * returned, declined, withdrawn, lapsed, dissolved, counted, doubt, rejected.
 */
export function State({ of, children }: { of: string; children: ComponentChildren }) {
  return (
    <span class="state" data-state={of}>
      {children}
    </span>
  );
}
