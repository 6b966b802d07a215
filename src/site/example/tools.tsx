import { Banner, Button, Fine, PostForm } from '../../platform/web/parts/index.ts';
import type { Petition } from '../../charters/index.ts';
import { reasonWords } from '../../charters/index.ts';
import type { Nouns } from '../../roll/index.ts';
import { words } from './words.ts';

/** What an example offers beside a petition, so that a hundred signatures need no hundred members. */
export function petitionTools(petition: Petition, query: URLSearchParams, nouns: Nouns) {
  const tool = toolFor(petition, nouns);
  const result = resultOf(query);
  if (!tool && !result) return null;
  return (
    <aside class="card example-tools" aria-label={words.tools}>
      <h2>{words.tools}</h2>
      {result}
      {tool && (
        <PostForm action={`/example/petitions/${petition.id}/${tool.noun}`}>
          <Button kind="quiet" block>
            {tool.label}
          </Button>
          <Fine>{tool.fine}</Fine>
        </PostForm>
      )}
    </aside>
  );
}

function toolFor({ state }: Petition, nouns: Nouns): { noun: string; label: string; fine: string } | null {
  switch (state) {
    case 'signing':
      return { noun: 'signers', label: words.letSign, fine: words.letSignFine };
    case 'filed':
      return { noun: 'verification', label: words.verify, fine: words.verifyFine };
    case 'docketed':
      return { noun: 'meeting', label: words.hold, fine: words.holdFine(nouns) };
    default:
      return null;
  }
}

function resultOf(query: URLSearchParams) {
  const signed = query.get('let');
  if (signed === null || !/^\d{1,3}$/.test(signed)) return null;
  const refused = (query.get('refused') ?? '').split(',').map((part) => part.split(':'));
  const told = refused.filter(([code, count]) => code && count && /^[\d]{1,3}$/.test(count));
  const sum = told.reduce((total, [, count]) => total + Number(count), 0);
  return (
    <Banner tone="good" level={3} title={words.signedResult(Number(signed))} arrives>
      {sum > 0 && (
        <p>
          {words.refusedResult(sum)}{' '}
          {told.map(([code = '', count]) => `${(reasonWords[code] ?? code).toLowerCase()} (${count})`).join(', ')}.
        </p>
      )}
    </Banner>
  );
}
