/** How something stands: as it should, worth a look, or in need of a hand. */
export type Standing = 'ok' | 'watch' | 'wrong';

/** What a finding is about; for programs that read them, so none is renamed. */
export type Subject =
  | 'settings'
  | 'papers'
  | 'disk'
  | 'database'
  | 'migrations'
  | 'transactions'
  | 'backups'
  | 'clock'
  | 'mail-server'
  | 'mail-signature'
  | 'letters'
  | 'ports'
  | 'background'
  | 'record'
  | 'record-key';

/** What is said of it: one sentence, and what to do where something is to be done. */
export interface Told {
  readonly say: string;
  readonly todo: string | null;
}

/** One thing that was looked at. */
export interface Finding extends Told {
  readonly about: Subject;
  readonly standing: Standing;
}

const severity: readonly Standing[] = ['ok', 'watch', 'wrong'];

/** The worst of them; ok where there is none. */
export const worstOf = (findings: readonly Pick<Finding, 'standing'>[]): Standing =>
  severity.findLast((each) => findings.some(({ standing }) => standing === each)) ?? 'ok';

/** What was read of the database itself. */
export interface DatabaseState {
  /** As PostgreSQL counts: 180004. */
  readonly versionNumber: number;
  readonly encoding: string;
  readonly bytes: number;
  /** Null before the first start. */
  readonly kind: 'example' | 'association' | null;
  /** Which example, where it is one and was told. */
  readonly example: string | null;
  /** Migrations of this version that the database has not seen. */
  readonly missing: readonly string[];
  /** Migrations that the database has seen and this version does not know. */
  readonly unknown: readonly string[];
  readonly openTransaction: { readonly seconds: number; readonly process: number; readonly program: string } | null;
  /** How far the database's clock is ahead of ours, at least; negative where it is behind, 0 where nothing can be told. */
  readonly clockAheadMs: number;
}

/** What was read of the background work. */
export interface BackgroundState {
  readonly tasksFailed: number;
  readonly reactionsFailed: number;
  /** The kinds of tasks and the names of reactions that failed, at most five. */
  readonly failing: readonly string[];
  /** For how long the task has been due that waits longest; null when none is due. */
  readonly oldestTaskMs: number | null;
  readonly lettersFailed: number;
  readonly lettersWaiting: number;
  readonly oldestLetterMs: number | null;
  readonly copiesWaiting: number;
  readonly lastBackupAt: Date | null;
  readonly facts: number;
  readonly sealed: number;
  readonly sealedAt: Date | null;
  readonly sealCheck: { readonly checkedAt: Date; readonly findings: number } | null;
}

/** What came of calling the mail server. */
export type MailServerState =
  | { readonly kind: 'direct' }
  | { readonly kind: 'answers'; readonly host: string; readonly isSecure: boolean; readonly isHere: boolean }
  | { readonly kind: 'silent'; readonly host: string; readonly why: string };

/** What is on a port that we want. */
export interface PortState {
  readonly setting: string;
  readonly port: number;
  readonly state: 'free' | 'ours' | 'taken' | 'forbidden' | 'no-address';
  readonly host: string;
}
