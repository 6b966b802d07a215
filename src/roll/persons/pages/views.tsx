import {
  Banner,
  Button,
  Field,
  Fine,
  Head,
  PostForm,
  Section,
  type Filled,
  ErrorSummary,
} from '../../../platform/web/parts/index.ts';
import type { AskedFor } from '../one-act.ts';
import { PasskeyOffer, type placeForPasskeys } from '../../passkeys/pages/views.tsx';
import { words as passkeyWords } from '../../passkeys/words.ts';
import { ProviderOffer } from '../../provider/pages/views.tsx';
import { words } from '../words.ts';

type Described = { readonly title: string; readonly what: string; readonly button: string } | null | undefined;

interface SignInProps {
  readonly thenPath: string;
  /** What the association's own provider is called, if it has one. */
  readonly provider: string | undefined;
  readonly passkeys: ReturnType<typeof placeForPasskeys>;
  readonly form?: Filled | undefined;
  /** Whether they have just signed out here, and not at the provider. */
  readonly isOut?: boolean;
}

export function SignInPage({ thenPath, provider, passkeys, form, isOut = false }: SignInProps) {
  return (
    <>
      {isOut && provider && (
        <Banner tone="warn" title={words.outTitle} arrives>
          <p>{words.outThere(provider)}</p>
        </Banner>
      )}
      <Head title={words.title} lede={words.lede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.whoTitle}>
        <PostForm action="/sign-in">
          <input type="hidden" name="then" value={thenPath} />
          <Field
            name="identifier"
            label={words.who}
            hint={words.whoHint}
            form={form}
            autocomplete="username"
            required
          />
          <Button>{words.send}</Button>
        </PostForm>
      </Section>
      {(provider || passkeys !== 'nowhere') && (
        <Section title={words.otherwise}>
          {provider && <ProviderOffer label={provider} thenPath={thenPath} />}
          <PasskeyOffer place={passkeys} thenPath={thenPath} label={passkeyWords.enter} />
        </Section>
      )}
    </>
  );
}

interface CodeProps {
  readonly error?: string | undefined;
  /** As it stands in the address; empty where it is to sign in. */
  readonly wanted: string;
  readonly asked: AskedFor | null;
}

export function CodePage({ error, wanted, asked }: CodeProps) {
  return (
    <>
      <Head title={words.sentTitle} lede={words.sent} />
      <ErrorSummary errors={error ? [{ field: 'code', message: error }] : []} />
      <Section title={words.codeTitle}>
        {asked && <p>{asked.what}</p>}
        <PostForm action="/sign-in/code">
          {wanted && <input type="hidden" name="for" value={wanted} />}
          <Field
            name="code"
            label={words.code}
            error={error}
            autocomplete="one-time-code"
            inputMode="numeric"
            short
            required
          />
          <Button>{asked?.button ?? words.enter}</Button>
        </PostForm>
        <Fine>
          {words.sentAdvice} <a href={asked?.back ?? '/sign-in'}>{words.another}</a>
        </Fine>
        <Fine>{words.sentOften}</Fine>
      </Section>
    </>
  );
}

export function LetterPage({
  name,
  action,
  act,
}: {
  readonly name: string;
  readonly action: string;
  readonly act: Described;
}) {
  return (
    <>
      <Head title={act?.title ?? words.linkTitle(name)} lede={act?.what ?? words.linkLede} />
      <Section title={words.title}>
        <PostForm action={action}>
          <Button large>{act?.button ?? words.linkTitle(name)}</Button>
        </PostForm>
        {act && <Fine>{words.linkActLede(name)}</Fine>}
      </Section>
    </>
  );
}

export function ElsewherePage({
  name,
  action,
  act,
  code,
}: {
  readonly name: string;
  readonly action: string;
  readonly act: Described;
  readonly code: string;
}) {
  return (
    <>
      <Head title={words.elsewhereTitle} lede={words.elsewhereLede} />
      <Section title={words.codeTitle}>
        <p class="code-to-type">{code}</p>
        <Fine>{words.elsewhereNothing}</Fine>
      </Section>
      {act && (
        <Section title={words.here}>
          <p>{words.elsewhereAct(name)}</p>
          <p>{act.what}</p>
          <PostForm action={action}>
            <Button>{act.button}</Button>
          </PostForm>
        </Section>
      )}
    </>
  );
}

export function SpentPage() {
  return (
    <>
      <Head title={words.spentTitle} lede={words.spentLede} />
      <Section title={words.title}>
        <Banner tone="warn" level={3} title={words.spentWhat}>
          <p>
            <a href="/sign-in">{words.another}</a>
          </p>
        </Banner>
      </Section>
    </>
  );
}
