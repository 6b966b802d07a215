import { Button, Choices, Head, PostForm, Section, TextArea, type Filled } from '../../../platform/web/parts/index.ts';
import { complaintCodes } from '../commands/suspending.ts';
import type { Petition } from '../model.ts';
import { complaintWords } from '../words.ts';
import { pageWords as words } from './words.ts';

/** Where anybody says that something on a public page should not stand there. */
export function ReportPage({ petition, form }: { readonly petition: Petition; readonly form?: Filled | undefined }) {
  return (
    <>
      <Head title={words.report} lede={petition.title} />
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
