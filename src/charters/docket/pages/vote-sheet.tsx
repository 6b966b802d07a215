import { get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { Crumbs, Facts, Head, Section, Table } from '../../../platform/web/parts/index.ts';
import type { Given } from '../../given.ts';
import { sheetWords as words } from '../words.ts';
import { aboveDossier, sectionFor } from './around.ts';
import { petitionBefore } from './before.ts';
import { membersFor } from './members.ts';

/** A blank sheet for a vote in the room, to be printed: each member of the body with a box for each position. */
export const voteSheetRoute = (given: Given): Route =>
  get('/petitions/:id/vote-sheet', (call) => voteSheet(given, call));

async function voteSheet(given: Given, call: Call): Promise<Answer> {
  const { petition, body } = await petitionBefore(given, call);
  const members = await membersFor(call.visit, petition, body);
  const { decision, voting } = given.policies.of(petition.policyId, petition.policyVersion);
  const boxes = words.boxes.map(() => '☐');
  return page(
    `${words.title}: ${petition.title}`,
    <>
      <Crumbs
        links={[...aboveDossier(call.visit), { href: `/petitions/${petition.id}/decision`, label: words.back }]}
      />
      <Head mark={{ what: `P ${petition.id}` }} title={petition.title} lede={words.lede(given.association.committee)} />
      <Section title={words.meeting}>
        <Facts of={words.toFill.map((term) => [term, words.line] as const)} />
      </Section>
      <Section title={words.votes} wide>
        <Table
          caption={words.votes}
          captionUnseen
          columns={[
            { label: words.member, head: true },
            ...words.boxes.map((label) => ({ label })),
            { label: words.sum },
          ]}
          rows={members.map(({ name, recused }) => ({
            cells: recused
              ? [name, ...words.boxes.map((_, index) => (index === words.boxes.length - 1 ? '☒' : '')), words.organizes]
              : [name, ...boxes, words.line],
          }))}
          total={[words.inAll, ...words.boxes.map(() => words.short), words.line]}
        />
        <p>{words.rule(decision.carries, decision.quorum, voting.mayReturn)}</p>
      </Section>
    </>,
    { section: sectionFor(call.visit) },
  );
}
