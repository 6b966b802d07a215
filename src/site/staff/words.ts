import { countedWritten, dayWritten } from '../../platform/written/index.ts';

/** The sentences of the overview for staff. */
export const words = {
  title: 'Staff',
  lede: 'What waits for the offices that you hold.',
  waits: 'What waits',
  nothing: 'Nothing waits.',
  nothingWhy: 'What falls to your offices will stand here.',
  task: 'Task',
  howMany: 'How many',
  oldest: 'Since',
  tools: 'Where to work',

  screen: 'Petitions to look at before they open',
  step: 'Petitions whose organizers or purpose you are asked to confirm',
  complaints: 'Reports from readers',
  verify: 'Petitions whose signatures are to be verified',
  paper: 'Lines on paper of which nobody has said who it is',
  replies: 'Replies of units that nobody has confirmed',
  docket: 'Petitions on the docket',
  votes: 'Votes that wait for yours',
  report: (council: string) => `Decisions that ${council} has not been told of`,
  minutes: (dueOn: string | null) =>
    `Minutes to write and publish${dueOn ? `, the first due by ${dayWritten(dueOn)}` : ''}`,
  draft: (council: string) => `A report to ${council} that is being written`,
  approvals: (council: string) => `Approvals that ${council} was asked to ratify`,
  delivered: 'What groups say they have delivered, to be accepted',
  changes: 'Changes proposed for groups',
  bodies: (council: string) => `Bodies that ${council} was asked to establish`,
  letters: 'Letters that were given up',
  lettersWaiting: 'Letters that wait for another try',
  reactions: 'Background work that failed and is tried again',
  sealBroken: 'Entries of the record that do not fit its seal',

  desk: { label: 'Petitions and reports', text: 'Look at texts before they open, suspend, settle reports.' },
  docketTool: (committee: string, council: string) => ({
    label: 'Docket',
    text: `What ${committee} has before it, and what ${council} has not been told.`,
  }),
  duties: { label: 'Duties', text: 'Who owes what by when: what is overdue, each unit, each group.' },
  rules: { label: 'A change of the rules', text: 'What another version would mean for what is under way.' },
  meetings: { label: 'Meetings', text: 'Announce meetings, draw up agendas, record who came, publish minutes.' },
  roll: { label: 'Roll', text: 'Find a member, and see standing on any day.' },
  import: {
    label: 'Bring in the roll',
    text: 'Upload the file of the membership system, see what it would change, apply it.',
  },
  webhooks: {
    label: 'Other systems',
    text: 'Which systems are told at once of what happens here, and what came back.',
  },
  rollHook: {
    label: 'Changes as they happen',
    text: 'The secret with which the membership system tells of changed members, and what came of it.',
  },
  units: { label: 'Units', text: 'Change charges and names, found and discontinue units, fill offices.' },
  mail: { label: 'Deliverability', text: 'How the mail of all lists fares, and what the domain publishes.' },
  passkeys: { label: 'Lost passkeys', text: 'Two administrators let somebody in again who has lost theirs.' },
  rollOf: 'The roll is of',
  rollNever: 'No roll has been brought in yet.',
  members: (count: number) => `${countedWritten(count, 'member', 'members')} on it, as counted`,
} as const;
