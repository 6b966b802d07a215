import type { VNode } from 'preact';
import { Facts } from '../../platform/web/parts/index.ts';
import type { Association } from '../../roll/index.ts';
import type { ChangeRules } from './changes-model.ts';
import { changesWords as words } from './changes-words.ts';

/** What may become of a group besides its renewal, who asks for it, and who decides. */
export function ChangesOfPolicy({ of, association }: { of: ChangeRules; association: Association }): VNode {
  const nouns = association.words;
  const { rename, dissolution, merge, graduation, takeover, roles } = of;
  return (
    <Facts
      of={[
        [words.rename, words.by(rename.by, nouns)],
        [words.dissolution, words.dissolutionBy(dissolution, nouns)],
        [words.merge, words.mergeBy(merge, nouns)],
        [words.graduation, words.graduationBy(graduation.by, nouns)],
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
