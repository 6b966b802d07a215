import { z } from 'zod';
import { countAttempt } from '../../../platform/auth/index.ts';
import { NotFound } from '../../../platform/refusal/index.ts';
import { get, page, post, seeOther, TooMany, type Answer, type Call, type Route } from '../../../platform/web/index.ts';
import {
  Button,
  Choices,
  Head,
  PostForm,
  Section,
  TextArea,
  type Filled,
  ErrorSummary,
} from '../../../platform/web/parts/index.ts';
import { hours } from '../../../platform/time/index.ts';
import { complaintCodes, reportPetition } from '../commands/suspending.ts';
import type { Petition } from '../model.ts';
import { isPublic } from '../rules.ts';
import { complaintWords } from '../words.ts';
import { petitionIn } from '../addresses.ts';
import { pageWords as words } from './words.ts';

/** Where anybody reports a public page. */
export const reportRoutes: readonly Route[] = [
  get('/petitions/:id/report', (call) => reportPage(call)),
  post('/petitions/:id/reports', (call) => report(call)),
];

/** Where anybody says that something on a public page should not stand there. */
function ReportPage({ petition, form }: { readonly petition: Petition; readonly form?: Filled | undefined }) {
  return (
    <>
      <Head title={words.report} lede={petition.title} />
      <ErrorSummary errors={form?.errors ?? []} />
      <Section title="What is wrong?">
        <PostForm action={`/petitions/${petition.id}/reports`}>
          <Choices
            name="code"
            legend="What is wrong with it?"
            legendUnseen
            form={form}
            options={complaintCodes.map((code) => ({ value: code, label: complaintWords[code] }))}
          />
          <TextArea name="remark" label="Where, and why" hint="Staff read this. You may leave it empty." form={form} />
          <Button>Tell the staff</Button>
        </PostForm>
      </Section>
    </>
  );
}

/** Anybody may report, and nobody may bury the desk of the staff. */
const reportsByNetwork = { name: 'petition reports, network', most: 100, windowMs: hours(1) };

const Report = z.object({
  code: z.enum(complaintCodes, 'Say what is wrong with it.'),
  remark: z.string().trim().max(2000, 'At most 2,000 letters.').default(''),
});

async function reportPage(call: Call): Promise<Answer> {
  const petition = await petitionIn(call);
  return page(words.report, <ReportPage petition={petition} />, { section: '/petitions' });
}

async function report(call: Call): Promise<Answer> {
  const petition = await petitionIn(call);
  if (!isPublic(petition)) throw new NotFound();
  const form = await call.form(Report);
  if (!form.ok)
    return page(words.report, <ReportPage petition={petition} form={form} />, { section: '/petitions', status: 422 });
  const until = await countAttempt(call.visit.db, reportsByNetwork, call.network, call.visit.at);
  if (until) throw new TooMany(until);
  await call.perform((act) => reportPetition(act, petition.id, form.value));
  return seeOther(`/petitions/${petition.id}?reported=1`);
}
