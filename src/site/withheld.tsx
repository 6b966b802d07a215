import type { Call } from '../platform/web/index.ts';
import { Banner } from '../platform/web/parts/index.ts';

const words = {
  wait: 'Rights of your office wait for a passkey',
  todo: 'Make one, or sign in with yours',
} as const;

/** Leads whoever holds an office that asks for a passkey to it; for everybody else there is nothing. */
export function Withheld({ withheld }: Pick<Call, 'withheld'>) {
  if (withheld.size === 0) return null;
  return (
    <Banner tone="warn" title={words.wait}>
      <p>
        <a href="/me/ways-in">{words.todo}</a>
      </p>
    </Banner>
  );
}
