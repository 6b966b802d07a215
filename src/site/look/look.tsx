import type { VNode } from 'preact';
import type { Grants } from '../../platform/act/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { Wording } from '../../platform/plug.ts';
import type { Call, PageAnswer, Site, Trouble } from '../../platform/web/index.ts';
import { personOf, type Association, type GrantWord } from '../../roll/index.ts';
import { feedsOf } from '../feeds/routes.ts';
import { Frame, type FrameProps } from '../frame/frame.tsx';
import { lookAssets } from './assets.ts';
import { troublePage } from './trouble.tsx';
import { exampleWords, navWords } from './words.ts';

/** What the look needs to know of the house. */
export interface LookHouse {
  readonly house: { readonly installation: { readonly kind: 'example' | 'association' } };
  readonly association: Pick<Association, 'name' | 'shortName' | 'timeZone' | 'words'>;
  readonly word: (impediment: Impediment) => Wording;
}

/** How every page looks: the frame around it, and what is said when something is amiss. */
export function siteOf({ house, association, word }: LookHouse): Site {
  const isExample = house.installation.kind === 'example';
  return {
    async frame(page, call) {
      const viewer = await viewerOf(call);
      return framed(page, call, {
        association: association.name,
        shortName: association.shortName,
        nouns: association.words,
        viewer,
        example: isExample ? { personaName: viewer?.name ?? null, links: exampleLinks } : undefined,
      });
    },
    trouble: (trouble, call, kept) => troublePage(asHeld(trouble, call), { word, zone: association.timeZone }, kept),
    signIn: signInAt,
    word: (impediment) => word(impediment).say,
  };
}

/** A right that the office gives and the session does not carry is told apart from one that the office does not give. */
function asHeld(trouble: Trouble, call: Call | undefined): Trouble {
  if (trouble.kind !== 'refused' || !call || call.withheld.size === 0) return trouble;
  const impediments = trouble.impediments.map((impediment) =>
    impediment.code === 'not-granted' ? { code: 'right-waits-for-passkey' } : impediment,
  );
  return { ...trouble, impediments };
}

/** The page of the site that needs no margins: it brings its own bands. */
const homeSection = '/';

const exampleLinks = [
  { href: '/example/personas', label: exampleWords.personas },
  { href: '/example/mailbox', label: exampleWords.mailbox },
];

function framed(
  page: PageAnswer,
  call: Call | undefined,
  around: Pick<FrameProps, 'association' | 'shortName' | 'nouns' | 'viewer' | 'example'>,
): VNode {
  return (
    <Frame
      {...around}
      title={page.title}
      description={page.description}
      card={page.card}
      nav={navigation(around.viewer !== null, call?.visit.grants ?? new Set(), page.section)}
      signIn={signInAt(comeBackTo(call))}
      fullWidth={page.section === homeSection}
      feeds={[...(page.feeds ?? []), ...feedsOf(page.section, around.nouns)]}
      asset={(name) => lookAssets().url(name)}
    >
      {page.body}
    </Frame>
  );
}

/** The name under which somebody is signed in; the frame stands without it while the database is away. */
async function viewerOf(call: Call | undefined): Promise<FrameProps['viewer']> {
  if (!call?.visit.by) return null;
  const person = await personOf(call.visit.db, call.visit.by).catch(() => undefined);
  return { name: person?.name ?? '' };
}

/** Rights that come with an office of the association, as against a role in a group. */
const officeGrants: readonly GrantWord[] = [
  'roll.import',
  'roll.read',
  'units.edit',
  'posts.edit',
  'petitions.verify',
  'petitions.screen',
  'docket.decide',
  'meetings.keep',
  'council.record',
  'administration',
];

/** Whether somebody holds an office that has work here. */
export const isStaff = (grants: Grants): boolean => officeGrants.some((word) => grants.has(word));

/** Who has not signed in is offered that in place of a page of their own. */
function navigation(isSignedIn: boolean, grants: Grants, section: string | undefined): FrameProps['nav'] {
  const entries = [
    { href: '/petitions', label: navWords.petitions },
    { href: '/groups', label: navWords.groups },
    { href: '/units', label: navWords.units },
    { href: '/meetings', label: navWords.meetings },
    { href: '/search', label: navWords.search },
    ...(isSignedIn ? [{ href: '/me', label: navWords.me }] : []),
    ...(isStaff(grants) ? [{ href: '/staff', label: navWords.staff }] : []),
    ...(!isStaff(grants) && grants.has('docket.vote') ? [{ href: '/docket', label: navWords.docket }] : []),
  ];
  return entries.map((entry) => ({ ...entry, current: entry.href === section }));
}

const signInAt = (then: string): string => `/sign-in?then=${encodeURIComponent(then)}`;

function comeBackTo(call: Call | undefined): string {
  if (call?.method !== 'GET' || call.path.startsWith('/sign-in')) return '/me';
  return call.query.size > 0 ? `${call.path}?${call.query}` : call.path;
}
