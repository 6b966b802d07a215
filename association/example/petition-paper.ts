import { z } from 'zod';

const Decision = z.strictObject({
  /** Whether it is on record how each member voted. */
  byName: z.boolean().default(false),
  daysAgo: z.number(),
  present: z.number().default(0),
  approve: z.number().default(0),
  decline: z.number().default(0),
  return: z.number().default(0),
  abstain: z.number().default(0),
  reasons: z.string().default(''),
});

/** A vote between meetings that is under way, and who has voted. */
const Ballot = z.strictObject({
  announcedDaysAgo: z.number(),
  votes: z.array(
    z.strictObject({
      /** Of a member of the committee. */
      number: z.string(),
      daysAgo: z.number(),
      position: z.enum(['approve', 'decline', 'return', 'abstain']),
      remark: z.string().default(''),
    }),
  ),
});

/** What a unit was asked, and what it answered. */
const Consultation = z.strictObject({
  unit: z.string(),
  touched: z.array(z.string()).min(1),
  askedDaysAgo: z.number(),
  answerInDays: z.number(),
  reply: z
    .strictObject({
      daysAgo: z.number(),
      position: z.enum(['no-objection', 'coordinate', 'objection']),
      reasons: z.string().default(''),
      remarks: z.string().default(''),
      name: z.string(),
      office: z.string(),
      confirmed: z.boolean(),
    })
    .optional(),
});

/** What its chair wrote around the decisions of a report. */
const Report = z.strictObject({
  daysAgo: z.number(),
  title: z.string(),
  introduction: z.string(),
  added: z.string(),
});

const Comment = z.strictObject({
  /** Of the member who makes it. */
  number: z.string(),
  daysAgo: z.number(),
  paragraph: z.number().optional(),
  body: z.string(),
  answer: z
    .strictObject({
      code: z.enum(['taken-up', 'not-taken-up', 'noted']),
      line: z.string(),
      takenUpIn: z.number().nullable().default(null),
    })
    .optional(),
});

/** A draft that members have commented on; its text is the second version, and what stands here was the first. */
const Circulated = z.strictObject({
  daysAgo: z.number(),
  purpose: z.array(z.string()),
  comments: z.array(Comment),
  againDaysAgo: z.number(),
});

/** An open meeting; days below zero are ahead. It is recorded on the day after, once somebody has been counted. */
const Meeting = z.strictObject({
  step: z.literal('meeting'),
  announcedDaysAgo: z.number(),
  heldDaysAgo: z.number(),
  begins: z.string().nullable().default(null),
  place: z.string().default(''),
  link: z.string().default(''),
  held: z.strictObject({ attendance: z.number(), minute: z.array(z.string()) }).optional(),
});

/** A further signing, at which those who signed before count. */
const Signing = z.strictObject({
  step: z.literal('signatures'),
  /** How many have signed by its end, the earlier ones among them. */
  signatures: z.number(),
  filedDaysAgo: z.number().optional(),
  verifiedDaysAgo: z.number().optional(),
});

/** An officer whom staff ask to endorse it. */
const Endorser = z.strictObject({
  step: z.literal('endorsement'),
  name: z.string(),
  office: z.string(),
  email: z.string(),
  askedDaysAgo: z.number(),
  endorsedDaysAgo: z.number().optional(),
  reasons: z.string().default(''),
});

const LaterStep = z.discriminatedUnion('step', [Meeting, Signing, Endorser]);

/** A petition of the example; days are counted back from the day on which the example is made. */
const Petition = z.strictObject({
  title: z.string(),
  openTo: z.string().default(''),
  topics: z.array(z.string()),
  purpose: z.array(z.string()),
  /** Member numbers; the first begins it. */
  organizers: z.array(z.strictObject({ number: z.string(), work: z.string().default(''), address: z.string() })).min(1),
  begunDaysAgo: z.number(),
  openedDaysAgo: z.number().optional(),
  signatures: z.number().default(0),
  /** How many of them say that they are of the first kind that the rules ask for. */
  ofKind: z.number().default(0),
  filedDaysAgo: z.number().optional(),
  verifiedDaysAgo: z.number().optional(),
  /** What it went through after its first signing, in the order of its rules. */
  later: z.array(LaterStep).default([]),
  acknowledgedDaysAgo: z.number().optional(),
  consultations: z.array(Consultation).default([]),
  decision: Decision.optional(),
  ballot: Ballot.optional(),
  circulated: Circulated.optional(),
  news: z.array(z.strictObject({ daysAgo: z.number(), title: z.string(), body: z.array(z.string()) })).default([]),
  /** What the council was told afterwards, of this decision and of those above it. */
  report: Report.optional(),
});

/** `petitions.json`: petitions in any state, in the order in which they are made. */
export const PetitionPapers = z.array(Petition);

export type LaterStep = z.output<typeof LaterStep>;
export type PetitionPaper = z.output<typeof Petition>;
