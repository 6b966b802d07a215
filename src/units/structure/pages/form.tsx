import type { VNode } from 'preact';
import { z } from 'zod';
import { isCalendarDay } from '../../../platform/time/index.ts';
import type { Db } from '../../../platform/db/index.ts';
import {
  Chips,
  Field,
  returnedWith,
  Section,
  Select,
  TextArea,
  type Filled,
  type Returned,
} from '../../../platform/web/parts/index.ts';
import type { Impediment } from '../../../platform/refusal/index.ts';
import type { UnitsHouse } from '../../house.ts';
import type { Description, Unit } from '../model.ts';
import { kindsOfUnit, unitsToChoose } from '../queries.ts';
import { words } from '../words.ts';

/** A day in a form; empty for none. */
export const Day = z
  .string()
  .trim()
  .refine((text) => text === '' || isCalendarDay(text), words.badDay)
  .transform((text) => text || null);

/** The fields of a unit. */
export const Sent = z.object({
  kind: z.string().trim(),
  acronym: z.string(),
  parent: z
    .string()
    .regex(/^\d{0,9}$/, words.badParent)
    .transform((text) => (text === '' ? null : Number(text))),
  charge: z.string(),
  topics: z.array(z.string()).default([]),
  foundedOn: Day,
  contactName: z.string(),
  contactEmail: z.string(),
});

/** What the form offers besides what is written. */
export interface Offered {
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly kinds: readonly string[];
}

/** What there is to choose from: all units but the one itself. */
export async function offeredFor(db: Db, unit?: Unit): Promise<Offered> {
  const units = (await unitsToChoose(db)).filter(({ id }) => id !== unit?.id);
  const labelled = units.map(({ id, name, parentName }) => ({
    value: String(id),
    label: parentName ? `${name} (${parentName})` : name,
  }));
  return { units: [{ value: '', label: words.noParent }, ...labelled], kinds: await kindsOfUnit(db) };
}

/** Topics that the list knows, and those that the unit has already. */
export const knownTopics = ({ association }: UnitsHouse, sent: readonly string[], unit?: Unit): string[] =>
  sent.filter((slug) => association.topics.some((topic) => topic.slug === slug) || unit?.topics.includes(slug));

/** The form of a refused command, with each impediment at the field that it is about. */
export function returned(
  { entered }: Pick<Filled, 'entered'>,
  impediments: readonly Impediment[],
  { word }: Pick<UnitsHouse, 'word'>,
): Returned {
  return returnedWith(entered, impediments, { word, fieldOf });
}

function fieldOf({ code, field }: Impediment): string {
  if (typeof field === 'string') return field;
  const fields: Readonly<Record<string, string>> = {
    'unit-kind-missing': 'kind',
    'unit-topics-too-many': 'topics[]',
    'unit-contact-no-address': 'contactEmail',
    'unit-below-itself': 'parent',
    'unit-parent-unknown': 'parent',
    'unit-name-missing': 'name',
    'unit-name-taken': 'name',
    'unit-name-carries-rights': 'name',
    'unit-ends-before-founding': 'on',
  };
  return fields[code] ?? '';
}

interface FieldsProps {
  readonly written: Description | undefined;
  readonly offered: Offered;
  readonly house: UnitsHouse;
  readonly form: Filled | undefined;
}

/** All that is written of a unit but for its name. */
export function UnitFields({ written, offered, house, form }: FieldsProps): VNode {
  const unlisted = (written?.topics ?? []).filter(
    (slug) => !house.association.topics.some((topic) => topic.slug === slug),
  );
  const topics = [...house.association.topics, ...unlisted.map((slug) => ({ slug, label: slug.replaceAll('-', ' ') }))];
  return (
    <>
      <Section title={words.charge}>
        <TextArea
          name="charge"
          label={words.chargeLabel}
          hint={words.chargeHint}
          value={written?.charge}
          form={form}
          rows={8}
          statement
        />
        <Chips
          name="topics[]"
          legend={words.topics}
          hint={words.topicsHint}
          options={topics.map(({ slug, label }) => ({ value: slug, label }))}
          chosen={written?.topics ?? []}
          form={form}
        />
      </Section>
      <Section title={words.about}>
        <Field
          name="kind"
          label={words.kind}
          hint={words.kindHint(offered.kinds)}
          value={written?.kind}
          form={form}
          required
        />
        <Field name="acronym" label={words.acronym} value={written?.acronym} form={form} short />
        <Select
          name="parent"
          label={words.parent}
          options={offered.units}
          value={written?.parent ? String(written.parent) : ''}
          form={form}
        />
        <Field
          name="foundedOn"
          label={words.foundedOn}
          type="date"
          value={written?.foundedOn ?? ''}
          form={form}
          short
        />
      </Section>
      <Section title={words.contact}>
        <Field
          name="contactName"
          label={words.contactName}
          hint={words.contactNameHint(house.association.words)}
          value={written?.contactName}
          form={form}
        />
        <Field
          name="contactEmail"
          label={words.contactEmail}
          hint={words.contactEmailHint}
          type="email"
          value={written?.contactEmail}
          form={form}
        />
      </Section>
    </>
  );
}
