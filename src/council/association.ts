import type { Association } from '../roll/index.ts';
import type { ReportingAssociation } from './given.ts';

/** What reports need to know of an association, from its file. */
export function reportingAssociation({ name, locale, words, reports }: Association): ReportingAssociation {
  return {
    name,
    language: locale,
    committee: words.committee.one,
    council: words.council.named,
    group: words.group.named,
    nouns: words,
    reports,
  };
}
