import type { ComponentChildren } from 'preact';
import {
  Banner,
  Button,
  Crumbs,
  Day,
  Facts,
  Fine,
  Head,
  LinkButton,
  PostForm,
  Row,
  Section,
} from '../../../platform/web/parts/index.ts';
import { get, page, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import { zoneWritten } from '../../../platform/written/index.ts';
import { impedimentsToChanging, impedimentsToHolding } from '../rules.ts';
import { words } from '../words.ts';
import { markOf, When } from './list.tsx';
import { linkShown, sittingSeen, type Seen } from './seeing.ts';

/** `GET /meetings/:id`: a meeting, as everybody reads it; more of it for its body and for whoever keeps it. */
export function sittingRoute(): Route {
  return get('/meetings/:id', sittingPage);
}

async function sittingPage(call: Call): Promise<Answer> {
  const seen = await sittingSeen(call);
  const { sitting, unit } = seen;
  return page(
    `${sitting.name}: ${unit.name}`,
    <>
      <SittingHead seen={seen} zone={call.visit.zone} />
      {noticeOf(call)}
      {sitting.state === 'cancelled' && (
        <Banner tone="warn" title={`${words.cancelledBecause} ${sitting.cancelledBecause}`} />
      )}
      <About seen={seen} call={call} />
      {seen.keeps && <Keeping seen={seen} at={call.visit.at} />}
    </>,
    { section: '/meetings', description: `${unit.name}: ${sitting.name}` },
  );
}

/** The head of every page about a meeting. */
export function SittingHead({
  seen: { sitting, unit },
  zone,
  title,
  lede,
}: {
  readonly seen: Pick<Seen, 'sitting' | 'unit'>;
  readonly zone: string;
  /** Of a page below that of the meeting. */
  readonly title?: string;
  readonly lede?: ComponentChildren;
}) {
  const above = [
    { href: '/meetings', label: words.title },
    ...(title ? [{ href: `/meetings/${sitting.id}`, label: sitting.name }] : []),
  ];
  return (
    <>
      <Crumbs links={above} />
      <Head
        mark={markOf(sitting, zone)}
        title={title ?? sitting.name}
        lede={
          lede ?? (
            <>
              {words.of} <a href={`/units/${unit.slug}`}>{unit.name}</a>, <When sitting={sitting} zone={zone} />
            </>
          )
        }
      />
    </>
  );
}

const notices = {
  announced: words.announcedNow,
  changed: words.changedNow,
  held: words.heldNow,
  cancelled: words.cancelledNow,
} as const;

function noticeOf({ query }: Call) {
  const done = Object.keys(notices).find((key) => query.has(key)) as keyof typeof notices | undefined;
  return done && <Banner tone="good" title={notices[done]} arrives />;
}

function About({ seen, call: { visit } }: { readonly seen: Seen; readonly call: Call }) {
  const { sitting } = seen;
  const link = linkShown(seen);
  return (
    <Section title={words.where} id="where">
      <Facts
        of={[
          [
            words.when,
            <>
              <When sitting={sitting} zone={visit.zone} />, {zoneWritten(visit.zone)}
            </>,
          ],
          [words.where, sitting.place || words.placeUnknown],
          link !== '' && [words.joinBy, <a href={link}>{link}</a>],
          sitting.inWorld !== '' && [words.inWorldAt, sitting.inWorld],
          sitting.fileBy !== null && [words.fileBy, <Day on={sitting.fileBy} />],
        ]}
      />
      {sitting.link && !link && <Fine>{visit.by ? words.linkForBody : words.linkSignIn}</Fine>}
      <p>
        <a href={`/meetings/${sitting.id}/meeting.ics`}>{words.intoCalendar}</a>
      </p>
    </Section>
  );
}

function Keeping({ seen: { sitting }, at }: { readonly seen: Seen; readonly at: Date }) {
  if (impedimentsToChanging(sitting).length > 0) return null;
  const path = `/meetings/${sitting.id}`;
  return (
    <Section title={words.keeping}>
      {impedimentsToHolding(sitting, at).length === 0 && (
        <PostForm action={`${path}/holding`}>
          <Button>{words.hold}</Button>
          <Fine>{words.holdFine}</Fine>
        </PostForm>
      )}
      <Row>
        <LinkButton kind="quiet" href={`${path}/change`}>
          {words.toChange}
        </LinkButton>
        <LinkButton kind="quiet" href={`${path}/cancellation`}>
          {words.toCancel}
        </LinkButton>
      </Row>
    </Section>
  );
}
