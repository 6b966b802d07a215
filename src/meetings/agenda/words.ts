import { mostFileBytes } from '../../platform/files/index.ts';
import type { Wordings } from '../../platform/plug.ts';
import type { Way } from '../ballots/model.ts';
import { dayWritten, sizeWritten } from '../../platform/written/index.ts';

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
  workLedePublished: 'Everybody reads this agenda: what you change is seen at once.',
  toWork: 'Agenda and papers',
  fromDocket: 'From the docket',
  fromDocketWhy: 'The body can decide on these at this meeting, and they are not on the agenda yet:',
  draw: 'Draw the agenda from the docket',
  apartWhy: 'Before the body too, and not ready for this meeting:',
  allTheSame: 'Put it on all the same',
  allTheSameOf: (title: string) => `Put it on all the same: ${title}`,
  drawnNow: 'It stands at the end of the agenda.',
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
  publishFine:
    'Everybody can read it then, without signing in: the items with their notes, and the papers marked “for everybody”. Whatever you change in it afterwards is seen at once. It cannot be hidden again.',
  publishedNow: 'The agenda is published. Everybody can read it now.',

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

const votingOn: Readonly<Record<Way, string>> = {
  room: 'Members have voted on it in the room',
  mail: 'Members vote on it between meetings',
  online: 'Members vote on it at another meeting',
  confirmation: 'Members confirm it, or object',
};

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
  'ballot-open-on-it': ({ ballot, way, through }) => ({
    say: `${votingOn[way as Way]}${typeof through === 'string' ? `, through ${dayWritten(through)}` : ', and no end is set yet'}.`,
    todo: { label: 'The ballot', href: `/ballots/${Number(ballot)}` },
  }),
  'papers-full': ({ most }) => ({ say: `A meeting has at most ${most} papers.` }),
};
