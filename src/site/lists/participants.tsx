import type { VNode } from 'preact';
import {
  choicesIn,
  codesIn,
  countParticipants,
  participationOf,
  profileMatches,
  profileParts,
  profilePartWords,
  profilesOf,
  rosterOf,
  type Group,
  type NamedParticipant,
  type Profile,
  type ProfileChoices,
  type ProfilePart,
} from '../../groups/index.ts';
import { NotFound } from '../../platform/refusal/index.ts';
import {
  Button,
  Card,
  Crumbs,
  Details,
  Empty,
  Entries,
  Entry,
  Filter,
  Fine,
  Head,
  Section,
  Tracings,
  WithSide,
} from '../../platform/web/parts/index.ts';
import { page, type Answer, type Call } from '../../platform/web/index.ts';
import { listHref, type List } from '../../conversations/index.ts';
import type { SiteHouse } from '../house.ts';
import { participantWords as words } from './readers-words.ts';

type Asked = Readonly<Partial<Record<ProfilePart, readonly string[]>>>;

/** `/lists/:slug/participants` of a list that is for all of a group: those who chose to be named, by what they say of themselves. */
export async function participantsPage(
  call: Call,
  { association }: Pick<SiteHouse, 'association'>,
  { list, group }: { list: List; group: Group | undefined },
): Promise<Answer> {
  if (!group) throw new NotFound();
  const { db, by } = call.visit;
  const choices = choicesIn(association);
  const asked: Asked = Object.fromEntries(profileParts.map((part) => [part, call.query.getAll(part)]));
  const [named, count] = [await rosterOf(db, group), await countParticipants(db, group.id)];
  const profiles = await profilesOf(
    db,
    named.map(({ person }) => person),
  );
  const isAsked = profileParts.some((part) => asked[part]!.length > 0);
  const found = named.filter(({ person }) => {
    const profile = profiles.get(person);
    return !isAsked || (profile !== undefined && profileMatches(profile, asked));
  });
  const own = by ? await participationOf(db, group.id, by) : undefined;
  const body = (
    <>
      <Crumbs
        links={[
          { href: `/groups/${group.slug}`, label: group.name },
          { href: listHref(list), label: list.name },
        ]}
      />
      <Head title={words.title} lede={words.lede(list.name)} />
      <WithSide sideLabel={words.yourself} side={own && <Yourself group={group} isShown={own.nameShown} />}>
        {named.length > 0 && <Find action={`${listHref(list)}/participants`} choices={choices} asked={asked} />}
        <Section title={words.people}>
          <p>{words.count(isAsked ? found.length : null, named.length, count.all)}</p>
          {found.length === 0 ? (
            <Empty title={isAsked ? words.noneFound : words.nobody}>
              {isAsked ? words.noneFoundMore : words.nobodyMore}
            </Empty>
          ) : (
            <Entries>
              {found.map((participant) => (
                <Participant of={participant} profile={profiles.get(participant.person)} choices={choices} />
              ))}
            </Entries>
          )}
        </Section>
      </WithSide>
    </>
  );
  return page(`${words.title} · ${list.name}`, body, { section: '/groups', headers: { 'x-robots-tag': 'noindex' } });
}

function Find({ action, choices, asked }: { action: string; choices: ProfileChoices; asked: Asked }): VNode {
  return (
    <Section title={words.find}>
      <form action={action}>
        {profileParts
          .filter((part) => part !== 'topics' && choices[part].length > 0)
          .map((part) => (
            <Details summary={profilePartWords[part]} open={asked[part]!.length > 0}>
              <Filter
                legend={profilePartWords[part]}
                name={part}
                several
                options={choices[part].map(({ code, label }) => ({ value: code, label }))}
                chosen={asked[part]!}
              />
            </Details>
          ))}
        <p>
          <Button kind="quiet">{words.show}</Button> <a href={action}>{words.showAll}</a>
        </p>
      </form>
    </Section>
  );
}

interface ParticipantProps {
  readonly of: NamedParticipant;
  readonly profile: Profile | undefined;
  readonly choices: ProfileChoices;
}

function Participant({ of: { name }, profile, choices }: ParticipantProps): VNode {
  const labels = (part: ProfilePart) =>
    profile
      ? codesIn(profile, part).flatMap((code) => choices[part].find((choice) => choice.code === code)?.label ?? [])
      : [];
  const [serves, work] = [labels('serves'), labels('work')];
  return (
    <Entry title={name}>
      <p>{[...labels('level'), ...labels('library')].join(', ')}</p>
      {serves.length > 0 && <Fine>{words.serves(serves)}</Fine>}
      {work.length > 0 && <Fine>{words.work(work)}</Fine>}
      <Tracings label={profilePartWords.topics} topics={labels('topics').map((label) => ({ label }))} />
    </Entry>
  );
}

function Yourself({ group, isShown }: { group: Group; isShown: boolean }): VNode {
  return (
    <Card>
      <p>
        <strong>{isShown ? words.shown : words.hidden}</strong>
      </p>
      <p>
        {isShown ? (
          <a href="/me/profile">{words.toProfile}</a>
        ) : (
          <a href={`/groups/${group.slug}#belonging`}>{words.toShow}</a>
        )}
      </p>
    </Card>
  );
}
