import type { ComponentChildren } from 'preact';
import type { Link } from '../../platform/web/parts/index.ts';
import type { PageCard } from '../../platform/web/index.ts';
import { capital, type Nouns } from '../../roll/index.ts';
import { CardTags } from './card.tsx';
import { markStrokes } from './mark-strokes.ts';
import { frameWords } from './words.ts';

export interface FrameProps {
  readonly title: string;
  readonly description?: string | undefined;
  readonly card?: PageCard | undefined;
  /** The association's name. */
  readonly association: string;
  /** What stands at the top of the page where the name is long. */
  readonly shortName: string;
  readonly nouns: Nouns;
  readonly nav: readonly (Link & { readonly current?: boolean })[];
  /** Who looks; null when nobody has signed in. */
  readonly viewer: { readonly name: string } | null;
  /** The address of the sign-in page, which comes back here. */
  readonly signIn: string;
  /** Given in an example association only. */
  readonly example?: ExampleBarProps | undefined;
  /** The page brings its own bands, as the home page does; else its matter stands in the usual margins. */
  readonly fullWidth?: boolean | undefined;
  /** Feeds of what the page is about, in Atom, for programs that look for them. */
  readonly feeds?: readonly { readonly href: string; readonly title: string }[];
  /** The address of a file of the look by its name. */
  readonly asset: (name: string) => string;
  readonly children: ComponentChildren;
}

/** The whole document around a page. Nothing runs inline and nothing is styled inline. */
export function Frame(props: FrameProps) {
  const { title, description, card, association, asset, example, fullWidth, feeds = [], children } = props;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Folkmoot`}</title>
        {description && <meta name="description" content={description} />}
        {card && <CardTags card={card} title={title} description={description} site={association} />}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        {preloadedFonts.map((font) => (
          <link rel="preload" href={asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={asset('folkmoot.css')} />
        {feeds.map((feed) => (
          <link rel="alternate" type="application/atom+xml" href={feed.href} title={feed.title} />
        ))}
        <script type="module" src={asset('folkmoot.js')} />
      </head>
      <body>
        <a class="skip" href="#main">
          {frameWords.skip}
        </a>
        {example && <ExampleBar {...example} />}
        <Masthead {...props} />
        <main id="main" class={fullWidth ? undefined : 'wrap'}>
          {children}
        </main>
        <Colophon viewer={props.viewer} nouns={props.nouns} />
      </body>
    </html>
  );
}

/** The two that an English page needs. */
const preloadedFonts = ['fonts/brygada-1918-latin-wght-normal.woff2', 'fonts/commissioner-latin-wght-normal.woff2'];

interface ExampleBarProps {
  /** Whom one plays; null while nobody is signed in. */
  readonly personaName: string | null;
  readonly links: readonly Link[];
}

function ExampleBar({ personaName, links }: ExampleBarProps) {
  return (
    <aside class="example" aria-label={frameWords.example}>
      <div class="wrap">
        <p>
          {frameWords.exampleIs} {frameWords.youAreHereAs} <strong>{personaName ?? frameWords.nobody}</strong>.
        </p>
        <ul>
          {links.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}

/** Beside the mark there is room for two lines of some twenty letters. */
const isLong = (name: string): boolean => name.length > 40;

function Masthead({ association, shortName, nav, viewer, signIn }: FrameProps) {
  const links = viewer ? nav : [...nav, { href: signIn, label: frameWords.signIn }];
  return (
    <header class="masthead">
      <div class="wrap">
        <a class="wordmark" href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d={markStrokes} />
          </svg>
          <b>Folkmoot</b>{' '}
          <span>{isLong(association) ? <abbr title={association}>{shortName}</abbr> : association}</span>
        </a>
        <nav class="primary" aria-label={frameWords.main}>
          <ul>
            {links.map((link) => (
              <li>
                <a href={link.href} aria-current={'current' in link && link.current ? 'true' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Colophon({ viewer, nouns }: Pick<FrameProps, 'viewer' | 'nouns'>) {
  return (
    <footer class="colophon">
      <div class="wrap">
        <div>
          <p>{frameWords.speaks(nouns)}</p>
          {viewer && (
            <form class="row" method="post" action="/sign-out">
              <span>{frameWords.signedInAs(viewer.name)}</span>
              <button class="button quiet">{frameWords.signOut}</button>
            </form>
          )}
        </div>
        <nav aria-label={frameWords.about}>
          <ul>
            {[...frameWords.colophon, { href: '/handbook', label: capital(nouns.handbook.one) }].map(
              ({ href, label }) => (
                <li>
                  <a href={href}>{label}</a>
                </li>
              ),
            )}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
