// Every part in each of its states, on one page: for the eye, and for the check that reads it as a reader without eyes does.
import { renderToString } from 'preact-render-to-string';
import { Head, Hero, LinkButton, Ring } from '../../src/platform/web/parts/index.ts';
import { loadAssociation } from '../../src/roll/index.ts';
import { Frame } from '../../src/site/frame/frame.tsx';
import { ActingParts } from './gallery-acting.tsx';
import { ReadingParts } from './gallery-reading.tsx';

/** The gallery as a whole document; `asset` gives the address of a file of the look. */
export function galleryPage(asset: (name: string) => string): string {
  const page = (
    <Frame
      title="Parts"
      association="American Library Association"
      shortName="ALA"
      nouns={loadAssociation('association').words}
      nav={[
        { href: '/petitions', label: 'Petitions', current: true },
        { href: '/groups', label: 'Groups' },
        { href: '/units', label: 'Units' },
        { href: '/search', label: 'Search' },
        { href: '/me', label: 'My page' },
      ]}
      viewer={{ name: 'Wilhelmina Vandersteen-Abernathy' }}
      signIn="/sign-in"
      example={{
        personaName: 'Organizer',
        links: [
          { href: '/personas', label: 'Step into someone else' },
          { href: '/mailbox', label: 'Mailbox' },
        ],
      }}
      asset={asset}
      fullWidth
    >
      <Hero
        title="A hundred members can open a group."
        lede="You share a concern that no single unit carries. Write down what it is for."
        actions={
          <>
            <LinkButton large href="#main">
              Start a petition
            </LinkButton>{' '}
            <LinkButton large kind="quiet" href="#main">
              Find a group
            </LinkButton>
          </>
        }
        beside={
          <Ring filled={73} needed={100}>
            <span>
              have signed for
              <br />
              <a href="#main">Libraries and Climate Resilience</a>
            </span>
          </Ring>
        }
      />
      <div class="wrap">
        <Head
          mark={{ what: 'Parts', more: ['and their states'] }}
          title="Everything a page is made of"
          lede="Each part once, in each of its states."
        />
        <ActingParts />
        <ReadingParts />
      </div>
    </Frame>
  );
  return `<!doctype html>${renderToString(page)}`;
}
