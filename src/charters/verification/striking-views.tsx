import {
  Button,
  Head,
  MemberNumber,
  PostForm,
  Row,
  Section,
  LinkButton,
  Table,
} from '../../platform/web/parts/index.ts';
import type { Member } from '../../roll/index.ts';
import type { Petition } from '../petitions/model.ts';
import { reasonWords } from '../petitions/words.ts';
import type { RejectionCode } from './commands.ts';
import type { VerifiedSignature } from './queries.ts';
import { words } from './words.ts';

interface Props {
  readonly petition: Petition;
  /** As the verifier wrote them. */
  readonly written: string;
  readonly reason: RejectionCode;
  readonly signatures: readonly (VerifiedSignature & { readonly number: number })[];
  readonly members: ReadonlyMap<number, Member>;
}

/** Who will be struck out, by name, before anybody is. */
export function StrikePage({ petition, written, reason, signatures, members }: Props) {
  const path = `/petitions/${petition.id}/verification`;
  return (
    <>
      <Head title={words.strikeTitle(signatures.length)} lede={petition.title} />
      <Section title={words.strikeWhom}>
        <Table
          caption={words.strikeWhom}
          captionUnseen
          columns={[
            { label: words.number, num: true },
            { label: words.signer, head: true },
            { label: words.memberNumber },
          ]}
          rows={signatures.map(({ number, member: id }) => {
            const member = members.get(id);
            return {
              cells: [
                number,
                member ? `${member.lastName}, ${member.firstName}` : '—',
                member ? <MemberNumber of={member.number} /> : '—',
              ],
            };
          })}
        />
        <p>
          {words.reason}: <b>{reasonWords[reason]}</b>. {words.strikeWhat}
        </p>
        <PostForm action={`${path}/invalidation`}>
          <input type="hidden" name="signatures" value={written} />
          <input type="hidden" name="reason" value={reason} />
          <input type="hidden" name="named" value={signatures.map(({ signature }) => signature).join(' ')} />
          <Row>
            <Button kind="grave">{words.strikeThem(signatures.length)}</Button>
            <LinkButton kind="quiet" href={path}>
              {words.strikeNot}
            </LinkButton>
          </Row>
        </PostForm>
      </Section>
    </>
  );
}

/** Takes one striking back, in the row of the signature. */
export function PutBack({ petition, signature, number }: { petition: number; signature: number; number: number }) {
  return (
    <PostForm action={`/petitions/${petition}/verification/restorations`} row>
      <input type="hidden" name="signature" value={signature} />
      <Button kind="quiet" label={`${words.putBack}: ${words.number} ${number}`}>
        {words.putBack}
      </Button>
    </PostForm>
  );
}
