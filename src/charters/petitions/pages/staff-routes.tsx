import { z } from 'zod';
import { NotFound } from '../../../platform/refusal/index.ts';
import {
  Button,
  Crumbs,
  Entries,
  Entry,
  Fine,
  Head,
  LinkButton,
  Moment,
  PostForm,
  Prose,
  Row,
  Section,
  Select,
  State,
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
import { passScreening, sendBack } from '../commands/opening.ts';
import { resumePetition, settleComplaint, suspendPetition, suspensionCodes } from '../commands/suspending.ts';
import { complaintsOpen, petitionOf, petitionsIn } from '../queries.ts';
import { complaintWords, sendBackWords, stateWords, suspensionWords } from '../words.ts';
import { petitionId } from './addresses.ts';
import { firstSentence } from '../views.tsx';
import { staffWords as words } from './staff-words.ts';

/** The desk of those who look at petitions before they open, verify them, and hear complaints. */
export function staffRoutes(given: Given): Route[] {
  return [
    get('/staff/petitions', deskPage),
    get('/petitions/:id/screening', (call) => screeningPage(given, call)),
    post('/petitions/:id/screening', (call) => pass(given, call)),
    post('/petitions/:id/return-to-draft', back),
    post('/petitions/:id/suspension', suspend),
    post('/petitions/:id/resumption', resume),
    post('/complaints/:id/settlement', settle),
  ];
}

async function deskPage(call: Call): Promise<Answer> {
  signedIn(call);
  if (!may(call.visit, 'petitions.verify')) must(call.visit, 'petitions.screen');
  const { db, zone } = call.visit;
  const [screening, filed, complaints] = await Promise.all([
    petitionsIn(db, ['screening']),
    petitionsIn(db, ['filed']),
    complaintsOpen(db),
  ]);
  const entries = (petitions: typeof filed, step: string) =>
    petitions.length === 0 ? (
      <p class="quiet-text">{words.nothing}</p>
    ) : (
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
  return page(
    words.title,
    <>
      <Crumbs links={[{ href: '/staff', label: words.crumb }]} />
      <Head title={words.title} lede={words.lede} />
      {may(call.visit, 'petitions.verify') && (
        <Section title={words.toVerify}>{entries(filed, 'verification')}</Section>
      )}
      <Section title={words.toScreen}>{entries(screening, 'screening')}</Section>
      <Section title={words.reported}>
        {complaints.length === 0 ? (
          <p class="quiet-text">{words.noComplaints}</p>
        ) : (
          <Entries>
            {complaints.map(({ id, petition, title, code, remark, madeAt }) => (
              <Entry
                href={`/petitions/${petition}`}
                title={title}
                mark={{ what: `P ${petition}`, more: [<Moment at={madeAt} zone={zone} />] }}
              >
                <p>
                  {complaintWords[code]}. {remark}
                </p>
                <Row>
                  <LinkButton kind="quiet" href={`/petitions/${petition}/screening`}>
                    {words.act}
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
      </Section>
    </>,
    { section: '/staff' },
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

async function screeningPage(given: Given, call: Call): Promise<Answer> {
  const petition = await screened(call);
  const near = await given.near(call.visit, {
    title: petition.title,
    purpose: petition.purpose,
    topics: petition.topics,
    except: petition.id,
  });
  const { id, state } = petition;
  return page(
    petition.title,
    <>
      <Crumbs
        links={[
          { href: '/staff', label: words.crumb },
          { href: '/staff/petitions', label: words.title },
        ]}
      />
      <Head
        title={petition.title}
        mark={{ what: `P ${id}`, state: <State of={state}>{stateWords[state]}</State> }}
        lede={words.look}
      />
      <Section title={words.text}>
        <Prose text={petition.purpose} statement />
      </Section>
      <Section title={words.near}>{near}</Section>
      <Section title={words.decide}>
        {state === 'screening' && (
          <>
            <PostForm action={`/petitions/${id}/screening`}>
              <Button>{words.pass}</Button>
            </PostForm>
            <PostForm action={`/petitions/${id}/return-to-draft`}>
              <Select
                name="code"
                label={words.backReason}
                options={Object.entries(sendBackWords).map(([value, label]) => ({ value, label }))}
              />
              <Button kind="quiet">{words.back}</Button>
            </PostForm>
          </>
        )}
        {state === 'signing' && (
          <PostForm action={`/petitions/${id}/suspension`}>
            <Select
              name="code"
              label={words.suspendReason}
              options={suspensionCodes.map((value) => ({ value, label: suspensionWords[value] ?? value }))}
            />
            <Button kind="grave">{words.suspend}</Button>
            <Fine>{words.suspendFine}</Fine>
          </PostForm>
        )}
        {state === 'suspended' && (
          <PostForm action={`/petitions/${id}/resumption`}>
            <Button>{words.resume}</Button>
          </PostForm>
        )}
        {!['screening', 'signing', 'suspended'].includes(state) && <p>{words.nothingToDo}</p>}
      </Section>
    </>,
    { section: '/staff' },
  );
}

async function pass(given: Given, call: Call): Promise<Answer> {
  const { id, policyId, policyVersion } = await screened(call);
  await call.perform((act) => passScreening(act, id, given.policies.of(policyId, policyVersion).window));
  return seeOther('/staff/petitions');
}

async function back(call: Call): Promise<Answer> {
  const { id } = await screened(call);
  const form = await call.form(z.object({ code: z.enum(Object.keys(sendBackWords)) }));
  if (form.ok) await call.perform((act) => sendBack(act, id, form.value.code));
  return seeOther('/staff/petitions');
}

async function suspend(call: Call): Promise<Answer> {
  const { id } = await screened(call);
  const form = await call.form(z.object({ code: z.enum(suspensionCodes) }));
  if (form.ok) await call.perform((act) => suspendPetition(act, id, form.value.code));
  return seeOther(`/petitions/${id}`);
}

async function resume(call: Call): Promise<Answer> {
  const { id } = await screened(call);
  await call.perform((act) => resumePetition(act, id));
  return seeOther(`/petitions/${id}`);
}

async function settle(call: Call): Promise<Answer> {
  signedIn(call);
  must(call.visit, 'petitions.screen');
  await call.perform((act) => settleComplaint(act, petitionId(call)));
  return seeOther('/staff/petitions');
}
