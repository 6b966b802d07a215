import type { PersonId } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { Banner, Choices, Count, Day, Field, Ring } from '../../../platform/web/parts/index.ts';
import { dayOf, daysBetween } from '../../../platform/time/index.ts';
import type { Petition } from '../model.ts';
import { pageWords as words } from './words.ts';

/** What the signing panel knows of its reader. */
export interface Reader {
  readonly person: PersonId | null;
  readonly name: string;
  readonly memberNumber: string | null;
  /** As “in good standing through 30 June 2027”. */
  readonly standing: string;
  readonly signature: { readonly signedAt: Date; readonly nameShown: boolean } | null;
  /** Why they may not sign; empty when they may. */
  readonly impediments: readonly Impediment[];
}

interface Props {
  readonly petition: Petition;
  readonly signed: number;
  readonly reader: Reader;
  readonly zone: string;
  readonly now: Date;
}

/** Read, then sign: the panel beside the statement. It works without script, and says on the button what it does. */
export function SignPanel({ petition, signed, reader, zone, now }: Props) {
  return (
    <div class="card raised" id="sign">
      <h2 id="sign-h" class="vh">
        {words.sign}
      </h2>
      <div data-live={`/petitions/${petition.id}/count`}>
        <CountRing signed={signed} needed={petition.needed ?? 0} />
      </div>
      {petition.state === 'signing' ? <SignForm petition={petition} signed={signed} reader={reader} zone={zone} now={now} /> : <p class="s quiet-text">{words.notOpen[petition.state]}</p>}
    </div>
  );
}

/** The ring with its number; also the fragment that keeps itself fresh. */
export function CountRing({ signed, needed }: { readonly signed: number; readonly needed: number }) {
  return (
    <Ring filled={signed} needed={needed}>
      <b>
        <Count of={signed} />
      </b>{' '}
      {words.ofNeeded(needed)}
    </Ring>
  );
}

function SignForm({ petition, reader, zone, now }: Props) {
  if (reader.signature) return <Signed petition={petition} signature={reader.signature} zone={zone} />;
  if (!reader.person) return <SignByLetter petition={petition} />;
  if (reader.impediments.length > 0) {
    return (
      <p>
        <a class="button quiet block" href={`/petitions/${petition.id}/standing`}>
          {words.whyNot}
        </a>
      </p>
    );
  }
  return (
    <form method="post" action={`/petitions/${petition.id}/signatures`} class="flow">
      <NameChoice />
      <button class="button large block" type="submit">
        {words.signAs(reader.name)}
      </button>
      <p class="s quiet-text">
        {words.signFine(reader.memberNumber ?? '', reader.standing)} <Closing petition={petition} zone={zone} now={now} />
      </p>
    </form>
  );
}

function SignByLetter({ petition }: { readonly petition: Petition }) {
  return (
    <form method="post" action={`/petitions/${petition.id}/signing-letter`} class="flow">
      <Field name="identifier" label={words.whoAreYou} hint={words.whoAreYouHint} autocomplete="username" required />
      <NameChoice />
      <button class="button large block" type="submit">
        {words.signByLetter}
      </button>
      <p class="s quiet-text">
        {words.signByLetterFine}{' '}
        <a href={`/sign-in?then=/petitions/${petition.id}`}>{words.signInInstead}</a>
      </p>
    </form>
  );
}

function NameChoice() {
  return (
    <Choices
      name="shown"
      legend={words.whoSees}
      chosen="no"
      choices={[
        { value: 'no', label: words.verifiersOnly },
        { value: 'yes', label: words.everyone },
      ]}
    />
  );
}

function Signed({ petition, signature, zone }: { readonly petition: Petition; readonly signature: NonNullable<Reader['signature']>; readonly zone: string }) {
  return (
    <div class="flow">
      <Banner tone="good" title={words.youSigned}>
        <p>
          <Day on={dayOf(signature.signedAt, zone)} />. {signature.nameShown ? words.shownNow : words.hiddenNow}
        </p>
      </Banner>
      <form method="post" action={`/petitions/${petition.id}/name`}>
        <input type="hidden" name="shown" value={signature.nameShown ? 'no' : 'yes'} />
        <button class="button quiet block" type="submit">
          {signature.nameShown ? words.hideName : words.showName}
        </button>
      </form>
      <p class="s">
        <a href={`/petitions/${petition.id}/withdrawal`}>{words.withdraw}</a>
      </p>
    </div>
  );
}

function Closing({ petition, zone, now }: { readonly petition: Petition; readonly zone: string; readonly now: Date }) {
  if (!petition.closesAt) return null;
  const last = dayOf(new Date(petition.closesAt.getTime() - 1), zone);
  return (
    <>
      {words.openUntil} <Day on={last} />, {words.daysToGo(daysBetween(dayOf(now, zone), last))}
    </>
  );
}
