import type { BallotId } from '../../../meetings/index.ts';
import type { Visit } from '../../../platform/act/index.ts';
import { LinkButton, Row, Section } from '../../../platform/web/parts/index.ts';
import { may } from '../../grants.ts';
import type { ListedPetition } from '../../petitions/lists.ts';
import type { decisionsToWord } from '../queries.ts';
import { voteWords, wordingWords, words } from '../words.ts';

interface LeadingProps {
  readonly petitions: readonly ListedPetition[];
  /** Ballots under way, by the petition that each is on. */
  readonly underWay: ReadonlyMap<number, BallotId>;
  /** Whether the visitor has petitions voted on. */
  readonly keeps: boolean;
  readonly visit: Visit;
}

/** Where each petition is read, asked about and voted on, for those who may. */
export function Leading({ petitions, underWay, keeps, visit }: LeadingProps) {
  const mayConsult = may(visit, 'docket.decide') || may(visit, 'petitions.verify');
  const takesPart = keeps || may(visit, 'docket.vote');
  return (
    <>
      {petitions.map((petition) => (
        <Row>
          {takesPart && <Dossier petition={petition} ballot={underWay.get(petition.id)} keeps={keeps} />}
          <LinkButton kind="quiet" href={`/petitions/${petition.id}/dossier`}>
            {words.dossierOf(petition.title)}
          </LinkButton>
          {mayConsult && (
            <LinkButton kind="quiet" href={`/petitions/${petition.id}/consultations`}>
              {words.consultFor(petition.title)}
            </LinkButton>
          )}
        </Row>
      ))}
    </>
  );
}

interface DossierProps {
  readonly petition: ListedPetition;
  readonly ballot: BallotId | undefined;
  readonly keeps: boolean;
}

/** While a vote is under way, no other can be recorded. */
function Dossier({ petition: { id, title, state }, ballot, keeps }: DossierProps) {
  if (keeps && ballot !== undefined)
    return (
      <LinkButton kind="quiet" href={`/ballots/${ballot}`}>
        {voteWords.ballotOn(title)}
      </LinkButton>
    );
  if (keeps && state !== 'docketed') return null;
  return (
    <LinkButton kind="quiet" href={`/petitions/${id}/decision`}>
      {keeps ? words.recordFor(title) : voteWords.readDossier(title)}
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
