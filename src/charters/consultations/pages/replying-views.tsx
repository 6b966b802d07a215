import type { VNode } from 'preact';
import { dayOf, type CalendarDay } from '../../../platform/time/index.ts';
import type { FieldError } from '../../../platform/web/index.ts';
import {
  Button,
  Choices,
  Day,
  ErrorSummary,
  Facts,
  Field,
  Fine,
  Head,
  PostForm,
  Prose,
  Reply,
  Section,
  State,
  TextArea,
  WithSide,
  type Filled,
} from '../../../platform/web/parts/index.ts';
import type { Nouns } from '../../../roll/index.ts';
import type { Unit } from '../../../units/index.ts';
import type { Petition } from '../../petitions/model.ts';
import { stateWords } from '../../petitions/words.ts';
import { positions, type Consultation, type UnitReply } from '../model.ts';
import { positionWords, words } from '../words.ts';

interface ReplyPageProps {
  readonly consultation: Consultation;
  readonly petition: Petition;
  readonly unit: Unit;
  readonly committee: string;
  readonly nouns: Nouns;
  readonly action: string;
  readonly form: (Filled & { readonly errors: readonly FieldError[] }) | undefined;
}

/** What is asked, the purpose beside the unit's charge, and the form. Read, then act. */
export function ReplyPage({ consultation, petition, unit, committee, nouns, action, form }: ReplyPageProps): VNode {
  return (
    <>
      <Head
        mark={{ what: `P ${petition.id}`, state: <State of={petition.state}>{stateWords[petition.state]}</State> }}
        title={words.replyTitle}
        lede={words.replyLede(committee, unit.name)}
      />
      <ErrorSummary errors={form?.errors ?? []} />
      <WithSide
        broad
        sideLabelledBy="charge-h"
        side={
          <>
            <h2 id="charge-h">{words.yourCharge}</h2>
            <Prose text={unit.charge || words.noCharge(nouns)} />
            {consultation.touched.length > 0 && <Fine>{words.touches(consultation.touched)}</Fine>}
          </>
        }
        rest={
          <Section title={words.answer}>
            <ReplyForm nouns={nouns} action={action} form={form} />
          </Section>
        }
      >
        <Section title={words.whatIsAsked}>
          <Prose text={consultation.question} />
          <Facts
            of={[
              [words.answerBy, <Day on={consultation.answerBy} />],
              consultation.reason !== '' && [words.anotherReason, consultation.reason],
            ]}
          />
        </Section>
        <Section title={words.thePetition}>
          <h3>{petition.title}</h3>
          <Prose text={petition.purpose} statement />
          <p>
            <a href={`/petitions/${petition.id}`}>{words.readWhole}</a>
          </p>
        </Section>
      </WithSide>
    </>
  );
}

function ReplyForm({ nouns, action, form }: Pick<ReplyPageProps, 'nouns' | 'action' | 'form'>) {
  return (
    <PostForm action={action}>
      <Choices
        name="position"
        legend={words.positionLegend}
        form={form}
        options={positions.map((position) => ({ value: position, label: positionWords[position].button }))}
      />
      <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} form={form} />
      <TextArea name="remarks" label={words.remarks} hint={words.remarksHint(nouns)} form={form} />
      <Field name="name" label={words.name} hint={words.nameHint(nouns)} autocomplete="name" form={form} required />
      <Field name="office" label={words.office} hint={words.officeHint} form={form} required />
      <Button>{words.send}</Button>
      <Fine>{words.sendFine}</Fine>
    </PostForm>
  );
}

interface EndProps {
  readonly petition: Petition;
  readonly committee: string;
  /** Null when no address is known. */
  readonly writeTo: string | null;
  /** What was written, and came too late. */
  readonly notTaken: readonly string[];
}

/** What was replied, for whoever opens the link again. The name is left out: a letter is handed on. */
export function RepliedPage({
  petition,
  unit,
  reply,
  zone,
  ...whom
}: EndProps & { readonly unit: Unit; readonly reply: UnitReply; readonly zone: string }): VNode {
  const on: CalendarDay = dayOf(reply.repliedAt, zone);
  return (
    <>
      <Head title={words.youReplied} lede={petition.title} />
      <Section title={unit.name}>
        <Facts
          of={[
            [words.replied, <Day on={on} />],
            [words.office, reply.office],
            [words.answer, positionWords[reply.position].state],
          ]}
        />
        {[reply.reasons, reply.remarks].filter(Boolean).map((text) => (
          <Reply>
            <Prose text={text} />
          </Reply>
        ))}
        <WriteTo {...whom} intro={words.youRepliedLede} />
      </Section>
      <NotTaken {...whom} />
    </>
  );
}

/** The link has ended, or nobody waits for an answer any more. */
export function EndedPage({
  title,
  lede,
  petition,
  ...whom
}: EndProps & { readonly title: string; readonly lede: string }): VNode {
  return (
    <>
      <Head title={title} lede={lede} />
      <Section title={words.thePetition}>
        <p>
          <a href={`/petitions/${petition.id}`}>{petition.title}</a>
        </p>
        <WriteTo {...whom} intro={words.writeTo} />
      </Section>
      <NotTaken {...whom} />
    </>
  );
}

/** Whoever wrote it can still copy it into a letter. */
function NotTaken({ notTaken }: Pick<EndProps, 'notTaken'>) {
  if (notTaken.length === 0) return null;
  return (
    <Section title={words.notTaken}>
      <p>{words.notTakenWhat}</p>
      {notTaken.map((text) => (
        <Reply>
          <Prose text={text} />
        </Reply>
      ))}
    </Section>
  );
}

function WriteTo({ intro, committee, writeTo }: Pick<EndProps, 'committee' | 'writeTo'> & { readonly intro: string }) {
  return (
    <p>
      {intro} {writeTo ? <a href={`mailto:${writeTo}`}>{writeTo}</a> : committee}.
    </p>
  );
}
