import type { VNode } from 'preact';
import type { Wording } from '../../platform/plug.ts';
import {
  Button,
  ErrorSummary,
  Field,
  Obstacles,
  PostForm,
  Row,
  Saved,
  Section,
  TextArea,
  type Filled,
} from '../../platform/web/parts/index.ts';
import { timeWritten } from '../../platform/written/index.ts';
import type { Message } from '../threads/model.ts';
import { Body, Html } from '../threads/views.tsx';
import type { DraftFile } from './files/model.ts';
import { Attaching } from './files/views.tsx';
import type { SavedDraft } from './model.ts';
import type { Terms } from './queries.ts';
import { words } from './words.ts';

/** A form to write in. */
export interface WritingFormProps {
  /** Where it is sent; its draft and its preview have addresses below. */
  readonly action: string;
  readonly isReply: boolean;
  /** Made with the form: whoever presses twice sends once. */
  readonly once: string;
  /** What had been written before. */
  readonly draft: SavedDraft | undefined;
  /** Where answers for the writer alone go. */
  readonly address: string;
  readonly form?: Filled | undefined;
  readonly zone: string;
  readonly files: readonly DraftFile[];
  readonly terms: Terms;
  /** The thread is closed, and a moderator writes in it all the same. */
  readonly inClosed: boolean;
}

/** The form in which a message is written; it saves itself, and sends by its first button. */
export function WritingForm({ action, isReply, once, draft, address, form, zone, ...more }: WritingFormProps): VNode {
  const { conductUrl, mayWriteFrom } = more.terms;
  return (
    <PostForm action={`${action}/draft`} autosave files>
      {more.inClosed && <p>{words.inClosed}</p>}
      {mayWriteFrom && <p>{words.slow(timeWritten(mayWriteFrom, zone))}</p>}
      <input type="hidden" name="once" value={once} />
      {!isReply && <Field name="subject" label={words.subject} value={draft?.subject} form={form} required />}
      <TextArea
        name="body"
        label={words.toEveryone}
        hint={`${words.mayUse} ${words.readersSee(address)}`}
        value={draft?.body}
        rows={8}
        form={form}
        required
      />
      <Attaching action={action} files={more.files} form={form} />
      {conductUrl && (
        <p class="s">
          <a href={conductUrl}>{words.conduct}</a>
        </p>
      )}
      <Row>
        <Button formaction={action}>{words.send}</Button>
        <Button kind="quiet" formaction={`${action}/preview`}>
          {words.preview}
        </Button>
        <Button kind="quiet">{words.save}</Button>
        <Saved zone={zone}>{draft ? words.saved(timeWritten(draft.savedAt, zone)) : ''}</Saved>
      </Row>
    </PostForm>
  );
}

interface WritingMatterProps {
  readonly writing: WritingFormProps;
  readonly answering: Message | null;
  /** What was written, as HTML, for a look at it. */
  readonly preview?: string | undefined;
}

/** What one writes, how it will stand, and what it answers. */
export function WritingMatter({ writing, answering, preview }: WritingMatterProps): VNode {
  const { form, isReply } = writing;
  return (
    <>
      {form?.errors && <ErrorSummary title={words.notSent} errors={form.errors} />}
      {preview !== undefined && (
        <Section title={words.asItStands}>
          <div class="prose">
            <Html of={preview} />
          </div>
        </Section>
      )}
      <Section title={isReply ? words.yourReply : words.yourMessage}>
        <WritingForm {...writing} />
      </Section>
      {answering && (
        <Section title={words.answered}>
          <div class="prose">
            <p>
              <strong>{answering.subject}</strong>
            </p>
            <Body message={answering} />
          </div>
        </Section>
      )}
    </>
  );
}

/** Why somebody cannot write here, and what to do about it. */
export function CannotWrite({ wordings, back }: { wordings: readonly Wording[]; back: string }): VNode {
  return (
    <Section title={words.cannot}>
      <Obstacles wordings={wordings} />
      <p>
        <a href={back}>{words.backToList}</a>
      </p>
    </Section>
  );
}
