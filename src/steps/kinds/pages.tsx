import { z } from 'zod';
import {
  kindClaimsOn,
  must,
  mustJudge,
  petitionIn,
  settleKind,
  type KindAsked,
  type KindClaim,
  type Petition,
} from '../../charters/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import { get, page, post, seeOther, signedIn, type Answer, type Call, type Route } from '../../platform/web/index.ts';
import { Button, Crumbs, Head, PostForm, Row, Section, State, Table } from '../../platform/web/parts/index.ts';
import { personsOf } from '../../roll/index.ts';
import type { Given } from '../given.ts';
import { words } from './words.ts';

/** Where staff say whether signers are of the kinds that the rules ask for. Names of signers are for the verifiers. */
export const kindRoutes = (given: Given): Route[] => [
  get('/petitions/:id/kinds', (call) => kindsPage(given, call)),
  post('/petitions/:id/kinds', (call) => settle(given, call)),
];

/** @throws SignInFirst, Refused, NotFound where the rules ask for no kinds */
async function withKinds(
  { policies }: Given,
  call: Call,
): Promise<{ petition: Petition; among: readonly KindAsked[] }> {
  signedIn(call);
  const petition = await petitionIn(call);
  const { among } = policies.of(petition.policyId, petition.policyVersion).signing(petition.stage);
  if (among.length === 0) throw new NotFound();
  must(call.visit, 'petitions.verify');
  await mustJudge(call.visit, petition.id, 'petitions.verify');
  return { petition, among };
}

async function kindsPage(given: Given, call: Call): Promise<Answer> {
  const { petition, among } = await withKinds(given, call);
  const claims = await kindClaimsOn(call.visit.db, petition.id);
  const persons = await personsOf(
    call.visit.db,
    claims.flatMap(({ person }) => person ?? []),
  );
  const nameOf = ({ person }: KindClaim) => persons.get(person ?? '')?.name || words.former;
  const back = { label: words.back, href: `/petitions/${petition.id}/verification` };
  return page(
    `${words.title}: ${petition.title}`,
    <>
      <Crumbs links={[back]} />
      <Head mark={{ what: `P ${petition.id}` }} title={petition.title} lede={words.lede} />
      {among.map(({ who, count }, place) => (
        <Section title={words.kind(who)} id={`kind-${place}`}>
          <p>{words.who(who, count)}</p>
          <Claims of={claims.filter((claim) => claim.place === place)} petition={petition} nameOf={nameOf} />
        </Section>
      ))}
    </>,
    { section: '/staff' },
  );
}

function Claims({
  of,
  petition,
  nameOf,
}: {
  readonly of: readonly KindClaim[];
  readonly petition: Petition;
  readonly nameOf: (claim: KindClaim) => string;
}) {
  if (of.length === 0) return <p>{words.none}</p>;
  return (
    <Table
      caption={words.caption}
      captionUnseen
      columns={[{ label: words.name, head: true }, { label: words.found }, { label: words.act }]}
      rows={of.map((claim) => ({
        cells: [nameOf(claim), <Found of={claim} />, <Acts of={claim} petition={petition} name={nameOf(claim)} />],
      }))}
    />
  );
}

function Found({ of: { isConfirmed } }: { readonly of: KindClaim }) {
  if (isConfirmed === null) return <State of="doubt">{words.states.open}</State>;
  return isConfirmed ? (
    <State of="counted">{words.states.confirmed}</State>
  ) : (
    <State of="rejected">{words.states.refused}</State>
  );
}

function Acts({ of, petition, name }: { readonly of: KindClaim; readonly petition: Petition; readonly name: string }) {
  if (petition.state !== 'filed') return null;
  const form = (found: 'confirmed' | 'refused', label: string) => (
    <PostForm action={`/petitions/${petition.id}/kinds`} row label={`${label}: ${name}`}>
      <input type="hidden" name="signature" value={of.signature} />
      <input type="hidden" name="place" value={of.place} />
      <input type="hidden" name="found" value={found} />
      <Button kind="quiet">{label}</Button>
    </PostForm>
  );
  return (
    <Row>
      {form('confirmed', words.confirm)}
      {form('refused', words.refuse)}
    </Row>
  );
}

const Settled = z.object({
  signature: z.coerce.number().int().positive(),
  place: z.coerce.number().int().min(0).max(100),
  found: z.enum(['confirmed', 'refused']),
});

async function settle(given: Given, call: Call): Promise<Answer> {
  const { petition } = await withKinds(given, call);
  const form = await call.form(Settled);
  if (!form.ok) throw new NotFound();
  const { signature, place, found } = form.value;
  await call.perform((act) => settleKind(act, petition.id, { signature, place, isConfirmed: found === 'confirmed' }));
  return seeOther(`/petitions/${petition.id}/kinds`);
}
