import type { BallotId } from '../../../meetings/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { LinkButton, Row, Section } from '../../../platform/web/parts/index.ts';
import { may } from '../../grants.ts';
import type { ListedPetition } from '../../petitions/lists.ts';
import type { decisionsToWord } from '../queries.ts';
import { voteWords, wordingWords, words } from '../words.ts';

interface LeadingProps {
  readonly petition: ListedPetition;
  /** The ballot under way on it. */
  readonly ballot: BallotId | undefined;
  /** Whether the visitor has petitions voted on. */
  readonly keeps: boolean;
  readonly visit: Visit;
}

/** Where a petition is read, asked about and voted on, for those who may. */
export function Leading({ petition, ballot, keeps, visit }: LeadingProps) {
  const mayConsult = may(visit, 'docket.decide') || may(visit, 'petitions.verify');
  const votes = may(visit, 'docket.vote');
  return (
    <Row>
      {(keeps || votes) && <Deciding petition={petition} ballot={ballot} keeps={keeps} />}
      {(keeps || !votes) && (
        <LinkButton kind="quiet" href={`/petitions/${petition.id}/dossier`} label={words.dossierOf(petition.title)}>
          {words.dossier}
        </LinkButton>
      )}
      {mayConsult && (
        <LinkButton
          kind="quiet"
          href={`/petitions/${petition.id}/consultations`}
          label={words.consultFor(petition.title)}
        >
          {words.consult}
        </LinkButton>
      )}
    </Row>
  );
}

interface DecidingProps {
  readonly petition: ListedPetition;
  readonly ballot: BallotId | undefined;
  readonly keeps: boolean;
}

/** While a vote is under way, no other can be recorded. */
function Deciding({ petition: { id, title, state }, ballot, keeps }: DecidingProps) {
  if (keeps && ballot !== undefined)
    return (
      <LinkButton kind="quiet" href={`/ballots/${ballot}`} label={voteWords.ballotOn(title)}>
        {voteWords.seeVote}
      </LinkButton>
    );
  if (keeps && state !== 'docketed') return null;
  return (
    <LinkButton
      kind="quiet"
      href={`/petitions/${id}/decision`}
      label={keeps ? words.recordFor(title) : voteWords.readDossier(title)}
    >
      {keeps ? words.decideOn : voteWords.read}
    </LinkButton>
  );
}

/** Decisions of ballots whose reasons the chair has not written yet. */
export function ToWord({ decisions: waiting }: { readonly decisions: Awaited<ReturnType<typeof decisionsToWord>> }) {
  if (waiting.length === 0) return null;
  return (
    <Section title={wordingWords.waits}>
      <p>{wordingWords.waitsLede}</p>
      {waiting.map(({ id, title }) => (
        <p>
          <LinkButton kind="quiet" href={`/decisions/${id}/text`}>
            {wordingWords.write(title)}
          </LinkButton>
        </p>
      ))}
    </Section>
  );
}
