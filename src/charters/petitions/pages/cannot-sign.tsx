import type { Impediment } from '../../../platform/refusal/index.ts';
import {
  Banner,
  Card,
  Day,
  Facts,
  MemberNumber,
  Obstacles,
  Prose,
  Section,
  State,
  WithSide,
} from '../../../platform/web/parts/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { Member } from '../../../roll/index.ts';
import type { Given } from '../../given.ts';
import type { Petition } from '../model.ts';
import type { Signer } from '../rules.ts';
import { PetitionHead } from './petition.tsx';
import { CountRing } from './sign-panel.tsx';

interface Props {
  readonly petition: Petition;
  readonly signed: number;
  readonly impediments: readonly Impediment[];
  readonly signer: Signer | null;
  readonly member: Member | undefined;
  readonly classLabel: (code: string) => string;
  readonly word: Given['word'];
  readonly today: CalendarDay;
  readonly zone: string;
}

/** Every reason at once, each with its way out, and what the roll says. */
export function CannotSignPage(props: Props) {
  const { petition, signed, impediments, zone } = props;
  const side = (
    <Card>
      <CountRing signed={signed} needed={petition.needed ?? 0} />
    </Card>
  );
  return (
    <WithSide side={side} sideLabel="Progress" stick>
      <PetitionHead petition={petition} zone={zone} />
      <Section title="Why you cannot sign today">
        <Banner
          tone="bad"
          level={3}
          title={
            impediments.length === 1 ? 'One thing stands in the way.' : `${impediments.length} things stand in the way.`
          }
          arrives
        >
          <p>Nothing was signed and nothing was counted. This page will still be here when you come back.</p>
        </Banner>
        <Obstacles wordings={impediments.map(props.word)} />
      </Section>
      {props.signer && <WhatWeSaw {...props} signer={props.signer} />}
      <Section title="What you wanted to sign">
        <Prose text={petition.purpose.split(/\n{2,}/)[0] ?? ''} statement />
        <p>
          <a href={`/petitions/${petition.id}`}>The whole statement</a>
        </p>
      </Section>
    </WithSide>
  );
}

function WhatWeSaw({ impediments, signer, member, classLabel }: Props & { readonly signer: Signer }) {
  const against = new Set(impediments.map(({ code }) => code));
  const mark = (codes: readonly string[], bad: string) =>
    codes.some((code) => against.has(code)) ? (
      <State of="rejected">{bad}</State>
    ) : (
      <State of="counted">as it should be</State>
    );
  return (
    <Section title="What we saw">
      <Facts
        of={[
          member && [
            'Record',
            <>
              <MemberNumber of={member.number} />, {member.firstName} {member.lastName}
            </>,
          ],
          [
            'Class',
            <>
              {classLabel(signer.class)} {mark(['class-may-not-sign'], 'may not sign')}
            </>,
          ],
          [
            'Paid through',
            <>
              {signer.paidThrough ? <Day on={signer.paidThrough} /> : 'nothing is due'}{' '}
              {mark(['dues-run-out', 'dues-unknown'], 'run out')}
            </>,
          ],
          [
            'Suspended',
            <>
              {signer.suspended ? 'Yes' : 'No'} {mark(['suspended'], 'suspended')}
            </>,
          ],
          [
            'Signed before',
            <>
              {against.has('already-signed') ? 'Yes' : 'No'} {mark(['already-signed'], 'counted already')}
            </>,
          ],
        ]}
      />
      <p>Is this wrong? Write to the membership office; they see the same record.</p>
    </Section>
  );
}
