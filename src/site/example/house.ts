import type { Perform, PersonId } from '../../platform/act/index.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Installation } from '../../platform/installation.ts';
import type { PolicyBook } from '../../charters/index.ts';
import type { Settings } from '../../platform/settings/index.ts';
import type { Association } from '../../roll/index.ts';

/** What the example needs of the house. */
export interface ExampleHouse {
  readonly database: Database;
  readonly perform: Perform;
  readonly installation: Installation;
  readonly clock: { now(): Date; refresh(): Promise<void> };
  readonly zone: string;
  /** Where the papers of the example are. */
  readonly settings: Pick<Settings, 'exampleFolder' | 'recordKeys'>;
  readonly association: Association;
  readonly policies: PolicyBook;
  /** Begins every link in a report. */
  readonly baseUrl: () => string;
  /** Makes a background round now. */
  readonly settle: () => Promise<void>;
}

/** Somebody whom one can step into. */
export interface Persona {
  readonly key: string;
  /** As “Member”. */
  readonly role: string;
  readonly name: string;
  readonly person: PersonId;
  /** What there is to do as this person. */
  readonly todo: string;
}
