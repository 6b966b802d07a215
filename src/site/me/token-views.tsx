import type { VNode } from 'preact';
import { addMilliseconds, dayOf, type CalendarDay } from '../../platform/time/index.ts';
import {
  Banner,
  Button,
  Choices,
  Crumbs,
  Day,
  Empty,
  Entries,
  Entry,
  ErrorSummary,
  Field,
  Fine,
  Head,
  LinkButton,
  Plain,
  PostForm,
  Section,
  State,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { dayWritten } from '../../platform/written/index.ts';
import { tokenBounds, type Token, type TokenScope, type TokenWanted } from '../../roll/index.ts';
import { tokenWords as words } from './token-words.ts';

interface TokensProps {
  readonly tokens: readonly Token[];
  /** The one that was revoked just now. */
  readonly revoked: Token | undefined;
  /** What a token of theirs may be good for. */
  readonly offered: readonly TokenScope[];
  readonly form: Returned | undefined;
  /** The last day that is offered, and the last that there can be. */
  readonly suggested: CalendarDay;
  readonly furthest: CalendarDay;
  readonly now: Date;
  readonly zone: string;
}

/** One's tokens, and a form for another. */
export function TokensPage({ tokens, revoked, offered, form, suggested, furthest, now, zone }: TokensProps): VNode {
  return (
    <>
      <Crumbs links={[{ href: '/me', label: words.back }]} />
      {form && <ErrorSummary errors={form.errors} />}
      {revoked && (
        <Banner tone="good" title={words.revokedNow(revoked.name)} arrives>
          <p>{words.revokedWhat}</p>
        </Banner>
      )}
      <Head title={words.title} lede={words.lede} />
      <Section title={words.yours} id="tokens">
        {tokens.length === 0 ? (
          <Empty
            title={words.none}
            action={
              <LinkButton href="/api" kind="quiet">
                {words.forPrograms}
              </LinkButton>
            }
          >
            {words.noneWhy}
          </Empty>
        ) : (
          <Entries>
            {tokens.map((token) => (
              <OneToken token={token} now={now} zone={zone} />
            ))}
          </Entries>
        )}
      </Section>
      <Section title={words.make} id="make">
        <PostForm action="/me/tokens">
          <Field name="name" label={words.name} hint={words.nameHint} form={form} maxLength={tokenBounds.name} />
          <Choices
            name="scopes[]"
            legend={words.scopes}
            form={form}
            options={offered.map((scope) => ({
              value: scope,
              label: words.scopeLabels[scope],
              hint: words.scopeHints[scope],
            }))}
          />
          {!offered.includes('sign') && <Fine>{words.signingIsForMembers}</Fine>}
          <Field
            name="lastOn"
            type="date"
            short
            label={words.lastOn}
            hint={words.lastOnHint(dayWritten(furthest))}
            value={suggested}
            form={form}
          />
          <Button>{words.button}</Button>
        </PostForm>
      </Section>
    </>
  );
}

interface TokenProps {
  readonly token: Token;
  readonly now: Date;
  readonly zone: string;
}

function OneToken({ token, now, zone }: TokenProps): VNode {
  const { id, name, scopes, madeAt, expiresAt, revokedAt, lastUsedOn } = token;
  const works = revokedAt === null && expiresAt > now;
  const state = works ? words.works : revokedAt ? words.revoked : words.over;
  return (
    <Entry title={name} mark={{ state: <State of={works ? 'counted' : 'withdrawn'}>{state}</State> }}>
      <p>
        {scopes.map((scope) => words.may[scope]).join(', ')}; {words.madeOn} <Day on={dayOf(madeAt, zone)} />,{' '}
        {words.until} <Day on={dayOf(addMilliseconds(expiresAt, -1), zone)} />
      </p>
      <Fine>
        {lastUsedOn ? (
          <>
            {words.usedOn} <Day on={lastUsedOn} />.
          </>
        ) : (
          words.neverUsed
        )}
      </Fine>
      {works && (
        <PostForm action={`/me/tokens/${id}/revocation`} row>
          <Button kind="quiet" label={words.revokeNamed(name)}>
            {words.revoke}
          </Button>
        </PostForm>
      )}
    </Entry>
  );
}

interface MadeProps {
  readonly token: string;
  readonly wanted: TokenWanted;
  readonly baseUrl: string;
}

/** The only page on which the token ever stands. */
export function MadePage({ token, wanted, baseUrl }: MadeProps): VNode {
  return (
    <>
      <Head title={words.madeTitle} lede={words.madeLede} />
      <Section title={words.token}>
        <Plain label={words.token}>{token}</Plain>
        <p>{words.keepIt}</p>
        <p>
          <LinkButton href="/me/tokens">{words.done}</LinkButton>
        </p>
      </Section>
      {wanted.scopes.includes('read') && (
        <Section title={words.tryIt}>
          <Plain label={words.tryIt}>{`curl -H 'Authorization: Bearer ${token}' '${baseUrl}/api/v1/me'`}</Plain>
        </Section>
      )}
    </>
  );
}
