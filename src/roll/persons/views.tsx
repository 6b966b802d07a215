import { Banner, Field, Head, Section } from '../../platform/web/parts/index.ts';
import { words } from './words.ts';

type Described = { readonly title: string; readonly what: string; readonly button: string } | null | undefined;

export function SignInPage({ then, identifier, error }: { readonly then: string; readonly identifier: string; readonly error?: string | undefined }) {
  return (
    <>
      <Head title={words.title} lede={words.lede} />
      <Section id="who" title={words.whoTitle}>
        <form method="post" action="/sign-in" class="flow">
          <input type="hidden" name="then" value={then} />
          <Field name="identifier" label={words.who} hint={words.whoHint} value={identifier} error={error} autocomplete="username" required />
          <button class="button" type="submit">
            {words.send}
          </button>
        </form>
      </Section>
    </>
  );
}

export function CodePage({ error }: { readonly error?: string | undefined }) {
  return (
    <>
      <Head title={words.sentTitle} lede={words.sent} />
      <Section id="code-h" title={words.codeTitle}>
        <form method="post" action="/sign-in/code" class="flow">
          <Field name="code" label={words.code} error={error} autocomplete="one-time-code" inputMode="numeric" class="short" required />
          <button class="button" type="submit">
            {words.enter}
          </button>
        </form>
        <p class="s quiet-text gap-above">
          {words.sentAdvice} <a href="/sign-in">{words.another}</a>
        </p>
      </Section>
    </>
  );
}

export function LetterPage({ name, action, act }: { readonly name: string; readonly action: string; readonly act: Described }) {
  return (
    <>
      <Head title={act?.title ?? words.linkTitle(name)} lede={act?.what ?? words.linkLede} />
      <Section id="in" title={words.title}>
        <form method="post" action={action}>
          <button class="button large" type="submit">
            {act?.button ?? words.linkTitle(name)}
          </button>
        </form>
        {act && <p class="s quiet-text gap-above">{words.linkActLede(name)}</p>}
      </Section>
    </>
  );
}

export function ElsewherePage({ name, action, act, code }: { readonly name: string; readonly action: string; readonly act: Described; readonly code: string }) {
  return (
    <>
      <Head title={words.elsewhereTitle} lede={words.elsewhereLede} />
      <Section id="code-h" title={words.codeTitle}>
        <p class="code-to-type">{code}</p>
        <p class="quiet-text">{words.elsewhereNothing}</p>
      </Section>
      {act && (
        <Section id="here" title={words.here}>
          <p>{words.elsewhereAct(name)}</p>
          <p>{act.what}</p>
          <form method="post" action={action}>
            <button class="button" type="submit">
              {act.button}
            </button>
          </form>
        </Section>
      )}
    </>
  );
}

export function SpentPage() {
  return (
    <>
      <Head title={words.spentTitle} lede={words.spentLede} />
      <Section id="again" title={words.title}>
        <Banner tone="warn" title={words.spentWhat}>
          <p>
            <a href="/sign-in">{words.another}</a>
          </p>
        </Banner>
      </Section>
    </>
  );
}
