import { z } from 'zod';
import { NotFound } from '../../platform/refusal/index.ts';
import {
  Button,
  Crumbs,
  Entries,
  Entry,
  Head,
  LinkButton,
  Moment,
  Pages,
  PostForm,
  Row,
  Section,
  State,
  type Filled,
} from '../../platform/web/parts/index.ts';
import {
  get,
  page,
  partHref,
  partOf,
  post,
  seeOther,
  signedIn,
  type Answer,
  type Call,
  type Part,
  type Route,
} from '../../platform/web/index.ts';
import {
  chooseReason,
  complaintsOpen,
  complaintsWaiting,
  complaintWords,
  countPetitions,
  firstSentence,
  impedimentsToJudging,
  may,
  must,
  openedBy,
  passScreening,
  petitionId,
  petitionOf,
  petitionsIn,
  resumePetition,
  sendBack,
  sendBackWords,
  settleComplaint,
  stateWords,
  stoppedStates,
  suspendPetition,
  suspensionCodes,
  withdrawableStates,
  type ListedPetition,
} from '../../charters/index.ts';
import type { Given } from '../given.ts';
import { ScreeningPage } from './views.tsx';
import { staffWords as words } from './words.ts';

/** The desk of those who look at petitions before they open, verify them, and hear complaints. */
export function screeningRoutes(given: Given): Route[] {
  return [
    get('/staff/petitions', deskPage),
    get('/petitions/:id/screening', (call) => screeningPage(given, call)),
    post('/petitions/:id/screening', (call) => pass(given, call)),
    post('/petitions/:id/return-to-draft', (call) => back(given, call)),
    post('/petitions/:id/suspension', (call) => suspend(given, call)),
    post('/petitions/:id/resumption', resume),
    post('/complaints/:id/settlement', settle),
  ];
}

/** Each list of the desk is paged by its own name in the address. */
const deskLists = ['verify', 'screen', 'reports', 'paper', 'stopped'] as const;

async function deskPage(call: Call): Promise<Answer> {
  signedIn(call);
  const mayVerify = may(call.visit, 'petitions.verify');
  if (!mayVerify) must(call.visit, 'petitions.screen');
  const { db, zone } = call.visit;
  const counts = await Promise.all([
    countPetitions(db, ['filed']),
    countPetitions(db, ['screening']),
    complaintsWaiting(db).then(({ count }) => count),
    mayVerify ? countPetitions(db, withdrawableStates) : 0,
    countPetitions(db, stoppedStates),
  ]);
  const [verify, screen, reports, paper, halted] = deskLists.map((name, index) =>
    partOf(call.query, name, counts[index] ?? 0),
  );
  const [filed, screening, complaints, open, stopped] = await Promise.all([
    petitionsIn(db, ['filed'], verify),
    petitionsIn(db, ['screening'], screen),
    complaintsOpen(db, reports),
    mayVerify ? petitionsIn(db, withdrawableStates, paper) : [],
    petitionsIn(db, stoppedStates, halted),
  ]);
  const pages = (name: (typeof deskLists)[number], part: Part | undefined) =>
    part && <Pages {...part} href={partHref(call.path, call.query, name)} label={words.pagesOf[name]} />;
  return page(
    words.title,
    <>
      <Crumbs links={[{ href: '/staff', label: words.crumb }]} />
      <Head title={words.title} lede={words.lede} />
      {may(call.visit, 'petitions.verify') && (
        <Section title={words.toVerify}>
          <Waiting petitions={filed} step="verification" />
          {pages('verify', verify)}
        </Section>
      )}
      <Section title={words.toScreen}>
        <Waiting petitions={screening} step="screening" />
        {pages('screen', screen)}
      </Section>
      {stopped.length > 0 && (
        <Section title={words.stopped}>
          <Waiting petitions={stopped} step="screening" />
          {pages('stopped', halted)}
        </Section>
      )}
      {mayVerify && (
        <Section title={words.onPaper}>
          <Waiting petitions={open} step="paper" />
          {pages('paper', paper)}
        </Section>
      )}
      <Section title={words.reported}>
        {complaints.length === 0 ? (
          <p class="quiet-text">{words.noComplaints}</p>
        ) : (
          <Entries>
            {complaints.map(({ id, petition, comment, title, code, remark, madeAt }) => (
              <Entry
                // A draft is not for staff to read; the comment that was reported is.
                href={comment === null ? `/petitions/${petition}` : undefined}
                title={title}
                mark={{ what: `P ${petition}`, more: [<Moment at={madeAt} zone={zone} />] }}
              >
                <p>
                  {complaintWords[code]}. {remark}
                </p>
                <Row>
                  <LinkButton
                    kind="quiet"
                    href={`/petitions/${petition}/${comment === null ? 'screening' : `circulation/comments/${comment}/removal`}`}
                  >
                    {comment === null ? words.act : words.actOnComment}
                  </LinkButton>
                  <PostForm action={`/complaints/${id}/settlement`} row>
                    <Button kind="quiet" label={`${words.settled}: ${title}`}>
                      {words.settled}
                    </Button>
                  </PostForm>
                </Row>
              </Entry>
            ))}
          </Entries>
        )}
        {pages('reports', reports)}
      </Section>
    </>,
    { section: '/staff' },
  );
}

