/** Something that the house does not want, where it stands, and what to do about it. */
export interface Finding {
  /** Path within the repository. */
  readonly path: string;
  readonly line: number;
  /** A short name of the rule, as `door` or `circle`. */
  readonly rule: string;
  readonly says: string;
  readonly todo: string;
}

/** One finding as a person reads it, with a place that an editor can jump to. */
export function worded({ path, line, rule, says, todo }: Finding): string {
  return `${path}:${line} [${rule}] ${says}\n    ${todo}`;
}
