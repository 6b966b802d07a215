import type { Act } from '../../platform/act/index.ts';
import { composeLetter, postLetters } from '../../platform/mail/index.ts';
import type { Letterhead, Person } from '../../roll/index.ts';
import type { FinalReport } from './model.ts';
import { addressOf } from './address.ts';
import { letterWords as words } from './letter-words.ts';

/** Tells those who keep the record of the council that there is a report. */
export async function postNewReport(
  act: Pick<Act, 'db' | 'at'>,
  head: Letterhead,
  { report, keepers }: { readonly report: FinalReport; readonly keepers: readonly Person[] },
): Promise<void> {
  const { designation, title, document, sha256 } = report;
  const count = document.sections.reduce((sum, { items }) => sum + items.length, 0);
  await postLetters(
    act,
    keepers.flatMap(({ id, name, email }) =>
      email
        ? [
            {
              once: `council.report-final ${report.id} ${id}`,
              kind: 'council.report-final',
              address: email,
              person: id,
              letter: composeLetter({
                subject: words.subject(designation, document),
                greeting: words.greeting(name),
                lede: words.lede(document.body, designation),
                facts: [
                  [words.title, title],
                  [words.items, String(count)],
                  [words.told, words.toldAs(head.nouns)[document.toldAs]],
                  [words.hash, sha256],
                ],
                paragraphs: document.amends ? [words.amends(document.amends.designation)] : [],
                button: { label: words.button, url: `${head.baseUrl}${addressOf(report)}` },
                fine: [words.fine(head.nouns)],
                speaks: head.speaks,
              }),
            },
          ]
        : [],
    ),
  );
}
