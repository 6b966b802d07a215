import type { VNode } from 'preact';
import { Facts } from '../../platform/web/parts/index.ts';
import { type Association } from '../../roll/index.ts';
import type { ChangeRules } from './changes-model.ts';
import { changesWords as words } from './changes-words.ts';

/** What may become of a group besides its renewal, who asks for it, and who decides. */
export function ChangesOfPolicy({ of, association }: { of: ChangeRules; association: Association }): VNode {
  const committee = capital(association.words.committee.named);
  const { rename, dissolution, merge, graduation, takeover, roles } = of;
  return (
    <Facts
      of={[
        [words.rename, words.by(rename.by, committee)],
        [words.dissolution, words.dissolutionBy(dissolution, committee)],
        [words.merge, words.mergeBy(merge, committee)],
        [words.graduation, words.graduationBy(graduation.by, committee, association.words.council.named)],
        [
          words.asked,
          <ul>
            {words.askedOf(graduation).map((each) => (
              <li>{each}</li>
            ))}
          </ul>,
        ],
        [words.takeover, words.takeoverBy(takeover)],
        [words.roles, words.rolesTold(roles.noticeDays)],
      ]}
    />
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
