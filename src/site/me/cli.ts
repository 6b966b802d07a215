import type { PersonId } from '../../platform/act/index.ts';
import type { Command, Given } from '../../platform/cli/index.ts';
import type { Db } from '../../platform/db/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import { dayOf } from '../../platform/time/index.ts';
import { memberByNumber, personsAtAddress, standingHistory } from '../../roll/index.ts';
import type { SiteHouse } from '../house.ts';
import { written } from './export.ts';
import { keptAbout } from './kept.ts';

/** `person export WHO`: what a person can take from their own page, for one who asks by letter. */
export const personCommands = ({ association }: Pick<SiteHouse, 'association'>): readonly Command[] => [
  {
    name: 'person export',
    operands: ['WHO'],
    help: 'Prints all that is kept about a member, by number, or about whoever has an e-mail address, as JSON.',
    async run({ operands: [who = ''], database: { db }, at, terminal }: Given) {
      const visit = { db, at, today: dayOf(at, association.timeZone) };
      const person = who.includes('@') ? await personAt(db, who) : await personNumbered(db, who);
      const kept =
        person === null
          ? { association: association.name, writtenAt: at, person: null, roll: await rollOf(db, who) }
          : await keptAbout(visit, person, association.name);
      let line = '';
      for await (const piece of written(kept)) {
        const lines = (line + piece).split('\n');
        line = lines.pop() ?? '';
        if (lines.length > 0) terminal.print(lines.join('\n'));
      }
    },
  },
];

async function personAt(db: Db, address: string): Promise<PersonId> {
  const [person, ...others] = await personsAtAddress(db, address);
  if (!person) refuse('nobody-at-address', { address });
  if (others.length > 0) refuse('several-at-address', { address, count: others.length + 1 });
  return person.id;
}

/** Null for a member who has never come here: only the roll knows them. */
async function personNumbered(db: Db, number: string): Promise<PersonId | null> {
  const member = await memberByNumber(db, number);
  return member ? member.person : refuse('no-such-member', { number });
}

async function rollOf(db: Db, number: string) {
  const member = await memberByNumber(db, number);
  return member ? { member, standing: await standingHistory(db, member.id) } : null;
}
