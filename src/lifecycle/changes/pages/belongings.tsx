import type { ComponentChildren, VNode } from 'preact';
import { Section, Table } from '../../../platform/web/parts/index.ts';
import type { Group } from '../../../groups/index.ts';
import type { Belongings } from '../belongings.ts';
import { belongingsWords as words } from '../belongings-words.ts';
import type { ChangeKind } from '../model.ts';

interface BelongingsProps {
  readonly kind: ChangeKind;
  readonly group: Group;
  readonly belongings: Belongings;
  /** The group that it merges into, or the body that it becomes. */
  readonly name: string;
}

/** What a group has, and what becomes of each of it when a change is made. */
export function BelongingsSection({ kind, group, belongings, name }: BelongingsProps): VNode {
  const { participants, roles, lists, openPromises, petitions, formerNames } = belongings;
  const home = <a href={`/groups/${group.slug}`}>{group.name}</a>;
  const rows: readonly (readonly ComponentChildren[] | false)[] = [
    [words.home, home, words.homeBecomes[kind]],
    [words.names, [group.name, ...formerNames].join(', '), words.namesBecome[kind]],
    [words.profile, words.profileHas, words.profileBecomes[kind]],
    [words.participants, words.participantsHas(participants), words.participantsBecome(kind, name)],
    [words.roles, words.rolesHave(roles), words.rolesBecome[kind]],
    ...lists.map((list) => [
      words.list(list.name),
      <a href={list.href}>{words.listHas(list.messages)}</a>,
      words.listBecomes[kind],
    ]),
    openPromises > 0 && [words.promises, words.promisesHave(openPromises), words.promisesBecome[kind]],
    petitions.length > 0 && [
      words.petitions,
      petitions.map((petition, index) => [index > 0 && ', ', <a href={`/petitions/${petition}`}>P {petition}</a>]),
      words.petitionsBecome[kind],
    ],
    [words.term, '', words.termBecomes[kind]],
  ];
  return (
    <Section title={words.title}>
      <p>{words.lede}</p>
      <Table
        caption={words.caption}
        captionUnseen
        columns={[{ label: words.thing, head: true }, { label: words.has }, { label: words.becomes }]}
        rows={rows.flatMap((cells) => (cells === false ? [] : [{ cells }]))}
      />
    </Section>
  );
}
