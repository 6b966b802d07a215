import type { VNode } from 'preact';
import { impedimentsToJudging, may, organizersOf } from '../../charters/index.ts';
import type { StepOf } from '../../policies/index.ts';
import type { Visit } from '../../platform/act/index.ts';
import {
  Button,
  Choices,
  Fine,
  Obstacles,
  Person,
  PostForm,
  Prose,
  Section,
  Table,
  TextArea,
} from '../../platform/web/parts/index.ts';
import type { StepView } from '../way/model.ts';
import { findingResults } from './model.ts';
import { words } from './words.ts';

/** What is to be looked at, and for staff the form. Addresses of organizers are seen by the verifiers only. */
export async function findingSections(
  visit: Visit,
  { petition, returned }: StepView,
  { of }: StepOf<'verification'>,
): Promise<VNode> {
  const looks = may(visit, 'petitions.verify');
  const own = looks ? await impedimentsToJudging(visit, petition.id, 'petitions.verify') : [];
  const organizers = of === 'organizers' ? await organizersOf(visit.db, petition.id) : [];
  return (
    <>
      <Section title={words.look[of]}>
        {of === 'organizers' ? (
          <Table
            caption={words.names}
            captionUnseen
            columns={[
              { label: 'Name', head: true },
              ...(looks ? [{ label: 'E-mail' }, { label: 'Postal address' }] : []),
            ]}
            rows={organizers
              .filter(({ acceptedAt }) => acceptedAt)
              .map(({ name, work, email, postalAddress }) => ({
                cells: [<Person name={name}>{work}</Person>, ...(looks ? [email, postalAddress] : [])],
              }))}
          />
        ) : (
          <Prose text={petition.purpose} statement />
        )}
      </Section>
      {looks && (
        <Section title={words.result}>
          {own.length > 0 ? (
            <Obstacles wordings={own.map(() => ({ say: words.ownPetition }))} />
          ) : (
            <PostForm action={`/petitions/${petition.id}/step/finding`}>
              <p>{words.what[of]}</p>
              <Choices
                name="result"
                legend={words.result}
                legendUnseen
                form={returned}
                options={findingResults.map((value) => ({ value, label: words.results[value] }))}
              />
              <TextArea name="reason" label={words.reason} hint={words.reasonHint} rows={4} form={returned} />
              <Button>{words.button}</Button>
              <Fine>{words.fine}</Fine>
            </PostForm>
          )}
        </Section>
      )}
    </>
  );
}
