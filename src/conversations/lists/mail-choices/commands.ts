import { sql } from 'kysely';
import type { Act } from '../../../platform/act/index.ts';
import { refuseIf } from '../../../platform/refusal/index.ts';
import { cleanText } from '../../../platform/text/index.ts';
import { conversations } from '../../tables.ts';
import type { List, ListFact } from '../model.ts';
import type { MailChoices } from '../../../platform/mail/index.ts';
import { impedimentsToMailChoices } from './rules.ts';

/** Keeps what is put on the mail of a list.  Who calls has decided that it may be. @throws Refused */
export async function chooseMail(act: Act, { id }: Pick<List, 'id'>, wanted: MailChoices): Promise<void> {
  const choices: MailChoices = {
    subjectTag: cleanText(wanted.subjectTag).trim(),
    footer: cleanText(wanted.footer).trim(),
    fromLine: wanted.fromLine,
    fromListFor: [...new Set(wanted.fromListFor.map((each) => each.trim().toLowerCase()).filter(Boolean))],
  };
  refuseIf(impedimentsToMailChoices(choices));
  const { subjectTag, footer, fromLine, fromListFor } = choices;
  await sql`
    insert into conversations.mail_choice (list, subject_tag, footer, from_line, from_list_for)
    values (${id}, ${subjectTag}, ${footer}, ${fromLine}, ${fromListFor}::text[])
    on conflict (list) do update
    set subject_tag = excluded.subject_tag, footer = excluded.footer, from_line = excluded.from_line,
        from_list_for = excluded.from_list_for
  `.execute(conversations(act.db));
  const fact: ListFact = { kind: 'conversations.list-mail-chosen', list: id };
  act.record(fact);
}
