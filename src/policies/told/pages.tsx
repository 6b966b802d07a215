import { NotFound } from '../../platform/refusal/index.ts';
import { get, page, seeOther, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { Association } from '../../roll/index.ts';
import { fingerprint } from '../versions/policy-file.ts';
import { keptPolicies } from '../versions/queries.ts';
import { policyOf, supersededOn } from '../versions/rules.ts';
import { rulesWords, titleOf } from '../versions/words.ts';
import { policyTold } from './chapters.ts';
import { differenceBetween } from './difference.ts';
import { differenceAddress, DifferencePage, inTime, PolicyPage } from './views.tsx';
import { differenceWords } from './words.ts';

/** A version of the rules in plain words, and what it changes from another. */
export function tellingRoutes(association: Association): Route[] {
  return [
    get('/rules/:id/:version', (call) => version(association, call)),
    get('/rules/:id/:version/changes-from/:other', (call) => difference(association, call)),
  ];
}

async function version(association: Association, { visit, params }: Call): Promise<Answer> {
  const kept = await keptPolicies(visit.db);
  const policy = policyOf(kept, params['id'] ?? '', params['version'] ?? '');
  if (!policy) throw new NotFound();
  const { group } = association.words;
  return page(
    titleOf(policy),
    <PolicyPage
      policy={policy}
      untilOn={supersededOn(kept, policy)}
      chapters={policyTold(policy, association)}
      group={group.short ?? group.one}
      others={kept.filter((other) => other.id === policy.id && other !== policy)}
      today={visit.today}
      sha256={fingerprint(policy)}
    />,
    { description: rulesWords.lede },
  );
}

async function difference(association: Association, { visit, params }: Call): Promise<Answer> {
  const kept = await keptPolicies(visit.db);
  const named = (version: string) => policyOf(kept, params['id'] ?? '', params[version] ?? '');
  const [one, other] = [named('version'), named('other')];
  if (!one || !other || one === other) throw new NotFound();
  const [before, after] = inTime(one, other);
  if (after !== one) return seeOther(differenceAddress(before, after));
  const changed = differenceBetween(policyTold(before, association), policyTold(after, association));
  return page(
    differenceWords.heads(before, after),
    <DifferencePage before={before} after={after} changed={changed} />,
    { description: differenceWords.lede },
  );
}
