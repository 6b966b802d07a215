import { z } from 'zod';
import { countAttempt } from '../../../platform/auth/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import {
  Button,
  Choices,
  Head,
  LinkButton,
  Obstacles,
  PostForm,
  Prose,
  Row,
  Section,
  TextArea,
  type Filled,
  ErrorSummary,
} from '../../../platform/web/parts/index.ts';
import {
  get,
  page,
  post,
  seeOther,
  signedIn,
  TooMany,
  type Answer,
  type Call,
  type Route,
} from '../../../platform/web/index.ts';
import { hours } from '../../../platform/time/index.ts';
import type { Given } from '../../given.ts';
import { impedimentsToJudging, must } from '../../grants.ts';
import { complaintCodes } from '../../petitions/commands/suspending.ts';
import { petitionId } from '../../petitions/addresses.ts';
import { ConfirmPage } from '../../petitions/pages/confirm.tsx';
import { chooseReason, complaintWords } from '../../petitions/words.ts';
import { reportComment, takeCommentDown, withdrawComment } from '../commands/moderating.ts';
import { goneCodes } from '../model.ts';
import { reportedComment, seeComment } from '../queries.ts';
import { impedimentsToTakingAway } from '../rules/commenting.ts';
import { goneWords, moderationWords as words } from '../words.ts';

const one = '/circulation/:token/comments/:comment';
const ofStaff = '/petitions/:id/circulation/comments/:comment/removal';

/** Where a comment is taken back by its author, reported by a reader, and taken down by staff. */
export function moderationRoutes(given: Given): Route[] {
  return [
    get(`${one}/withdrawal`, (call) => withdrawalPage(given, call)),
    post(`${one}/withdrawal`, (call) => withdraw(given, call)),
    get(`${one}/report`, (call) => reportPage(given, call)),
    post(`${one}/report`, (call) => report(given, call)),
    get(ofStaff, (call) => removalPage(given, call)),
    post(ofStaff, (call) => takeDown(given, call)),
  ];
}

function commentIn(call: Call): number {
  const typed = call.params['comment'] ?? '';
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw new NotFound();
  return Number(typed);
}

const backTo = (call: Call): string => `/circulation/${call.params['token']}#comment-${call.params['comment']}`;

async function linked(given: Given, call: Call) {
  signedIn(call);
  const way = { token: call.params['token'] ?? '' };
  return { way, comment: await seeComment(call.visit, given.installation.hashKey, way, commentIn(call)) };
}

async function withdrawalPage(given: Given, call: Call): Promise<Answer> {
  const { comment } = await linked(given, call);
  if (comment.person !== call.visit.by) throw new NotFound();
  if (impedimentsToTakingAway(comment).length > 0) return seeOther(backTo(call));
  return page(
    words.withdraw,
    <ConfirmPage
      title={words.withdraw}
      lede={comment.body}
      what={words.withdrawWhat}
      action={call.path}
      button={words.withdraw}
      grave
      back={backTo(call)}
    />,
    { section: '/petitions' },
  );
}

async function withdraw(given: Given, call: Call): Promise<Answer> {
  const { way, comment } = await linked(given, call);
  await call.perform((act) => withdrawComment(act, given.installation.hashKey, way, comment.id));
  return seeOther(backTo(call));
}

async function reportPage(given: Given, call: Call, form?: Filled): Promise<Answer> {
  const { comment } = await linked(given, call);
  const impediments = impedimentsToTakingAway(comment);
  if (impediments.length > 0) return seeOther(backTo(call));
  return page(
    words.report,
    <>
      <Head title={words.report} lede={words.reportLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.comment}>
        <Prose text={comment.body} />
        <PostForm action={call.path}>
          <Choices
            name="code"
            legend={words.reportWhy}
            form={form}
            options={complaintCodes.map((code) => ({ value: code, label: complaintWords[code] }))}
          />
          <TextArea name="remark" label={words.remark} hint={words.remarkHint} form={form} rows={3} />
          <Button>{words.reportSend}</Button>
        </PostForm>
      </Section>
    </>,
    { section: '/petitions', status: form ? 422 : 200 },
  );
}

/** Anybody who reads may report, and nobody may bury the desk of the staff. */
const reportsByPerson = { name: 'comment reports, person', most: 20, windowMs: hours(1) };

const Report = z.object({
  code: z.enum(complaintCodes, 'Say what is wrong with it.'),
  remark: z.string().trim().max(2000, 'At most 2,000 letters.').default(''),
});

async function report(given: Given, call: Call): Promise<Answer> {
  const { way, comment } = await linked(given, call);
  const form = await call.form(Report);
  if (!form.ok) return reportPage(given, call, form);
  const until = await countAttempt(call.visit.db, reportsByPerson, signedIn(call), call.visit.at);
  if (until) throw new TooMany(until);
  const reported = { comment: comment.id, ...form.value };
  await call.perform((act) => reportComment(act, given.installation.hashKey, way, reported));
  return seeOther(`/circulation/${call.params['token']}?reported=1`);
}

/** Staff see a comment of a draft only if somebody reported it, and nothing else of the draft. */
async function reportedIn(call: Call) {
  signedIn(call);
  must(call.visit, 'petitions.screen');
  const comment = await reportedComment(call.visit.db, petitionId(call), commentIn(call));
  if (!comment) throw new NotFound();
  return comment;
}

async function removalPage(given: Given, call: Call, form?: Filled): Promise<Answer> {
  const comment = await reportedIn(call);
  const impediments = [
    ...(await impedimentsToJudging(call.visit, comment.petition, 'petitions.screen')),
    ...impedimentsToTakingAway(comment),
  ];
  return page(
    words.takeDown,
    <>
      <Head title={words.takeDown} lede={words.takeDownLede} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title={words.comment}>
        {impediments.length > 0 ? (
          <Obstacles wordings={impediments.map(given.word)} />
        ) : (
          <>
            <Prose text={comment.body} />
            <PostForm action={call.path}>
              <Choices
                name="code"
                legend={words.takeDownWhy}
                form={form}
                options={goneCodes.map((code) => ({ value: code, label: goneWords[code] }))}
              />
              <Row>
                <Button kind="grave">{words.takeDown}</Button>
                <LinkButton kind="quiet" href="/staff/petitions">
                  {words.back}
                </LinkButton>
              </Row>
            </PostForm>
          </>
        )}
      </Section>
    </>,
    { section: '/staff', status: form ? 422 : 200 },
  );
}

async function takeDown(given: Given, call: Call): Promise<Answer> {
  const comment = await reportedIn(call);
  const form = await call.form(z.object({ code: z.enum(goneCodes, chooseReason) }));
  if (!form.ok) return removalPage(given, call, form);
  await call.perform((act) => takeCommentDown(act, comment.petition, comment.id, form.value.code));
  return seeOther('/staff/petitions');
}
