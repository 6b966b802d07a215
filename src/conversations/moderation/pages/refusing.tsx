import type { VNode } from 'preact';
import { Button, PostForm, TextArea, type Returned } from '../../../platform/web/parts/index.ts';
import type { PostingChoices } from '../../lists/policy/model.ts';
import { isVouchedFor } from '../../lists/policy/rules.ts';
import type { HeldPost } from '../model.ts';
import type { RefusalText } from '../refusals/rules.ts';
import { pageWords as words, refusalTemplate } from './words.ts';

/** A text that is filled in where a message is sent back: what the rule says, or one that the owners of the list keep. */
export interface Filling {
  readonly texts: readonly RefusalText[];
  readonly choices: PostingChoices;
  /** The one that was picked. */
  readonly picked?: RefusalText | undefined;
}

interface RefuseProps {
  readonly held: HeldPost;
  readonly filling: Filling;
  /** Of the page of the post. */
  readonly href: string;
  readonly id?: string;
  readonly returned?: Returned | undefined;
}

/** A post is sent back with a text that is there already, and may be changed. */
export function RefuseForm({ held, filling: { texts, choices, picked }, href, id, returned }: RefuseProps): VNode {
  return (
    <PostForm action={href}>
      {texts.length > 0 && <Texts texts={texts} picked={picked} href={href} />}
      <TextArea
        id={id}
        name="reason"
        label={words.reason}
        hint={isVouchedFor(held.vouching) ? words.reasonHint : words.notTold}
        value={picked?.text ?? refusalTemplate(held.rule, choices)}
        form={returned}
      />
      <p>
        <Button kind="quiet" name="decision" value="refuse">
          {words.refuse}
        </Button>
      </p>
    </PostForm>
  );
}

/** Each is a link that brings the page with the text filled in, so that it works without a script. */
function Texts({ texts, picked, href }: Pick<Filling, 'texts' | 'picked'> & { readonly href: string }): VNode {
  return (
    <p class="row s">
      {words.fillIn} {picked ? <a href={`${href}#reason`}>{words.ofPolicy}</a> : <b>{words.ofPolicy}</b>}
      {texts.map(({ id, name }) =>
        picked?.id === id ? <b>{name}</b> : <a href={`${href}?text=${id}#reason`}>{name}</a>,
      )}
    </p>
  );
}
