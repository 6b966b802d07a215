import type { Impediment } from '../../../platform/refusal/index.ts';
import { Banner, Day, Facts, Section, State } from '../../../platform/web/parts/index.ts';
import type { CalendarDay } from '../../../platform/time/index.ts';
import type { Member } from '../../../roll/index.ts';
import type { Petition } from '../model.ts';
import type { Signer } from '../rules.ts';
import { wordings } from '../words.ts';
import { PetitionHead } from './petition.tsx';
import { CountRing } from './sign-panel.tsx';

interface Props {
  readonly petition: Petition;
  readonly signed: number;
  readonly impediments: readonly Impediment[];
  readonly signer: Signer | null;
  readonly member: Member | undefined;
  readonly classLabel: (code: string) => string;
  readonly today: CalendarDay;
  readonly zone: string;
}

/** Every reason at once, each with its way out, and what the roll says. */
export function CannotSignPage(props: Props) {
  const { petition, signed, impediments, zone } = props;
  return (
    <div class="with-side">
      <div>
        <PetitionHead petition={petition} zone={zone} />
        <Section id="cannot" title="Why you cannot sign today">
          <Banner tone="bad" title={impediments.length === 1 ? 'One thing stands in the way.' : `${impediments.length} things stand in the way.`} focus>
            <p>Nothing was signed and nothing was counted. This page will still be here when you come back.</p>
          </Banner>
          <Reasons impediments={impediments} />
        </Section>
        {props.signer && <WhatWeSaw {...props} signer={props.signer} />}
        <Section id="wanted" title="What you wanted to sign">
          <div class="statement-text">
            <p>{petition.purpose.split(/\n{2,}/)[0]}</p>
          </div>
          <p>
            <a href={`/petitions/${petition.id}`}>The whole statement</a>
          </p>
        </Section>
      </div>
      <aside class="stick" aria-label="Progress">
        <div class="card">
          <CountRing signed={signed} needed={petition.needed ?? 0} />
        </div>
      </aside>
    </div>
  );
}

function Reasons({ impediments }: { readonly impediments: readonly Impediment[] }) {
  return (
    <ul class="entries">
      {impediments.map((impediment) => {
        const worded = wordings[impediment.code]?.(impediment) ?? { say: impediment.code };
        return (
          <li>
            <article class="entry">
              <div class="body">
                <h3>{worded.say}</h3>
                {worded.todo && <p class="row">{worded.todo.href ? <a class="button quiet" href={worded.todo.href}>{worded.todo.label}</a> : `${worded.todo.label}.`}</p>}
              </div>
            </article>
          </li>
        );
      })}
    </ul>
  );
}

function WhatWeSaw({ impediments, signer, member, classLabel }: Props & { readonly signer: Signer }) {
  const against = new Set(impediments.map(({ code }) => code));
  const mark = (codes: readonly string[], bad: string) =>
    codes.some((code) => against.has(code)) ? <State state="rejected">{bad}</State> : <State state="counted">as it should be</State>;
  return (
    <Section id="seen" title="What we saw">
      <Facts
        rows={[
          ['Record', member ? `${member.number}, ${member.firstName} ${member.lastName}` : null],
          ['Class', <>{classLabel(signer.class)} {mark(['class-may-not-sign'], 'may not sign')}</>],
          ['Paid through', <>{signer.paidThrough ? <Day on={signer.paidThrough} /> : 'nothing is due'} {mark(['dues-run-out', 'dues-unknown'], 'run out')}</>],
          ['Suspended', <>{signer.suspended ? 'Yes' : 'No'} {mark(['suspended'], 'suspended')}</>],
          ['Signed before', <>{against.has('already-signed') ? 'Yes' : 'No'} {mark(['already-signed'], 'counted already')}</>],
        ]}
      />
      <p>Is this wrong? Write to the membership office; they see the same record.</p>
    </Section>
  );
}
