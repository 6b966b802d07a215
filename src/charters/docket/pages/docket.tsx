import {
  Button,
  Crumbs,
  Day,
  Empty,
  Head,
  LinkButton,
  Pages,
  PostForm,
  Row,
  Section,
  State,
  Table,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import type { Given } from '../../given.ts';
import { may, must } from '../../grants.ts';
import { partHref, partOf } from '../../paging.ts';
import { countPetitions, petitionsIn } from '../../petitions/lists.ts';
import { pendingStates } from '../../petitions/model.ts';
import { petitionId } from '../../petitions/pages/addresses.ts';
import { PetitionEntries } from '../../petitions/views.tsx';
import { stateWords } from '../../petitions/words.ts';
import { markReported } from '../commands.ts';
import { decisions, decisionsWaiting } from '../queries.ts';
import { words } from '../words.ts';
import { decisionRoutes } from './decision.tsx';

/** The docket: what is before the committee, its decisions, and what the council has not been told. */
export function docketRoutes(given: Given): Route[] {
  return [
    get('/docket', (call) => docketPage(given, call)),
    ...decisionRoutes(given),
    post('/decisions/:id/report', reported),
  ];
}

async function docketPage(given: Given, call: Call): Promise<Answer> {
  signedIn(call);
  const mayDecide = may(call.visit, 'docket.decide');
  if (!mayDecide) must(call.visit, 'council.record');
  const { db, zone, today } = call.visit;
  const [before, waiting] = await Promise.all([countPetitions(db, pendingStates), decisionsWaiting(db)]);
  const pendingPart = partOf(call.query, 'page', before);
  const decisionsPart = partOf(call.query, 'decisions', waiting.count);
  const [pending, unreported] = await Promise.all([
    petitionsIn(db, pendingStates, pendingPart),
    decisions(db, { unreported: true, ...decisionsPart }),
  ]);
  const hrefs = (name: string) => partHref(call.path, call.query, name);
  const meeting = given.association.nextMeeting(today);
  const lede = meeting ? (
    <>
      {words.lede(given.association.committee)} It meets next on <Day on={meeting.on} />.
    </>
  ) : (
    words.lede(given.association.committee)
  );
  return page(
    words.title,
    <>
      <Crumbs links={[{ href: '/staff', label: words.staff }]} />
      <Head title={words.title} lede={lede} />
      <Section title={words.before}>
        {pending.length > 0 ? (
          <PetitionEntries petitions={pending} zone={zone} today={today} />
        ) : (
          <Empty title={words.none}>{words.noneWhy}</Empty>
        )}
        {pending.map(({ id, title, state }) => (
          <Row>
            {mayDecide && state === 'docketed' && (
              <LinkButton kind="quiet" href={`/petitions/${id}/decision`}>
                {words.recordFor(title)}
              </LinkButton>
            )}
            {mayDecide && (
              <LinkButton kind="quiet" href={`/petitions/${id}/consultations`}>
                {words.consultFor(title)}
              </LinkButton>
            )}
            <LinkButton kind="quiet" href={`/petitions/${id}/dossier`}>
              {words.dossierOf(title)}
            </LinkButton>
          </Row>
        ))}
        <Pages {...pendingPart} href={hrefs('page')} label={words.pagesBefore} />
      </Section>
      <Section title={words.toReport}>
        {unreported.length === 0 ? (
          <p>{words.nothingToReport}</p>
        ) : (
          <Unreported
            rows={unreported}
            council={given.association.council}
            mayReport={call.visit.grants.has('council.record')}
          />
        )}
        <Pages {...decisionsPart} href={hrefs('decisions')} label={words.pagesToReport} />
      </Section>
    </>,
    { section: '/staff' },
  );
}

function Unreported({
  rows,
  council,
  mayReport,
}: {
  readonly rows: Awaited<ReturnType<typeof decisions>>;
  readonly council: string;
  readonly mayReport: boolean;
}) {
  return (
    <>
      <p>{words.toReportCaption(council)}.</p>
      <Table
        caption={words.toReportCaption(council)}
        captionUnseen
        columns={[
          { label: 'Petition', head: true },
          { label: 'Decision' },
          { label: 'Day' },
          { label: 'Verified', num: true },
          ...(mayReport ? [{ label: 'Report', unseen: true }] : []),
        ]}
        rows={rows.map((one) => ({
          cells: [
            <a href={`/petitions/${one.petition}`}>{one.title}</a>,
            <State of={one.result}>{stateWords[one.result]}</State>,
            <Day on={one.decidedOn} as="short" />,
            one.counted ?? '',
            mayReport ? (
              <PostForm action={`/decisions/${one.id}/report`} row label={one.title}>
                <Button kind="quiet" label={words.markReported(one.title)}>
                  {words.reported}
                </Button>
              </PostForm>
            ) : null,
          ],
        }))}
      />
    </>
  );
}

async function reported(call: Call): Promise<Answer> {
  signedIn(call);
  must(call.visit, 'council.record');
  await call.perform((act) => markReported(act, petitionId(call), act.today));
  return seeOther('/docket');
}
