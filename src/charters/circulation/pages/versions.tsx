import { dayOf } from '../../../platform/time/index.ts';
import { Button, Day, Fine, Section, Select } from '../../../platform/web/parts/index.ts';
import type { Version } from '../model.ts';
import { changesBetween } from '../rules/changes.ts';
import { circulationWords as words } from '../words.ts';
import type { CirculationView, Comparison } from './view.ts';

/** Every version, the newest first, with what it took up and what changed in it. */
export function Versions({ view }: { readonly view: CirculationView }) {
  const { versions, base } = view;
  return (
    <Section title={words.versions}>
      <ul class="entries">
        {versions.toReversed().map((version) => (
          <OneVersion version={version} view={view} />
        ))}
      </ul>
      {versions.length > 2 && (
        <form method="get" action={`${base}#changes`} class="row">
          <WhichVersion name="from" label={words.from} of={versions} chosen={view.comparison?.from.number ?? 1} />
          <WhichVersion
            name="to"
            label={words.to}
            of={versions}
            chosen={view.comparison?.to.number ?? versions.length}
          />
          <Button kind="quiet">{words.compare}</Button>
        </form>
      )}
    </Section>
  );
}

function OneVersion({ version, view }: { readonly version: Version; readonly view: CirculationView }) {
  const { number, circulatedAt } = version;
  const { base } = view;
  const takenUp = view.comments.filter(({ answer }) => answer?.takenUpIn === number);
  return (
    <li>
      <div class="entry">
        <div class="body">
          <h3>{words.version(number)}</h3>
          <Fine>
            <Day on={dayOf(circulatedAt, view.zone)} />
          </Fine>
          {takenUp.length > 0 && (
            <p>
              {words.tookUp}{' '}
              {takenUp.map(({ id, person }, index) => [
                index > 0 && ', ',
                <a href={`${base}#comment-${id}`}>{words.commentOf(view.names.get(person) ?? words.erasedName)}</a>,
              ])}
              .
            </p>
          )}
          <p class="row">
            <a href={`${base}?version=${number}#the-text`}>{words.read}</a>
            {number > 1 && <a href={`${base}?from=${number - 1}&to=${number}#changes`}>{words.whatChanged}</a>}
          </p>
        </div>
      </div>
    </li>
  );
}

function WhichVersion({
  name,
  label,
  of: versions,
  chosen,
}: {
  readonly name: string;
  readonly label: string;
  readonly of: readonly Version[];
  readonly chosen: number;
}) {
  const options = versions.map(({ number }) => ({ value: String(number), label: words.version(number) }));
  return <Select name={name} label={label} value={String(chosen)} options={options} short />;
}

/** What was taken out and what was put in between two versions. */
export function Changes({
  comparison: { from, to },
  topicLabel,
}: {
  readonly comparison: Comparison;
  readonly topicLabel: (topic: string) => string;
}) {
  const topics = (version: Version) => version.topics.map(topicLabel).join(', ');
  const parts = (
    [
      [words.name, from.title, to.title],
      [words.openTo, from.openTo, to.openTo],
      [words.purpose, from.purpose, to.purpose],
      [words.topics, topics(from), topics(to)],
    ] as const
  ).filter(([, before, after]) => before !== after);
  return (
    <Section title={words.changes} id="changes">
      <Fine>{words.changesFrom(from.number, to.number)}</Fine>
      {parts.length === 0 && <p>{words.same}</p>}
      {parts.map(([name, before, after]) => (
        <>
          <h3>{name}</h3>
          <Marked before={before} after={after} />
        </>
      ))}
    </Section>
  );
}

/** Words that are gone and words that have come, in one running text. */
function Marked({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <div class="prose changes">
      {changesBetween(before, after).map(({ kind, text }) =>
        kind === 'kept' ? text : kind === 'gone' ? <del>{text}</del> : <ins>{text}</ins>,
      )}
    </div>
  );
}
