import { z } from 'zod';
import {
  composeMessage,
  keepRefusalText,
  messageOf,
  postMessage,
  react,
  reactionKinds,
  talkListOf,
  type List,
} from '../../conversations/index.ts';
import { groupsBy, joinGroup, participationOf } from '../../groups/index.ts';
import { theSystem, type PersonId } from '../../platform/act/index.ts';
import { addMilliseconds, hours } from '../../platform/time/index.ts';
import { personOf, standingRulesOf } from '../../roll/index.ts';
import type { ExampleHouse } from './house.ts';
import { populationOf, told } from './papers.ts';
import { ago, none, personOfNumber } from './past.ts';

/** What members of the cast said in the lists of their groups; times are counted back from when the example is made. */
const Talk = z.array(
  z.strictObject({
    group: z.string(),
    /** With which texts its moderators send a message back. */
    refusals: z.array(z.strictObject({ name: z.string(), text: z.string() })).default([]),
    threads: z.array(
      z.strictObject({
        subject: z.string(),
        daysAgo: z.number(),
        messages: z.array(
          z.strictObject({
            /** The address of somebody of the cast, before the @. */
            by: z.string(),
            /** Hours after the message above. */
            after: z.number().default(0),
            /** Which message of the thread it answers, from 1. */
            answers: z.number().optional(),
            /** Whether it begins with what it answers. */
            quotes: z.boolean().default(false),
            /** Written on the web, in Markdown; else it came by mail. */
            web: z.boolean().default(false),
            text: z.string(),
            /** Who said one word to it, by their addresses before the @. */
            reactions: z.partialRecord(z.enum(reactionKinds), z.array(z.string())).default({}),
          }),
        ),
      }),
    ),
  }),
);

type Thread = z.output<typeof Talk>[number]['threads'][number];

/** Fills the lists of some groups with talk, through the one way by which every message comes in. */
export async function loadTalk(house: ExampleHouse): Promise<void> {
  for (const { group: name, refusals, threads } of told(house, 'talk.json', Talk) ?? []) {
    const { groups } = await groupsBy(house.database.db, { text: name });
    const group = groups.find((each) => each.name === name);
    const list = group && (await talkListOf(house.database.db, group.id));
    if (!list) throw new Error(`talk.json names ${name}, which has no list`);
    const place = { ...list, group: group.id };
    for (const refusal of refusals)
      await house.perform(theSystem(ago(house, 30)), (act) => keepRefusalText(act, list, { id: null, ...refusal }));
    for (const thread of threads) await loadThread(house, place, thread);
  }
}

interface Place extends List {
  readonly group: string;
}

async function loadThread(house: ExampleHouse, list: Place, { subject, daysAgo, messages }: Thread): Promise<void> {
  const { db } = house.database;
  const posted: number[] = [];
  let at = ago(house, daysAgo);
  for (const [index, { by, after, answers, quotes, web, text, reactions }] of messages.entries()) {
    // However long a thread goes on, it does not reach into the future.
    const next = addMilliseconds(at, hours(after));
    at = next < house.clock.now() ? next : at;
    const writer = await writerNamed(house, by);
    await takePart(house, list.group, writer.id, at);
    const answering = answers === undefined ? null : ((await messageOf(db, posted[answers - 1]!)) ?? null);
    const quoted = quotes && answering ? `${quotedFrom(answering.text)}\n\n` : '';
    const message = await composeMessage(
      { list, domain: 'lists.example.org', writer, once: `${subject} ${index}`, answering, at },
      { subject: answering ? `Re: ${subject}` : subject, body: quoted + text },
    );
    const said = web ? message : { ...message, cameBy: 'mail' as const, html: null };
    const { message: id, number } = await house.perform({ by: writer.id, at, grants: none }, (act) =>
      postMessage(act, list.id, said),
    );
    posted.push(id);
    await loadReactions(house, list, { number, reactions, at });
  }
}

async function loadReactions(
  house: ExampleHouse,
  list: Place,
  { number, reactions, at }: Pick<Thread['messages'][number], 'reactions'> & { number: number; at: Date },
): Promise<void> {
  for (const kind of reactionKinds)
    for (const by of reactions[kind] ?? []) {
      const { id } = await writerNamed(house, by);
      await takePart(house, list.group, id, at);
      await house.perform({ by: id, at, grants: none }, (act) => react(act, list, number, kind));
    }
}

const quotedFrom = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

async function writerNamed(house: ExampleHouse, by: string) {
  const number = populationOf(house).people.cast.find(({ email }) => email === `${by}@example.org`)?.number;
  if (!number) throw new Error(`talk.json names ${by}, who is not in the cast`);
  const id = await personOfNumber(house, number);
  const person = await personOf(house.database.db, id);
  return { id, name: person!.name, address: person!.email! };
}

async function takePart(house: ExampleHouse, group: string, person: PersonId, at: Date): Promise<void> {
  if (await participationOf(house.database.db, group, person)) return;
  await house.perform({ ...theSystem(at), by: person }, (act) =>
    joinGroup(act, group, { standing: standingRulesOf(house.association) }),
  );
}
