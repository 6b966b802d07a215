import type { VNode } from 'preact';
import { z } from 'zod';
import { isCalendarDay } from '../../../platform/time/index.ts';
import {
  Button,
  Choices,
  ErrorSummary,
  Field,
  PostForm,
  Row,
  TextArea,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import { results } from '../model.ts';
import { bounds } from '../rules.ts';
import { words } from '../words.ts';

const numberOf = (field: string) =>
  z
    .string()
    .trim()
    .default('')
    .transform((text) => (text === '' ? null : Number(text)))
    .pipe(
      z
        .number(`${field}: ${words.badCount}`)
        .int(`${field}: ${words.badCount}`)
        .min(0, `${field}: ${words.badCount}`)
        .max(1_000_000, `${field}: ${words.badCount}`)
        .nullable(),
    );

/** A decision as the form sends it. */
export const Recorded = z.object({
  result: z.enum(results, words.resultAsked),
  decidedOn: z.string().refine(isCalendarDay, words.badDay),
  present: numberOf(words.present),
  votesFor: numberOf(words.votesFor),
  votesAgainst: numberOf(words.votesAgainst),
  votesAbstained: numberOf(words.votesAbstained),
  reasons: z.string().trim().max(bounds.reason).default(''),
  minute: z.string().trim().max(bounds.minute).default(''),
});

interface RecordFormProps {
  readonly action: string;
  readonly button: string;
  readonly lede: string;
  /** Approved, it waits for the council. */
  readonly waits?: boolean;
  readonly today: string;
  readonly form: Returned | undefined;
}

/** What a body decided, with its votes and its minute. */
export function RecordForm({ action, button, lede, waits = false, today, form }: RecordFormProps): VNode {
  return (
    <>
      {form && <ErrorSummary title={words.notRecorded} errors={form.errors} />}
      <p>{lede}</p>
      <PostForm action={action}>
        <Choices
          name="result"
          legend={words.resultAsked}
          options={results.map((value) => ({
            value,
            label: words.results[value],
            hint: waits ? words.resultHintsWaiting[value] : words.resultHints[value],
          }))}
          form={form}
        />
        <Field name="decidedOn" label={words.day} type="date" value={today} form={form} short required />
        <Field name="present" label={words.present} inputMode="numeric" form={form} short />
        <Row>
          <Field name="votesFor" label={words.votesFor} inputMode="numeric" form={form} short />
          <Field name="votesAgainst" label={words.votesAgainst} inputMode="numeric" form={form} short />
          <Field name="votesAbstained" label={words.votesAbstained} inputMode="numeric" form={form} short />
        </Row>
        <TextArea name="reasons" label={words.reasons} hint={words.reasonsHint} rows={3} form={form} />
        <TextArea name="minute" label={words.minute} hint={words.minuteHint} rows={3} form={form} />
        <Button>{button}</Button>
      </PostForm>
    </>
  );
}
