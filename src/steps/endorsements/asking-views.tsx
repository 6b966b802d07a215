import type { VNode } from 'preact';
import { impedimentsToJudging, type PetitionId } from '../../charters/index.ts';
import type { StepOf } from '../../policies/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import { Button, Field, Fine, PostForm, Section, type Filled } from '../../platform/web/parts/index.ts';
import type { StepView } from '../way/model.ts';
import type { Endorsement } from './model.ts';
import { endorsementsOn } from './queries.ts';
import { counts, standingAt } from './rules.ts';
import { EndorsementTable } from './views.tsx';
import { words } from './words.ts';

/** Who is asked and what they answered; for those who carry the petition along, the form too. */
export async function endorsementSections(
  visit: Visit,
  { petition, carries, returned }: StepView,
  step: StepOf<'endorsement'>,
): Promise<VNode> {
  const standing = standingAt(await endorsementsOn(visit.db, petition.id), petition);
  const isStaff = (await impedimentsToJudging(visit, petition.id, 'petitions.verify')).length === 0;
  const acts = carries && ((one: Endorsement) => <Acts of={one} petition={petition.id} isStaff={isStaff} />);
  return (
    <>
      <Section title={words.title}>
        <p>
          {words.asked(step.count, step.by)} {words.counted(standing.filter(counts).length)}
        </p>
        {standing.length > 0 ? (
          <EndorsementTable endorsements={standing} named={carries} {...(acts && { acts })} />
        ) : (
          <p>{words.none}</p>
        )}
      </Section>
      {carries && <Naming petition={petition.id} isStaff={isStaff} form={returned} />}
    </>
  );
}

function Naming({ petition, isStaff, form }: { petition: PetitionId; isStaff: boolean; form: Filled | undefined }) {
  return (
    <Section title={words.nameOne}>
      <p>{words.nameHint}</p>
      <PostForm action={`/petitions/${petition}/step/endorsers`}>
        <Field name="name" label={words.name} form={form} required />
        <Field name="office" label={words.office} hint={words.officeHint} form={form} required />
        <Field name="email" label={words.email} hint={words.emailHint} type="email" form={form} required />
        <Button>{words.ask}</Button>
        {!isStaff && <Fine>{words.nameUnconfirmed}</Fine>}
      </PostForm>
    </Section>
  );
}

function Acts({ of, petition, isStaff }: { of: Endorsement; petition: PetitionId; isStaff: boolean }) {
  const at = `/petitions/${petition}/step/endorsers/${of.id}`;
  return (
    <>
      {isStaff && of.answer === 'endorsed' && !of.confirmedAt && (
        <PostForm action={`${at}/confirmation`} row label={of.office}>
          <Button kind="quiet">{words.confirm}</Button>
        </PostForm>
      )}
      {!counts(of) && (
        <PostForm action={`${at}/taking-back`} row label={of.office}>
          <Button kind="quiet">{words.takeBack}</Button>
        </PostForm>
      )}
    </>
  );
}
