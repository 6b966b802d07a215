import type { VNode } from 'preact';
import { z } from 'zod';
import {
  countsOfDigests,
  digestForms,
  mostMissed,
  timeZonesByRegion,
  type DigestChoice,
  type Missed,
  type OwnReading,
} from '../../conversations/index.ts';
import {
  Button,
  Choices,
  Entries,
  Entry,
  Fine,
  PostForm,
  Row,
  Section,
  Select,
  type Returned,
} from '../../platform/web/parts/index.ts';
import { words } from './own-words.ts';

/** How digests come, as the form says it. */
export const ChosenDigests = z.object({
  zone: z.string().trim().max(60).default(''),
  weekday: z.coerce.number().int().min(1).max(7),
  form: z.enum(digestForms),
  most: z.coerce
    .number()
    .int()
    .pipe(z.literal([...countsOfDigests])),
});

interface DigestsProps {
  readonly choice: DigestChoice;
  /** That of the association. */
  readonly usualZone: string;
  /** How many lists come as digests. */
  readonly count: number;
  readonly form: Returned | undefined;
}

/** When digests come, and in which form. */
export function Digests({ choice, usualZone, count, form }: DigestsProps): VNode {
  const numbered = (labels: readonly string[]) => labels.map((label, index) => ({ value: String(index + 1), label }));
  return (
    <Section title={words.digests} id="digests">
      <p>{words.digestsWhy(count)}</p>
      <PostForm action="/me/lists/digests">
        <Select
          name="zone"
          label={words.zone}
          value={choice.zone ?? ''}
          options={[{ value: '', label: words.usualZone(usualZone) }]}
          groups={timeZonesByRegion}
          form={form}
        />
        <Select
          name="weekday"
          label={words.weekday}
          value={String(choice.weekday)}
          options={numbered(words.weekdays)}
          form={form}
          short
        />
        <Select
          name="most"
          label={words.most}
          value={String(choice.most)}
          options={countsOfDigests.map((most) => ({ value: String(most), label: String(most) }))}
          form={form}
          short
        />
        <Choices
          name="form"
          legend={words.form}
          options={digestForms.map((value) => ({ value, label: words.forms[value][0], hint: words.forms[value][1] }))}
          chosen={choice.form}
          form={form}
        />
        <p>
          <Button kind="quiet">{words.saveDigests}</Button>
        </p>
      </PostForm>
    </Section>
  );
}

/** What was said while lists were paused: to be read, or sent. */
export function WhatWasMissed({
  missed,
  readings,
}: {
  missed: readonly Missed[];
  readings: readonly OwnReading[];
}): VNode | null {
  const shown = missed.flatMap((each) => {
    const reading = readings.find(({ list, endedAt }) => list === each.list && endedAt === null);
    return reading ? [{ ...each, ...reading }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <Section title={words.missedTitle} id="missed">
      <Entries>
        {shown.map(({ slug, name, messages, after }) => (
          <Entry title={name}>
            <p>{words.missed(messages)}</p>
            <Row>
              <a href={`/lists/${slug}/messages/${after + 1}`}>{words.readMissed}</a>
              {messages > mostMissed ? (
                <Fine>{words.missedMany}</Fine>
              ) : (
                <PostForm action={`/me/lists/${slug}/missed`} row>
                  <Button kind="quiet" label={words.sendMissedLabel(name)}>
                    {words.sendMissed}
                  </Button>
                </PostForm>
              )}
            </Row>
          </Entry>
        ))}
      </Entries>
    </Section>
  );
}
