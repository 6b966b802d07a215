import {
  Button,
  Entries,
  Entry,
  Field,
  Fine,
  Head,
  LinkButton,
  Moment,
  PostForm,
  Row,
  Section,
  type Filled,
  ErrorSummary,
} from '../../../platform/web/parts/index.ts';
import { words as signInWords } from '../../persons/words.ts';
import type { LinkedAccount } from '../model.ts';
import { words } from '../words.ts';

interface OfProvider {
  readonly label: string;
}

/** The way to the provider. */
export function ProviderOffer({ label, thenPath }: OfProvider & { readonly thenPath: string }) {
  return (
    <LinkButton href={`/sign-in/provider?then=${encodeURIComponent(thenPath)}`} kind="quiet">
      {words.offer(label)}
    </LinkButton>
  );
}

export function AwayPage({ label }: OfProvider) {
  return (
    <>
      <Head title={words.awayTitle(label)} lede={words.awayLede} />
      <Section title={words.ways}>
        <p>{words.awayTodo}</p>
        <OtherWays />
      </Section>
    </>
  );
}

export function SpentPage({ label }: OfProvider) {
  return (
    <>
      <Head title={words.spentTitle} lede={words.spentLede(label)} />
      <Section title={words.ways}>
        <OtherWays />
      </Section>
    </>
  );
}

export function SaidNoPage({ label }: OfProvider) {
  return (
    <>
      <Head title={words.saidNoTitle(label)} lede={words.saidNoLede} />
      <Section title={words.ways}>
        <OtherWays />
      </Section>
    </>
  );
}

export function OtherPage() {
  return (
    <>
      <Head title={words.otherTitle} lede={words.otherLede} />
      <Section title={words.ways}>
        <LinkButton href="/sign-in/again">{words.tryAgain}</LinkButton>
      </Section>
    </>
  );
}

function OtherWays() {
  return (
    <Row>
      <LinkButton href="/sign-in">{words.byLetter}</LinkButton>
      <LinkButton href="/sign-in/provider" kind="quiet">
        {words.tryAgain}
      </LinkButton>
    </Row>
  );
}

interface UnknownProps extends OfProvider {
  readonly email: string | null;
  readonly form?: Filled | undefined;
}

export function UnknownPage({ label, email, form }: UnknownProps) {
  return (
    <>
      <Head title={words.unknownTitle} lede={words.unknownLede(label, email)} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.knownBy}>
        <p>{words.unknownHow}</p>
        <PostForm action="/sign-in/provider/letter">
          <Field
            name="identifier"
            label={signInWords.who}
            hint={signInWords.whoHint}
            form={form}
            autocomplete="username"
            required
          />
          <Button>{signInWords.send}</Button>
        </PostForm>
      </Section>
    </>
  );
}

interface LinkProps extends OfProvider {
  readonly email: string | null;
  readonly name: string;
  readonly thenPath: string;
}

export function LinkPage({ label, email, name, thenPath }: LinkProps) {
  return (
    <>
      <Head title={words.linkTitle(label)} lede={words.linkLede(name)} />
      <Section title={words.decide}>
        <p>{words.linkWhat(label, email)}</p>
        <PostForm action="/sign-in/provider/link" row>
          <Button>{words.link}</Button>
          <LinkButton href={thenPath} kind="quiet">
            {words.notNow}
          </LinkButton>
        </PostForm>
      </Section>
    </>
  );
}

interface AccountsProps extends OfProvider {
  readonly accounts: readonly LinkedAccount[];
  readonly zone: string;
}

/** The accounts that let somebody in, each with a way to take it away. */
export function Accounts({ label, accounts, zone }: AccountsProps) {
  return (
    <Section title={words.title(label)}>
      {accounts.length === 0 ? (
        <>
          <p>{words.none(label)}</p>
          <LinkButton href="/sign-in/provider?then=/me/ways-in" kind="quiet">
            {words.linkMine(label)}
          </LinkButton>
        </>
      ) : (
        <Entries>
          {accounts.map(({ id, issuer, linkedAt, usedAt }) => (
            <Entry title={new URL(issuer).hostname}>
              <Fine>
                {words.linkedSince} <Moment at={linkedAt} zone={zone} as="day" />, {words.lastUsed}{' '}
                <Moment at={usedAt} zone={zone} />
              </Fine>
              <PostForm action={`/me/provider-accounts/${id}/removal`} row>
                <Button kind="quiet">{words.unlink}</Button>
              </PostForm>
            </Entry>
          ))}
        </Entries>
      )}
      <Fine>
        {words.notThere(label)} {accounts.length > 0 && words.unlinkFine(label)}
      </Fine>
    </Section>
  );
}
