/** One thing that stands in the way of an act: a code in kebab case, and what is needed to word it. */
export type Impediment = { readonly code: string } & Readonly<Record<string, unknown>>;

/**
 * A rule says no.  Carries every impediment at once, in the order in which we would say them; never a sentence and never
 * a status of some transport: web, mail, API and command line each word it for their reader.
 */
export class Refused extends Error {
  readonly impediments: readonly Impediment[];

  constructor(impediments: readonly Impediment[]) {
    super(`refused: ${impediments.map((impediment) => impediment.code).join(', ')}`);
    this.name = 'Refused';
    this.impediments = impediments;
  }
}

/** @throws Refused with all of them, if there are any */
export function refuseIf(impediments: readonly Impediment[]): void {
  if (impediments.length > 0) throw new Refused(impediments);
}

/** Refuses for one reason. @throws Refused */
export function refuse(code: string, details: Readonly<Record<string, unknown>> = {}): never {
  throw new Refused([{ code, ...details }]);
}

/**
 * There is no such thing, or the visitor may not know of it: the two are answered alike.
 */
export class NotFound extends Error {
  constructor() {
    super('not found');
    this.name = 'NotFound';
  }
}
