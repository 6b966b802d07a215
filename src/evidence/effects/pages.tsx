import { z } from 'zod';
import { NotFound, refuse } from '../../platform/refusal/index.ts';
import {
  Button,
  Crumbs,
  ErrorSummary,
  Fine,
  Head,
  PostForm,
  Section,
  TextArea,
  type Filled,
} from '../../platform/web/parts/index.ts';
import { get, page, post, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { wordedProblem } from '../../platform/json-file/index.ts';
import type { Association } from '../../roll/index.ts';
import {
  checkPolicy,
  differenceAddress,
  differenceBetween,
  DifferenceTold,
  fingerprint,
  impedimentsToRunning,
  inTime,
  keptPolicies,
  policyInForce,
  policyOf,
  policyTold,
  titleOf,
  wordedLimit,
  type Policy,
} from '../../policies/index.ts';
import { effectsOf, pinnedTo, pinnedVersions, underWay } from './effects.ts';
import { EffectsTold, Judged, LookedAt } from './views.tsx';
import { words } from './words.ts';

const readers = ['petitions.screen', 'petitions.verify', 'docket.decide', 'council.record', 'administration'];
const mostBytes = 256 * 1024;
const mostProblems = 20;

/** What a change of the rules would do to what is under way; nothing that is looked at here is kept. */
export function effectRoutes(association: Association): Route[] {
  return [
    get('/staff/rules', (call) => overview(call)),
    post('/staff/rules', (call) => look(association, call), { maxBytes: mostBytes }),
    get('/staff/rules/:id/:version', (call) => ofVersion(association, call)),
  ];
}

/** @throws SignInFirst; Refused with `not-granted` */
function mustRead(call: Call): void {
  signedIn(call);
  if (!readers.some((word) => call.visit.grants.has(word))) refuse('not-granted', { grant: 'docket.decide' });
}

async function overview(call: Call, form?: Filled): Promise<Answer> {
  mustRead(call);
  const kept = await keptPolicies(call.visit.db);
  const pinned = await pinnedVersions(call.visit, kept);
  return page(
    words.title,
    <>
      <Crumbs links={[{ href: '/staff', label: words.staff }]} />
      <Head title={words.title} lede={words.lede} />
      {form?.errors && <ErrorSummary errors={form.errors} />}
      <Section title={words.judged}>
        <Judged pinned={pinned} />
      </Section>
      <Section title={words.look}>
        <p>{words.lookWhat}</p>
        <ul>
          {kept.map((policy) => (
            <li>
              <a href={`/staff/rules/${policy.id}/${policy.version}`}>{words.whatIf(titleOf(policy))}</a>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={words.paste} id="paste">
        <p>{words.pasteWhat}</p>
        <Paste form={form} />
      </Section>
    </>,
    { section: '/staff', status: form ? 422 : 200 },
  );
}

function Paste({ form }: { readonly form?: Filled | undefined }) {
  return (
    <PostForm action="/staff/rules">
      <TextArea name="policy" label={words.field} rows={12} form={form} required />
      <Button>{words.check}</Button>
    </PostForm>
  );
}

const PasteForm = z.object({ policy: z.string(words.fieldMissing).min(1, words.fieldMissing) });

async function look(association: Association, call: Call): Promise<Answer> {
  mustRead(call);
  const form = await call.form(PasteForm);
  if (!form.ok) return overview(call, form);
  const checked = checkPolicy(form.value.policy);
  if ('problems' in checked) {
    const messages = checked.problems.slice(0, mostProblems).map((problem) => `${wordedProblem(problem)}.`);
    const rest = checked.problems.length - mostProblems;
    const errors = [...messages, ...(rest > 0 ? [words.moreProblems(rest)] : [])];
    return overview(call, {
      entered: form.entered,
      errors: errors.map((message) => ({ field: 'policy', message })),
    });
  }
  const kept = await keptPolicies(call.visit.db);
  return effectsPage(association, call, { policy: checked.policy, kept, form });
}

async function ofVersion(association: Association, call: Call): Promise<Answer> {
  mustRead(call);
  const { id = '', version = '' } = call.params;
  const kept = await keptPolicies(call.visit.db);
  const policy = policyOf(kept, id, version);
  if (!policy) throw new NotFound();
  return effectsPage(association, call, { policy, kept });
}

/** @param form with which a text was sent; undefined for a version that is kept */
async function effectsPage(
  association: Association,
  call: Call,
  { policy, kept, form }: { readonly policy: Policy; readonly kept: readonly Policy[]; readonly form?: Filled },
): Promise<Answer> {
  const { visit } = call;
  const found = await underWay(visit);
  const title = titleOf(policy);
  const namesake = policyOf(kept, policy.id, policy.version);
  return page(
    words.heads(title),
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.staff },
          { href: '/staff/rules', label: words.title },
        ]}
      />
      <Head title={words.heads(title)} lede={words.headsLede(title)} />
      {form && (
        <LookedAt
          limits={impedimentsToRunning(policy).map(wordedLimit)}
          isKnownOtherwise={namesake !== undefined && fingerprint(namesake) !== fingerprint(policy)}
        />
      )}
      <Section title={words.judged}>
        <Judged pinned={pinnedTo(found, kept)} />
        {policy.effectiveOn > visit.today && <Fine>{words.notInForce(policy.effectiveOn)}</Fine>}
      </Section>
      <EffectsTold effects={effectsOf(visit, found, kept, policy)} />
      <Otherwise
        policy={policy}
        inForce={policyInForce(kept, association.policy, visit.today)}
        isKept={form === undefined}
        association={association}
      />
      {form && (
        <Section title={words.paste}>
          <Paste form={form} />
        </Section>
      )}
    </>,
    { section: '/staff' },
  );
}

interface OtherwiseProps {
  readonly policy: Policy;
  readonly inForce: Policy | undefined;
  /** Whether there is a page on which the two are held against each other. */
  readonly isKept: boolean;
  readonly association: Association;
}

/** What the version and the one in force say otherwise, the earlier of them first. */
function Otherwise({ policy, inForce, isKept, association }: OtherwiseProps) {
  if (!inForce) return null;
  if (fingerprint(inForce) === fingerprint(policy))
    return (
      <Section title={words.otherwise}>
        <p>{words.inForce}</p>
      </Section>
    );
  const [before, after] = inTime(policy, inForce);
  const hasPage = isKept && inForce.id === policy.id;
  const changed = differenceBetween(policyTold(before, association), policyTold(after, association));
  return (
    <>
      <Section title={words.otherwise}>
        <p>
          {hasPage ? (
            <a href={differenceAddress(before, after)}>{words.changes(before.version, after.version)}</a>
          ) : (
            words.otherwiseThan(titleOf(inForce))
          )}
        </p>
      </Section>
      {!hasPage && <DifferenceTold before={before} after={after} changed={changed} />}
    </>
  );
}
