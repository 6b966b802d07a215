import { facts, heading, paragraph, table, type Block, type PdfDocument, type Text } from '../../platform/pdf/index.ts';
import { dayOf, startOfDay } from '../../platform/time/index.ts';
import { countWritten, dayWritten, listWritten } from '../../platform/written/index.ts';
import { paragraphsOf, consultationWords, officeWritten, type Decision, stateWords } from '../../charters/index.ts';
import { addressOf } from '../certificate/document.ts';
import { commentBlocks } from './comments.ts';
import { consultationBlocks } from './consultations.ts';
import type { Dossier } from './model.ts';
import { words } from './words.ts';

/** The dossier as page and PDF are drawn from it. */
export function dossierBlocks(of: Dossier, baseUrl: string): Block[] {
  return [
    ...inShort(of),
    ...statement(of),
    ...signatures(of, baseUrl),
    ...nearBlocks(of, baseUrl),
    ...consultationBlocks(of, baseUrl),
    ...organizers(of),
    ...commentBlocks(of),
    ...earlierDecisions(of),
    ...howDecided(of, baseUrl),
  ];
}

/** The same for paper. It holds for its day, so that two that were drawn on one day are alike if nothing happened between. */
export const dossierPdf = (of: Dossier, given: { baseUrl: string; language: string }): PdfDocument => ({
  title: words.heads(of.petition.title),
  lede: words.lede(of.decider, of.asOf),
  language: given.language,
  author: of.association,
  at: startOfDay(of.asOf, of.zone),
  foot: `${of.association} · ${given.baseUrl}/petitions/${of.petition.id}/dossier · ${dayWritten(of.asOf)}`,
  blocks: dossierBlocks(of, given.baseUrl),
});

function inShort({ petition, topics, receivedAt, zone }: Dossier): Block[] {
  const { state, openTo, openedAt, filedOn } = petition;
  return [
    heading(words.inShort),
    facts([
      [words.state, stateWords[state]],
      openTo !== '' && [words.openTo, openTo],
      [words.topics, listWritten(topics)],
      openedAt && [words.opened, dayWritten(dayOf(openedAt, zone))],
      filedOn !== null && [words.filed, dayWritten(filedOn)],
      [words.receipt, receivedAt ? words.acknowledged(dayOf(receivedAt, zone)) : words.notAcknowledged],
    ]),
  ];
}

const statement = ({ petition: { purpose, textSha256 } }: Dossier): Block[] => [
  heading(words.statement),
  ...paragraphsOf(purpose).map((text) => paragraph(text)),
  facts([textSha256 !== null && ['SHA-256', textSha256]]),
];

function signatures({ certificate, staffNote }: Dossier, baseUrl: string): Block[] {
  const note = staffNote ? [heading(words.staffNote, 3), paragraph(staffNote, 'quoted')] : [];
  if (!certificate) return [heading(words.signatures), paragraph(words.notVerified), ...note];
  const { valid, needed, signed, verifiedOn, verifier, office } = certificate;
  return [
    heading(words.signatures),
    facts([
      [words.valid, words.validOf(valid, needed)],
      [words.signed, countWritten(signed)],
      [words.notValid, countWritten(signed - valid)],
      [words.verified, [dayWritten(verifiedOn), verifier, office].filter(Boolean).join(', ')],
      [words.certificate, [{ text: words.whole, href: baseUrl + addressOf(certificate) }]],
    ]),
    ...note,
  ];
}

function nearBlocks({ near }: Dossier, baseUrl: string): Block[] {
  if (near.length === 0) return [heading(words.near), paragraph(words.nobodyNear)];
  const [what, name, why] = words.nearColumns;
  return [
    heading(words.near),
    paragraph(words.nearLede),
    table({
      caption: words.nearCaption,
      columns: [{ label: what }, { label: name, head: true }, { label: why }],
      rows: near.map((one) => [one.kind, [{ text: one.name, ...(one.href && { href: baseUrl + one.href }) }], one.why]),
    }),
  ];
}

function organizers({ organizers: all, showsAddresses, zone }: Dossier): Block[] {
  if (all.length === 0) return [heading(words.organizers), paragraph(words.organizersErased)];
  const columns = [...words.organizerColumns, ...(showsAddresses ? [words.address] : [])];
  return [
    heading(words.organizers),
    table({
      caption: words.organizersCaption,
      columns: columns.map((label, at) => ({ label, head: at === 0 })),
      rows: all.map(({ name, work, acceptedAt, postalAddress, email }) => [
        name,
        work,
        acceptedAt ? words.accepted(dayOf(acceptedAt, zone)) : words.notAnswered,
        ...(showsAddresses ? [[postalAddress, email].filter(Boolean).join('\n')] : []),
      ]),
    }),
  ];
}

function earlierDecisions({ decisions }: Dossier): Block[] {
  if (decisions.length === 0) return [heading(words.decisions), paragraph(words.noDecisions)];
  return [heading(words.decisions), ...decisions.flatMap(decisionBlocks)];
}

function decisionBlocks(decision: Decision): Block[] {
  const { decidedOn, result, present, votesFor, votesAgainst, votesAbstained, reasons, minute } = decision;
  return [
    heading(`${stateWords[result]}, ${dayWritten(decidedOn)}`, 3),
    facts([
      decision.office !== '' && [words.decided, officeWritten(decision)],
      present !== null && [words.present, countWritten(present)],
      votesFor !== null && [words.votes, words.votesAre(votesFor, votesAgainst ?? 0, votesAbstained ?? 0)],
      reasons !== '' && [words.reasons, reasons],
      minute !== '' && [words.minute, minute],
    ]),
  ];
}

function howDecided({ petition, decider, rules, silence, meetingOn, policy }: Dossier, baseUrl: string): Block[] {
  const of: (readonly [string, Text])[] = [
    [words.question, words.questionIs[petition.kind]],
    [words.by, decider],
    ...(policy.officer === null
      ? ([
          [words.quorum, words.quorumIs(rules.quorum)],
          [words.carries, words.carriesWith[rules.carries]],
          [words.otherwise, words.otherwiseIs],
        ] as const)
      : []),
    [words.silenceOfUnits, consultationWords.silence[silence]],
    [words.meeting, meetingOn ? dayWritten(meetingOn) : words.noMeeting],
    [words.rules, [{ text: policy.title, href: baseUrl + policy.href }]],
  ];
  return [heading(words.how), facts(of)];
}