/** Petitions that wait for a step of the staff. */
function Waiting({ petitions, step }: { readonly petitions: readonly ListedPetition[]; readonly step: string }) {
  if (petitions.length === 0) return <p class="quiet-text">{words.nothing}</p>;
  return (
    <Entries>
      {petitions.map(({ id, title, purpose, signed, state }) => (
        <Entry
          href={`/petitions/${id}/${step}`}
          title={title}
          mark={{
            what: `P ${id}`,
            more: [`${signed} signatures`],
            state: <State of={state}>{stateWords[state]}</State>,
          }}
        >
          <p>{firstSentence(purpose)}</p>
        </Entry>
      ))}
    </Entries>
  );
}

async function screened(call: Call) {
  signedIn(call);
  must(call.visit, 'petitions.screen');
  const petition = await petitionOf(call.visit.db, petitionId(call));
  // What its organizers never gave to be looked at is theirs, also once they have given it up.
  if (!petition?.frozenAt) throw new NotFound();
  return petition;
}

async function screeningPage(given: Given, call: Call, form?: Filled): Promise<Answer> {
  const petition = await screened(call);
  const near = await given.near(call.visit, {
    title: petition.title,
    purpose: petition.purpose,
    topics: petition.topics,
    except: petition.id,
  });
  const impediments = await impedimentsToJudging(call.visit, petition.id, 'petitions.screen');
  return page(petition.title, <ScreeningPage {...{ petition, near, impediments, word: given.word, form }} />, {
    section: '/staff',
    status: form ? 422 : 200,
  });
}

async function pass(given: Given, call: Call): Promise<Answer> {
  const petition = await screened(call);
  const { window } = await openedBy(given, call.visit, petition);
  await call.perform((act) => passScreening(act, petition.id, window));
  return seeOther('/staff/petitions');
}

async function back(given: Given, call: Call): Promise<Answer> {
  const { id } = await screened(call);
  const form = await call.form(z.object({ code: z.enum(Object.keys(sendBackWords), chooseReason) }));
  if (!form.ok) return screeningPage(given, call, form);
  await call.perform((act) => sendBack(act, id, form.value.code));
  return seeOther('/staff/petitions');
}

async function suspend(given: Given, call: Call): Promise<Answer> {
  const { id, state } = await screened(call);
  const form = await call.form(z.object({ code: z.enum(suspensionCodes, chooseReason) }));
  if (!form.ok) return screeningPage(given, call, form);
  await call.perform((act) => suspendPetition(act, id, form.value.code));
  return seeOther(`/petitions/${id}?done=${state === 'awaiting' ? 'halted' : 'suspended'}`);
}

async function resume(call: Call): Promise<Answer> {
  const { id, state } = await screened(call);
  await call.perform((act) => resumePetition(act, id));
  return seeOther(`/petitions/${id}?done=${state === 'halted' ? 'goes-on' : 'resumed'}`);
}

async function settle(call: Call): Promise<Answer> {
  signedIn(call);
  must(call.visit, 'petitions.screen');
  await call.perform((act) => settleComplaint(act, petitionId(call)));
  return seeOther('/staff/petitions');
}
