import type { VNode } from 'preact';
import { addDays } from '../../platform/time/index.ts';
import { refuseIf } from '../../platform/refusal/index.ts';
import { Day, Facts, Fine, MailAddress, Section, Table } from '../../platform/web/parts/index.ts';
import { get, page, seeOther, signedIn, type Route } from '../../platform/web/index.ts';
import { GroupPageHead, mayInGroup, roleWords, seeGroup, type Group } from '../../groups/index.ts';
import { kindWords } from '../changes/words.ts';
import type { Given } from '../given.ts';
import { packOf, type Pack } from './pack.ts';
import { words } from './words.ts';

/** `GET /groups/:slug/handover`: what a convener hands over, for conveners. */
export function handoverRoutes(given: Given): Route[] {
  return [
    get('/groups/:slug/handover', async (call) => {
      signedIn(call);
      const { visit } = call;
      const group = await seeGroup(visit, call.params['slug']);
      refuseIf(mayInGroup(visit.grants, 'group.roles', group) ? [] : [{ code: 'not-granted', grant: 'group.roles' }]);
      if (group.slug !== call.params['slug']) return seeOther(`/groups/${group.slug}/handover`);
      const pack = await packOf(visit, group, given);
      const body = (
        <>
          <GroupPageHead group={group} title={words.title} lede={words.lede(group.name)} />
          <Roles group={group} pack={pack} />
          <Term pack={pack} />
          <Lists pack={pack} />
          <Open group={group} pack={pack} />
          <Section title={words.contact}>
            <Facts of={[[words.liaison(given.association.words.headquarters.one), pack.liaison || words.noLiaison]]} />
          </Section>
          <Where group={group} pack={pack} />
        </>
      );
      return page(`${words.title} · ${group.name}`, body, { section: '/groups' });
    }),
  ];
}

function Roles({ group, pack }: { group: Group; pack: Pack }): VNode {
  return (
    <Section title={words.roles}>
      <Table
        caption={words.rolesCaption}
        captionUnseen
        columns={[
          { label: words.who, head: true },
          { label: words.role },
          { label: words.since },
          { label: words.ends },
        ]}
        rows={pack.roles.map(({ name, role, fromOn, endsOn }) => ({
          cells: [
            name || words.erased,
            roleWords[role].one,
            fromOn ? <Day on={fromOn} as="short" /> : words.notAnswered,
            endsOn ? <Day on={endsOn} as="short" /> : words.noEnd,
          ],
        }))}
      />
      <p>
        <a href={`/groups/${group.slug}/roles`}>{words.appoint}</a>
      </p>
      <Fine>{words.appointWhy}</Fine>
    </Section>
  );
}

function Term({ pack: { term, rules } }: { pack: Pack }): VNode {
  const runs =
    term?.untilOn === undefined
      ? words.termNone
      : term.untilOn === null
        ? words.termEndless(term.fromOn)
        : words.termSpan(term.fromOn, addDays(term.untilOn, -1));
  return (
    <Section title={words.term}>
      <Facts
        of={[
          [words.termRuns, runs],
          !!term?.renewalOpensOn && [words.renewalOpens, <Day on={term.renewalOpensOn} />],
          !!term?.lapsesOn && [words.lapses, <Day on={term.lapsesOn} />],
          [words.rules, <a href={rules.href}>{rules.title}</a>],
        ]}
      />
    </Section>
  );
}

function Lists({ pack: { lists } }: { pack: Pack }): VNode {
  return (
    <Section title={words.lists}>
      {lists.length === 0 ? (
        <p>{words.noLists}</p>
      ) : (
        <Table
          caption={words.listsCaption}
          captionUnseen
          columns={[{ label: words.list, head: true }, { label: words.address }, { label: words.waits }]}
          rows={lists.map(({ name, href, address, held, unanswered }) => ({
            cells: [<a href={href}>{name}</a>, <MailAddress>{address}</MailAddress>, words.waiting(held, unanswered)],
          }))}
        />
      )}
    </Section>
  );
}

function Open({ group, pack: { promises, proposal } }: { group: Group; pack: Pack }): VNode {
  return (
    <Section title={words.open}>
      {promises.length === 0 ? (
        <p>{words.nothingOpen}</p>
      ) : (
        <Table
          caption={words.openCaption}
          captionUnseen
          columns={[{ label: words.promise, head: true }, { label: words.due }]}
          rows={promises.map(({ text, href, dueOn }) => ({
            cells: [<a href={href}>{text}</a>, dueOn && <Day on={dueOn} as="short" />],
          }))}
        />
      )}
      {proposal && (
        <p>
          {words.proposal}:{' '}
          <a href={`/groups/${group.slug}/changes/${proposal.id}`}>{kindWords[proposal.kind].toLowerCase()}</a>
        </p>
      )}
    </Section>
  );
}

function Where({ group, pack: { lists, petitions } }: { group: Group; pack: Pack }): VNode {
  const at = `/groups/${group.slug}`;
  const { documents } = words;
  const places: readonly (readonly [href: string, label: string])[] = [
    [at, documents.home],
    ...lists.slice(0, 1).map(({ href }) => [`${href}/archive`, documents.archive] as const),
    [`${at}/promises`, documents.promises],
    [`${at}/changes`, documents.changes],
    [`${at}/timeline`, documents.timeline],
    ...petitions.map((petition) => [`/petitions/${petition}`, documents.petition(petition)] as const),
  ];
  return (
    <Section title={words.where}>
      <ul>
        {places.map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
