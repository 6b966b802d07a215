import type { VNode } from 'preact';
import { Button, Entries, Entry, Moment, PostForm, Prose, Section } from '../../platform/web/parts/index.ts';
import { writerOf } from '../threads/views.tsx';
import type { ReportedMessage } from './model.ts';
import { words } from './words.ts';

interface ReportedProps {
  readonly reported: readonly ReportedMessage[];
  readonly names: ReadonlyMap<string, { readonly name: string }>;
  /** Where the list is read. */
  readonly list: string;
  readonly zone: string;
}

/** What readers have reported, on the moderators' desk. */
export function Reported({ reported, names, list, zone }: ReportedProps): VNode | null {
  if (reported.length === 0) return null;
  return (
    <Section title={words.reported}>
      <Entries>
        {reported.map(({ message, reports }) => {
          const href = `${list}/messages/${message.number}`;
          return (
            <Entry
              title={message.subject || writerOf(message)}
              href={href}
              mark={{ what: words.reported, state: <Moment at={reports[0]!.reportedAt} zone={zone} /> }}
            >
              <p>{writerOf(message)}</p>
              <Prose text={message.text.slice(0, mostShown)} />
              {reports.map(({ person, reason }) => (
                <p class="hint">
                  {words.reportedBy(names.get(person)?.name ?? words.somebody)} {reason}
                </p>
              ))}
              <PostForm action={`${href}/report/dismissal`} row>
                <a class="button quiet" href={`${href}/removal`}>
                  {words.decide}
                </a>
                <Button kind="quiet" label={words.dismissOf(message.number)}>
                  {words.dismiss}
                </Button>
              </PostForm>
            </Entry>
          );
        })}
      </Entries>
    </Section>
  );
}

const mostShown = 500;
