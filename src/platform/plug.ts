import { noBearer, type FindBearer } from './auth/index.ts';
import type { Command } from './cli/index.ts';
import type { Forget } from './erasure/index.ts';
import type { Reaction } from './facts/index.ts';
import type { Daily, Task } from './jobs/index.ts';
import type { MailClaim } from './mail/index.ts';
import type { Impediment } from './refusal/index.ts';
import type { Route } from './web/index.ts';

/** How an impediment is worded: what stands in the way, and what to do about it. */
export interface Wording {
  readonly say: string;
  readonly todo?: { readonly label: string; readonly href?: string };
}

/** Words an impediment by its code. */
export type Wordings = Readonly<Record<string, (impediment: Impediment) => Wording>>;

/** What a capability hands the platform. */
export interface Plug {
  readonly routes?: readonly Route[];
  readonly wordings?: Wordings;
  readonly reactions?: readonly Reaction[];
  readonly tasks?: readonly Task[];
  readonly dailies?: readonly Daily[];
  /** Views that tell which person holds which grant: person, word, from_on, until_on. */
  readonly grantSources?: readonly string[];
  /** Finds whom a token stands for; one capability knows. */
  readonly findBearer?: FindBearer;
  /** Words that a session carries only while it was proved by a passkey. */
  readonly passkeyWords?: readonly string[];
  readonly commands?: readonly Command[];
  /** Who takes the mail to which of our addresses; the first that claims an address has it. */
  readonly mailClaims?: readonly MailClaim[];
  /** Take somebody whom the roll has erased out of what people wrote. */
  readonly forgets?: readonly Forget[];
}

/**
 * All plugs as one.
 *
 * @throws Error when two of them word one code: whoever came later would be heard, and the other one’s advice lead elsewhere
 */
export function joined(plugs: readonly Plug[]): Required<Plug> {
  return {
    routes: plugs.flatMap((plug) => plug.routes ?? []),
    wordings: wordedOnce(plugs.map((plug) => plug.wordings ?? {})),
    reactions: plugs.flatMap((plug) => plug.reactions ?? []),
    tasks: plugs.flatMap((plug) => plug.tasks ?? []),
    dailies: plugs.flatMap((plug) => plug.dailies ?? []),
    grantSources: plugs.flatMap((plug) => plug.grantSources ?? []),
    findBearer: plugs.find((plug) => plug.findBearer)?.findBearer ?? noBearer,
    passkeyWords: plugs.flatMap((plug) => plug.passkeyWords ?? []),
    commands: plugs.flatMap((plug) => plug.commands ?? []),
    mailClaims: plugs.flatMap((plug) => plug.mailClaims ?? []),
    forgets: plugs.flatMap((plug) => plug.forgets ?? []),
  };
}

function wordedOnce(all: readonly Wordings[]): Wordings {
  const codes = all.flatMap((wordings) => Object.keys(wordings));
  const twice = [...new Set(codes.filter((code, place) => codes.indexOf(code) < place))];
  if (twice.length > 0) throw new Error(`two capabilities word ${twice.join(', ')}: give one of them another code`);
  return Object.assign({}, ...all) as Wordings;
}
