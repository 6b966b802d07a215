import type { ChangeRules } from '../versions/changes-model.ts';
import { changesWords as words } from './changes-words.ts';
import type { Line } from './model.ts';
import type { Namesakes } from './namesakes.ts';

/** What may become of a group besides its renewal, who asks for it, and who decides. */
export function changeLines(rules: ChangeRules, { words: nouns }: Namesakes): Line[] {
  const { rename, dissolution, merge, graduation, takeover, roles } = rules;
  const { committee } = nouns;
  return [
    { key: 'rename', label: words.rename, says: words.by(rename.by, committee) },
    { key: 'dissolution', label: words.dissolution, says: words.dissolutionBy(dissolution, committee) },
    { key: 'merge', label: words.merge, says: words.mergeBy(merge, committee) },
    { key: 'graduation', label: words.graduation, says: words.graduationBy(graduation.by, nouns) },
    { key: 'asked', label: words.asked, says: words.askedOf(graduation) },
    { key: 'takeover', label: words.takeover, says: words.takeoverBy(takeover) },
    { key: 'roles', label: words.roles, says: words.rolesTold(roles.noticeDays) },
  ];
}
