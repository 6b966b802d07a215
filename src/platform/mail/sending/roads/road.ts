import type { Connection } from '../smtp/connection.ts';
import type { Pause } from './pause.ts';

/** The way to a server, or to those of a domain. */
export interface Road {
  readonly name: string;
  /** While it is on nobody asks there. */
  readonly pause: Pause;
  /** An open connection that nobody uses, or a new one. @throws Refusal, or an error of the network or of the DNS */
  take(): Promise<Connection>;
  giveBack(line: Connection): void;
}

/** All ways by which mail leaves. */
export interface Roads {
  /** How many connections a road takes at a time. */
  readonly places: number;
  /** Whether all mail goes one way: then all of it waits while that one is closed. */
  readonly isOne: boolean;
  /** The name of the road to a domain: that of the domain, where mail does not all go one way. */
  nameOf(domain: string): string;
  to(domain: string): Road;
  close(): void;
}
