import { sql } from 'kysely';
import type { Visit } from '../act/index.ts';
import { seeing } from '../db/index.ts';
import type { Letter } from './letter.ts';

/** One letter to one address. */
export interface Post {
  /** Unique for this letter and recipient: posting it again posts nothing. */
  readonly once: string;
  /** What kind of letter this is, as `roll.sign-in`; for operators and statistics. */
  readonly kind: string;
  readonly address: string;
  readonly person?: string | null;
  readonly letter: Letter;
  /** The letter holds a secret, such as a sign-in link: its body is erased when it has left. */
  readonly secret?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Puts a letter in the outbox, in the caller's transaction.  Suspended addresses get none. */
export async function postLetter(act: Pick<Visit, 'db' | 'at'>, post: Post): Promise<void> {
  await sql`
    insert into platform.letter (once, kind, address, person, subject, body_text, body_html, headers, secret, written_at, try_at)
    select ${post.once}, ${post.kind}, ${post.address}, ${post.person ?? null}::uuid, ${post.letter.subject}, ${post.letter.text},
           ${post.letter.html}, ${JSON.stringify(post.headers ?? {})}::jsonb, ${post.secret ?? false}, ${act.at}::timestamptz, ${act.at}::timestamptz
    where not exists (select from platform.suspended_address where address = ${post.address.toLowerCase()})
    on conflict (once) do nothing
  `.execute(seeing<never>()(act.db));
}
