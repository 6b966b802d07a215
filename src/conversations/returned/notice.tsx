import type { VNode } from 'preact';
import type { Visit } from '../../platform/act/index.ts';
import { Banner, LinkButton } from '../../platform/web/parts/index.ts';
import { ownMailOf } from './queries.ts';
import { words } from './words.ts';

/** That mail to somebody was stopped, for the pages that are their own; null while it goes there. */
export async function stoppedMailNotice({ db }: Visit, person: string): Promise<VNode | null> {
  const { stopped } = await ownMailOf(db, person);
  return stopped ? (
    <Banner title={words.stopped} tone="bad">
      <p>{words.stoppedMore}</p>
      <p>
        <LinkButton href="/me/mail">{words.toMyMail}</LinkButton>
      </p>
    </Banner>
  ) : null;
}
