import type { VNode } from 'preact';
import { Button, Details, Moment, PostForm } from '../../platform/web/parts/index.ts';
import { mostTroubles, type ImportReport } from './model.ts';
import { words } from './page-words.ts';
import { words as commandWords } from './words.ts';

/** What an owner sees of the archive among the settings: to take it out, and what was brought in. */
export function ArchiveKeeping(props: {
  readonly href: string;
  readonly imports: readonly ImportReport[];
  readonly zone: string;
}): VNode {
  const { href, imports, zone } = props;
  return (
    <>
      <p>{words.exportWhat}</p>
      <PostForm action={`${href}/export`}>
        <p>
          <Button kind="quiet">{words.exportButton}</Button>
        </p>
      </PostForm>
      {imports.length > 0 && <h3>{words.imports}</h3>}
      {imports.map((each) => (
        <>
          <p>
            <Moment at={each.at} zone={zone} />: {words.imported(each)}.
          </p>
          {each.troubles.length > 0 && (
            <Details summary={words.troubles(each.troubles.length, mostTroubles)}>
              <ul class="s">
                {each.troubles.map((trouble) => (
                  <li>{commandWords.trouble(trouble)}</li>
                ))}
              </ul>
            </Details>
          )}
        </>
      ))}
    </>
  );
}
