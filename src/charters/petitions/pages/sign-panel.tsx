import type { PersonId } from '../../../platform/act/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import { dayOf, daysBetween } from '../../../platform/time/index.ts';
import {
  Banner,
  Button,
  Card,
  Choices,
  Day,
  Field,
  Fine,
  LinkButton,
  Live,
  MemberNumber,
  PostForm,
  Ring,
  TextArea,
  Tick,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { KindAsked } from '../kinds.ts';
import type { Petition } from '../model.ts';
import type { StandingSignature } from '../queries.ts';
import { lastDay } from '../views.tsx';
import { closedWords } from '../words.ts';
import { pageWords as words } from './words.ts';

/** What the signing panel knows of its reader. */
export interface Reader {
  readonly person: PersonId | null;
  readonly name: string;
  readonly memberNumber: string | null;
  /** As “in good standing through 30 June 2027”. */
  readonly standing: string;
  readonly signature: StandingSignature | null;
  /** Why they may not sign; empty when they may. */
  readonly impediments: readonly Impediment[];
  /** Whether the rules show everybody who has signed. */
  readonly namesShown: boolean;
  /** Kinds of whom some must be among the signers. */
  readonly among: readonly KindAsked[];
  /** Whether a letter comes with each signature. */
  readonly byLetter: boolean;
}

interface Props {
  readonly petition: Petition;
  readonly signed: number;
  readonly reader: Reader;
  /** The form, or the wish for a letter to sign, as it came back, with something wrong. */
  readonly asking?: Filled | undefined;
  readonly nouns: Nouns;
  readonly zone: string;
  readonly now: Date;
}

/** Read, then sign: the panel beside the statement. It works without script, and its button says what it does. */
export function SignPanel(props: Props) {
  const { petition, signed } = props;
  return (
    <Card raised={petition.state === 'signing'} id="sign">
      <h2 id="sign-h" class="vh">
        {words.sign}
      </h2>
      <Live from={`/petitions/${petition.id}/count`}>
        <CountRing signed={signed} needed={petition.needed ?? 0} />
      </Live>
      {petition.state === 'signing' && <Closing {...props} />}
      {petition.state === 'signing' ? (
        <SignForm {...props} />
      ) : (
        <Fine>
          {petition.closedCode ? closedWords[petition.closedCode] : words.notOpen(props.nouns)[petition.state]}
        </Fine>
      )}
    </Card>
  );
}

/** The ring with its number; also the fragment that keeps itself fresh. */
export function CountRing({ signed, needed }: { readonly signed: number; readonly needed: number }) {
  return (
    <Ring filled={signed} needed={needed}>
      {words.haveSigned}
    </Ring>
  );
}

function SignForm(props: Props) {
  const { petition, reader } = props;
  if (reader.signature) return <Signed {...props} signature={reader.signature} />;
  if (!reader.person && reader.byLetter)
    return (
      <LinkButton href={`/sign-in?then=/petitions/${petition.id}`} block>
        {words.signInToWrite}
      </LinkButton>
    );
  if (!reader.person) return <SignByLetter {...props} />;
  if (reader.impediments.length > 0) {
    return (
      <LinkButton href={`/petitions/${petition.id}/standing`} kind="quiet" block>
        {words.whyNot}
      </LinkButton>
    );
  }
  return (
    <PostForm action={`/petitions/${petition.id}/signatures`}>
      {reader.byLetter && (
        <TextArea name="letter" label={words.letter} hint={words.letterHint} form={props.asking} required />
      )}
      <KindChoice among={reader.among} />
      <NameChoice isPublic={reader.namesShown} form={props.asking} />
      <NewsWish form={props.asking} />
      <Button large block>
        {words.signAs(reader.name)}
      </Button>
      <Fine>
        Member <MemberNumber of={reader.memberNumber ?? ''} />, {reader.standing}. {words.signFine}
      </Fine>
    </PostForm>
  );
}

function SignByLetter({ petition, reader, asking }: Props) {
  return (
    <PostForm action={`/petitions/${petition.id}/signing-letter`}>
      <Field
        name="identifier"
        label={words.whoAreYou}
        hint={words.whoAreYouHint}
        form={asking}
        autocomplete="username"
        required
      />
      <KindChoice among={reader.among} />
      <NameChoice isPublic={reader.namesShown} form={asking} />
      <NewsWish form={asking} />
      <Button large block>
        {words.signByLetter}
      </Button>
      <Fine>
        <a href={`/sign-in?then=/petitions/${petition.id}`}>{words.signInInstead}</a>
      </Fine>
    </PostForm>
  );
}

/** Who is of a kind of whom the rules ask for some says so, and staff confirm it. */
function KindChoice({ among }: Pick<Reader, 'among'>) {
  if (among.length === 0) return null;
  return (
    <Choices
      name="kinds[]"
      legend={words.kinds}
      hint={words.kindsHint}
      options={among.map(({ count, who }, place) => ({ value: String(place), label: words.kind(count, who) }))}
    />
  );
}

/** Where the rules show who has signed, that is said before anybody signs. */
function NameChoice({ isPublic, form }: { readonly isPublic: boolean; readonly form?: Filled | undefined }) {
  if (isPublic) return <p>{words.everyoneSees}</p>;
  return (
    <Choices
      name="shown"
      form={form}
      legend={words.whoSees}
      chosen="no"
      options={[
        { value: 'no', label: words.verifiersOnly },
        { value: 'yes', label: words.everyone },
      ]}
    />
  );
}

function NewsWish({ form }: { readonly form?: Filled | undefined }) {
  return (
    <Tick name="news" form={form} hint={words.wantsNewsHint}>
      {words.wantsNews}
    </Tick>
  );
}

function Signed({
  petition,
  reader,
  signature,
  zone,
}: Props & { readonly signature: NonNullable<Reader['signature']> }) {
  return (
    <>
      <Banner tone="good" level={3} title={words.youSigned}>
        <p>
          <Day on={dayOf(signature.signedAt, zone)} />. {signature.nameShown ? words.shownNow : words.hiddenNow}
        </p>
      </Banner>
      {!reader.namesShown && (
        <PostForm action={`/petitions/${petition.id}/name`}>
          <input type="hidden" name="shown" value={signature.nameShown ? 'no' : 'yes'} />
          <Button kind="quiet" block>
            {signature.nameShown ? words.hideName : words.showName}
          </Button>
        </PostForm>
      )}
      <PostForm action={`/petitions/${petition.id}/news-wish`}>
        <input type="hidden" name="news" value={signature.wantsNews ? 'no' : 'yes'} />
        <Button kind="quiet" block>
          {signature.wantsNews ? words.noMoreNews : words.wantsNews}
        </Button>
      </PostForm>
      <p class="s">
        <a href={`/petitions/${petition.id}/withdrawal`}>{words.withdraw}</a>
      </p>
    </>
  );
}

function Closing({ petition, zone, now }: Props) {
  if (!petition.closesAt) return null;
  const last = lastDay(petition.closesAt, zone);
  return (
    <Fine>
      {words.openUntil} <Day on={last} />, {words.daysToGo(daysBetween(dayOf(now, zone), last))}
    </Fine>
  );
}
