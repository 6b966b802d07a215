import { mostFileBytes } from '../../platform/files/index.ts';
import type { Wordings } from '../../platform/plug.ts';
import { sizeWritten } from '../../platform/written/index.ts';

/** The sentences of agendas and papers. */
export const words = {
  title: 'Agenda',
  toSheet: 'The agenda to print',
  notPublished: 'The agenda is not published yet.',
  onlyBody: 'Only the body sees it so far.',
  publishedOn: 'Published on',
  noItems: 'Nothing is on it yet.',

  workTitle: 'Agenda and papers',
  workLede: 'The body sees what you enter. Everybody does once the agenda is published.',
  toWork: 'Agenda and papers',
  fromDocket: 'From the docket',
  fromDocketWhy: 'Before the body, and not on this agenda:',
  draw: 'Draw the agenda from the docket',
  items: 'Items',
  item: 'Item',
  itemTitle: 'Title',
  itemNote: 'Note',
  itemNoteHint: 'What is to be decided, and what to read before.',
  add: 'Add an item',
  addButton: 'Add it at the end',
  change: 'Change',
  changeOf: (place: number) => `Change item ${place}`,
  save: 'Save the item',
  up: 'Move up',
  upOf: (title: string) => `Move up: ${title}`,
  remove: 'Take off',
  removeOf: (title: string) => `Take off the agenda: ${title}`,
  publish: 'Publish the agenda',
  publishFine: 'Everybody reads it then, and sees what you change in it.',

  papers: 'Papers',
  noPapers: 'No paper has been added.',
  paperTitle: 'Title',
  paperTitleHint: 'Left empty, the name of the file.',
  paperItem: 'Belongs to',
  paperWhole: 'The meeting as a whole',
  paperPublic: 'Everybody may read it',
  paperPublicHint: 'Otherwise the members of the body, and whoever keeps its meetings.',
  file: 'File',
  fileHint: `PDF, PNG or JPEG, at most ${sizeWritten(mostFileBytes)}.`,
  addPaper: 'Add the paper',
  chooseFile: 'Choose a file.',
  forBody: 'for the body',
  forAll: 'for everybody',
  removePaper: 'Remove',
  removePaperOf: (title: string) => `Remove the paper ${title}`,
} as const;

/** What stands in the way of an agenda, and what to do. */
export const wordings: Wordings = {
  'item-title-missing': () => ({ say: 'Write a title.', todo: { label: 'Write it', href: '#title' } }),
  'agenda-full': ({ most }) => ({ say: `An agenda has at most ${most} items.` }),
  'item-has-comments': () => ({
    say: 'Members have written on this item, so it stays. Say in its note that it is withdrawn.',
  }),
  'item-has-minute': () => ({ say: 'Something is minuted of this item, so it stays.' }),
  'agenda-published-already': () => ({ say: 'The agenda is published.' }),
  'agenda-empty': () => ({ say: 'Nothing is on the agenda yet.', todo: { label: 'Add an item', href: '#title' } }),
  'papers-full': ({ most }) => ({ say: `A meeting has at most ${most} papers.` }),
};
