import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '../../platform/act/index.ts';
import type { Terminal } from '../../platform/cli/index.ts';
import { Refused, type Impediment } from '../../platform/refusal/index.ts';
import { testDatabase } from '../../testing/index.ts';
import { aPerson } from '../../roll/testing.ts';
import { association, aDocketedPetition, aStage, type Stage } from '../../charters/testing.ts';
import { aDecision, telling } from '../testing.ts';
import { reportCommands } from './cli.ts';
import { finalReports, openDraft } from './queries.ts';

const at = new Date('2026-11-23T18:00:00Z');
const baseUrl = 'https://folkmoot.example.org';
let stage: Stage;
let chair: PersonId;

beforeAll(async () => {
  stage = await aStage(await testDatabase());
  chair = await aPerson(stage.database.db, 'Imogen Castellanos', { class: 'REG' });
});
afterAll(() => stage.database.close());

const commands = reportCommands({
  ...telling,
  baseUrl: () => baseUrl,
  head: () => ({ association: '', baseUrl, speaks: '', nouns: association.words }),
  word: (impediment: Impediment) => ({ say: impediment.code }),
});

/** Runs a command as it is typed, and gives what it prints and says. */
async function typed(name: string, operands: string[] = [], options: Record<string, true> = {}) {
  const lines = { out: [] as string[], said: [] as string[] };
  const terminal: Terminal = {
    print: (line) => void lines.out.push(line),
    say: (line) => void lines.said.push(line),
    progress: () => {},
  };
  const { database, perform } = stage;
  const command = commands.find((each) => each.name === name)!;
  await command.run({ operands, options, terminal, database, perform, at, baseUrl });
  return { out: lines.out.join('\n'), said: lines.said.join('\n') };
}

test('a report is drawn up, tried and made final from the command line', async () => {
  const { db } = stage.database;
  const organizers = [await aPerson(db, 'One', { class: 'REG' }), await aPerson(db, 'Two', { class: 'REG' })] as const;
  await aDecision(stage, chair, await aDocketedPetition(stage, organizers, at, 'Seed Libraries'), at);

  const drawn = await typed('report draft');
  const again = await typed('report draft', [], { markdown: true });
  const { id } = (await openDraft(db))!;
  const json = JSON.parse((await typed('report draft', [], { json: true })).out) as Record<string, unknown>;
  const tried = await typed('report finalize', [String(id)], { 'dry-run': true });
  const stillOpen = await openDraft(db);
  const done = await typed('report finalize', [String(id)]);

  expect(drawn.said).toBe(`Draft ${id} is drawn up. Make it final with: npx folkmoot report finalize ${id}`);
  expect(drawn.out).toContain('1. approved the establishment of Seed Libraries as a membership initiative group');
  expect(again).toEqual({ out: drawn.out, said: '' });
  expect([json['id'], json['designation'], json['body']]).toEqual([id, null, 'Committee on Organization']);
  expect(tried.said).toBe('It would be 2026-2027 ALA CD#1-inf. That was a dry run: nothing was changed.');
  expect(stillOpen?.id).toBe(id);
  expect(done.out).toMatch(
    /^2026-2027 ALA CD#1-inf is final: https:\/\/folkmoot\.example\.org\/reports\/2026-2027\/1\nSHA-256 of its Markdown form: [0-9a-f]{64}$/,
  );
  expect((await finalReports(db)).map(({ designation }) => designation)).toEqual(['2026-2027 ALA CD#1-inf']);
  await expect(typed('report finalize', [String(id)], { 'dry-run': true })).rejects.toThrow('report-final');
  await expect(typed('report draft')).rejects.toThrow(Refused);
  await expect(typed('report finalize', ['first'])).rejects.toThrow('ID is the number of a draft');
});
