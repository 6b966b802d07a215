import type { ComponentChildren, VNode } from 'preact';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { Wording } from '../../platform/plug.ts';
import { timeWritten, zoneWritten } from '../../platform/written/index.ts';
import { Fine, Head, LinkButton, Obstacles, Row, Section, SendAgain } from '../../platform/web/parts/index.ts';
import type { KeptForm, Trouble } from '../../platform/web/index.ts';
import { troubleWords as words } from './words.ts';

/** What the pages of trouble need; none of it comes from the database, which may be what is amiss. */
export interface TroubleHouse {
  readonly word: (impediment: Impediment) => Wording;
  readonly zone: string;
}

interface Told {
  readonly title: string;
  readonly body: VNode;
}

/**
 * A page that says what is amiss and what to do; the same for what is hidden and what does not exist.
 *
 * @param kept what had been typed; it stands below
 */
export function troublePage(trouble: Trouble, house: TroubleHouse, kept?: KeptForm): Told {
  const { title, body } = kept ? toldWith(trouble, house) : toldOf(trouble, house);
  if (!kept) return { title, body };
  return {
    title,
    body: (
      <>
        {body}
        <Section title={words.typed}>
          <p>{words.typedLede}</p>
          <SendAgain kept={kept}>{words.sendAgain}</SendAgain>
        </Section>
      </>
    ),
  };
}

/** The way in opens beside this page, because what was typed stands on it and nowhere else. */
function toldWith(trouble: Trouble, house: TroubleHouse): Told {
  switch (trouble.kind) {
    case 'signed-out':
      return told(words.signedOut, words.signedOutMeanwhile, <Apart href="/sign-in">{words.signInApart}</Apart>);
    case 'prove-again':
      return told(words.proveAgain, words.proveAgainLede, <Apart href="/sign-in/again">{words.proveApart}</Apart>);
    default:
      return toldOf(trouble, house);
  }
}

function Apart({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <>
      <LinkButton href={href} apart>
        {children}
      </LinkButton>
      <Fine>{words.thenComeBack(words.sendAgain)}</Fine>
    </>
  );
}

function toldOf(trouble: Trouble, { word, zone }: TroubleHouse): Told {
  switch (trouble.kind) {
    case 'not-found':
      return told(words.notFound, words.notFoundLede, <NotFoundWays />);
    case 'bad-request':
    case 'bad-body':
      return told(words.badRequest, words.badRequestLede, <p>{words.badRequestTodo}</p>);
    case 'signed-out':
    // Programs alone bring tokens and other methods, and are answered by a problem document.
    case 'wrong-method':
    case 'token-first':
    case 'bad-token':
    case 'scope-missing':
      return told(words.signedOut, words.signedOutLede, <LinkButton href="/sign-in">{words.signIn}</LinkButton>);
    case 'prove-again':
      return told(words.proveAgain, words.proveAgainLede, <LinkButton href="/sign-in/again">{words.prove}</LinkButton>);
    case 'foreign-origin':
      return told(words.foreign, words.foreignLede, <p>{words.foreignTodo}</p>);
    case 'too-large':
      return told(words.tooLarge, words.tooLargeLede(trouble.maxBytes), <p>{words.tooLargeTodo}</p>);
    case 'too-many':
      return told(words.tooMany, words.tooManyLede, <p>{words.tryAgainAt(hourOf(trouble.until, zone))}</p>);
    case 'refused':
      return refusal(trouble.impediments, word);
    case 'away':
      return told(words.away, words.awayLede, <p>{words.awayTodo}</p>);
    case 'defect':
      return told(words.defect, words.defectLede, <p>{words.defectTodo}</p>);
  }
}

function refusal(impediments: readonly Impediment[], word: TroubleHouse['word']) {
  const [title, lede] = headOf(impediments.map(({ code }) => code));
  return told(title, lede, <Obstacles wordings={impediments.map(word)} />);
}

function headOf(codes: readonly string[]): [title: string, lede: string] {
  if (codes.includes('not-granted')) return [words.notGranted, words.notGrantedLede];
  if (codes.includes('right-waits-for-passkey')) return [words.waitsForPasskey, words.waitsForPasskeyLede];
  return [words.refused, words.refusedLede];
}

function told(title: string, lede: string, todo: ComponentChildren): Told {
  const body = (
    <>
      <Head title={title} lede={lede} />
      <div class="section">
        <div class="flow">{todo}</div>
      </div>
    </>
  );
  return { title, body };
}

function NotFoundWays() {
  return (
    <Row>
      <LinkButton href="/search">{words.notFoundTodo}</LinkButton>
      <LinkButton href="/" kind="quiet">
        {words.home}
      </LinkButton>
    </Row>
  );
}

/** The minute after, so that who comes at that minute is let in. */
const hourOf = (until: Date, zone: string): string =>
  `${timeWritten(new Date(Math.ceil(until.getTime() / 60_000) * 60_000), zone)}, ${zoneWritten(zone)}`;
