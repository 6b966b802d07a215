import type { Call } from '../platform/web/index.ts';
import { Banner } from '../platform/web/parts/index.ts';
import { countWritten } from '../platform/written/index.ts';

const words = {
  wait: (count: number) =>
    count === 1
      ? 'One right of your office waits for a passkey'
      : `${countWritten(count)} rights of your office wait for a passkey`,
  todo: 'Make one, or sign in with yours',
} as const;

/** Leads whoever holds an office that asks for a passkey to it; for everybody else there is nothing. */
export function Withheld({ withheld }: Pick<Call, 'withheld'>) {
  if (withheld.size === 0) return null;
  return (
    <Banner tone="warn" title={words.wait(withheld.size)}>
      <p>
        <a href="/me/ways-in">{words.todo}</a>
      </p>
    </Banner>
  );
}
