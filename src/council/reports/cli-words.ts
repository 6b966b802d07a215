import type { Nouns } from '../../roll/index.ts';

/** The sentences of the commands for reports. */
export const cliWords = {
  draftHelp: ({ council }: Nouns) =>
    `Draws up a report to ${council.the} of every decision that none has told yet, and prints it; one that is open already is printed.`,
  finalizeHelp: 'Makes the draft of that id final: its number is taken, its text frozen, its decisions are reported.',
  jsonHelp: 'prints the result as JSON',
  markdownHelp: 'prints the draft as Markdown and nothing else',
  dryRunHelp: 'prints what would become final, and under which number; changes nothing',
  drawnUp: (id: number) => `Draft ${id} is drawn up. Make it final with: npx folkmoot report finalize ${id}`,
  wasOpen: (id: number) => `Draft ${id} was open already. Make it final with: npx folkmoot report finalize ${id}`,
  noId: 'ID is the number of a draft, as “npx folkmoot report draft” prints it.',
  finalized: (designation: string, url: string, sha256: string) =>
    `${designation} is final: ${url}\nSHA-256 of its Markdown form: ${sha256}`,
  wouldBe: (designation: string) => `It would be ${designation}. That was a dry run: nothing was changed.`,
} as const;
