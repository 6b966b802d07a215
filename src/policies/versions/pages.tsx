import type { Visit } from '../../platform/act/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import type { Association } from '../../roll/index.ts';
import { unitNamed } from '../../units/index.ts';
import type { Policy } from './model.ts';
import { keptPolicies } from './queries.ts';
import { policyInForce, supersededOn } from './rules.ts';
import { RulesPage, StartPage, type MeetingToCome } from './views.tsx';
import { rulesWords, startWords } from './words.ts';

const mostMeetings = 4;

/** The meetings of the committee that are to come, soonest first. */
export type MeetingsToCome = (visit: Visit) => Promise<readonly MeetingToCome[]>;

/** How to start a group, and which rules there are. */
export function policyRoutes(association: Association, coming: MeetingsToCome): Route[] {
  return [get('/start', (call) => start(association, coming, call)), get('/rules', rules)];
}

async function start(association: Association, coming: MeetingsToCome, { visit }: Call): Promise<Answer> {
  const [kept, unit, known] = await Promise.all([
    keptPolicies(visit.db),
    unitNamed(visit.db, association.bodies.contact),
    coming(visit),
  ]);
  const policy = policyInForce(kept, association.policy, visit.today);
  if (!policy) throw new NotFound();
  const contact = {
    name: association.bodies.contact,
    ...(unit && { href: `/units/${unit.slug}` }),
    ...(unit?.contactEmail && { email: unit.contactEmail }),
  };
  const meetings = known.filter(({ fileBy }) => fileBy >= visit.today).slice(0, mostMeetings);
  return page(
    startWords.title(association.words.group),
    <StartPage policy={policy} association={association} meetings={meetings} contact={contact} />,
    { section: '/petitions', description: startWords.lede(association.words) },
  );
}

async function rules({ visit }: Call): Promise<Answer> {
  const kept = await keptPolicies(visit.db);
  return page(
    rulesWords.title,
    <RulesPage versions={kept.map((policy) => dated(kept, policy))} today={visit.today} />,
    { description: rulesWords.lede },
  );
}

const dated = (kept: readonly Policy[], policy: Policy) => ({ policy, untilOn: supersededOn(kept, policy) });
