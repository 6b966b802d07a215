import type { ComponentChildren, VNode } from 'preact';
import { Banner, Button, Person, PostForm, Row } from '../../platform/web/parts/index.ts';
import type { Group } from '../registry/model.ts';
import { roleNames } from './model.ts';
import type { NamedRole } from './queries.ts';
import { roleWords, termsOfOffer, words } from './words.ts';

/** Who answers for what in a group, as pairs for a list of facts. */
export function holderFacts(holders: readonly NamedRole[]): (readonly [term: string, value: ComponentChildren])[] {
  return roleNames
    .map((role) => ({
      role,
      names: holders.filter((holder) => holder.role === role).map(({ name }) => name || words.erased),
    }))
    .filter(({ names }) => names.length > 0)
    .map(({ role, names }) => [names.length === 1 ? roleWords[role].one : roleWords[role].many, eachNamed(names)]);
}

const eachNamed = (names: readonly string[]): ComponentChildren =>
  names.flatMap((name, index) => (index > 0 ? [<br />, <Person name={name} />] : [<Person name={name} />]));

interface OfferProps {
  readonly role: NamedRole;
  /** Among whom they would follow one. */
  readonly holders: readonly NamedRole[];
  readonly group: Pick<Group, 'slug'>;
}

/** The one question that waits for the visitor's answer. */
export function Offer({ role, holders, group }: OfferProps): VNode {
  const former = holders.find(({ id }) => id === role.succeeds)?.name;
  const at = `/groups/${group.slug}/roles/${role.id}`;
  return (
    <Banner tone="warn" title={words.askedYou(role.role)}>
      <p>{[words.askedYouMore(role.role), ...termsOfOffer(former, role.endsOn)].join(' ')}</p>
      <Row>
        <PostForm action={`${at}/acceptance`} row>
          <Button>{words.accept(role.role)}</Button>
        </PostForm>
        <PostForm action={`${at}/refusal`} row>
          <Button kind="quiet">{words.decline}</Button>
        </PostForm>
      </Row>
    </Banner>
  );
}
