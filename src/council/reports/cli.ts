import { theSystem, type Act } from '../../platform/act/index.ts';
import { UsageError, type Command, type Given as CommandGiven } from '../../platform/cli/index.ts';
import { NotFound, refuse, refuseIf } from '../../platform/refusal/index.ts';
import type { Given } from '../given.ts';
import { addressOf } from './address.ts';
import { drawUpReport } from './commands/drawing.ts';
import { finalizeReport } from './commands/finalizing.ts';
import { documentOfDraft, draftOf, numberFor } from './draft.ts';
import { markdownOf } from './forms/markdown.ts';
import { finalReport, openDraft } from './queries.ts';
import { impedimentsToFinalizing } from './rules.ts';
import { cliWords as words } from './cli-words.ts';

/** `report draft` and `report finalize`: what the chair does on pages, for whoever runs the house. */
export function reportCommands(given: Given): Command[] {
  return [
    {
      name: 'report draft',
      operands: [],
      options: { json: { help: words.jsonHelp }, markdown: { help: words.markdownHelp } },
      help: words.draftHelp(given.association.nouns),
      run: (asked) => draft(given, asked),
    },
    {
      name: 'report finalize',
      operands: ['ID'],
      options: { 'dry-run': { help: words.dryRunHelp }, json: { help: words.jsonHelp } },
      help: words.finalizeHelp,
      run: (asked) => finalize(given, asked),
    },
  ];
}

/** The operator does what the chair does. */
const acting = <T>({ perform, at }: CommandGiven, work: (act: Act) => Promise<T>): Promise<T> =>
  perform(theSystem(at, new Set(['docket.decide'])), work);

/** Draws a report up, or takes the draft that is open, and prints it. */
async function draft(given: Given, asked: CommandGiven): Promise<void> {
  const { options, terminal, baseUrl } = asked;
  const { id, document, isNew } = await acting(asked, async (act) => {
    const open = await openDraft(act.db);
    const report = open?.id ?? (await drawUpReport(act, given));
    const found = (await draftOf(act.db, report, given))!;
    return { id: report, document: await documentOfDraft(act, found, given), isNew: open === null };
  });
  if (options['json']) return terminal.print(JSON.stringify({ id, ...document }));
  if (!options['markdown']) terminal.say(isNew ? words.drawnUp(id) : words.wasOpen(id));
  terminal.print(markdownOf(document, baseUrl).trimEnd());
}

async function finalize(given: Given, asked: CommandGiven): Promise<void> {
  const { operands, options, terminal, baseUrl } = asked;
  const [typed = ''] = operands;
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new UsageError(words.noId);
  const id = Number(typed);
  if (options['dry-run']) return preview(given, asked, id);

  const done = await acting(asked, async (act) => {
    const taken = await finalizeReport(act, id, { telling: given, baseUrl, revision: null });
    return { ...taken, url: `${baseUrl}${addressOf((await finalReport(act.db, id))!)}` };
  });
  const { designation, sha256, url } = done;
  if (options['json']) terminal.print(JSON.stringify({ id, designation, sha256, url }));
  else terminal.print(words.finalized(designation, url, sha256));
}

/** What would become final, and under which number; nothing is written. @throws Refused where it could not */
async function preview(given: Given, asked: CommandGiven, id: number): Promise<void> {
  const { options, terminal } = asked;
  const found = await acting(asked, async (act) => {
    const open = await draftOf(act.db, id, given);
    if (!open && (await finalReport(act.db, id))) refuse('report-final');
    if (!open) throw new NotFound();
    refuseIf(impedimentsToFinalizing(open.report, open.items));
    const { designation } = await numberFor(act, open, given.association);
    return { designation, document: await documentOfDraft(act, open, given) };
  });
  if (options['json']) return terminal.print(JSON.stringify({ id, dryRun: true, ...found }));
  terminal.say(words.wouldBe(found.designation));
  terminal.print(markdownOf(found.document, asked.baseUrl).trimEnd());
}
