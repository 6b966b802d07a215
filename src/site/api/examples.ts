import type { ApiDocument, Operation } from '../../platform/api/index.ts';
import type { Call } from '../../platform/web/index.ts';

/** Things of the house by the names under which schemas ask for them. */
type Examples = Readonly<Record<string, unknown>>;

interface Item {
  readonly id: unknown;
  readonly slug: unknown;
  readonly version: unknown;
  readonly text: { readonly sha256: unknown };
}

/** Which list the examples come from. Petitions that can be signed stand first in theirs, so that the example can be. */
const sources: Readonly<Record<string, (first: Item) => Examples>> = {
  listPetitions: ({ id, text }) => ({ petition: id, textSha256: text.sha256 }),
  listDecisions: ({ id }) => ({ decision: id }),
  listReports: ({ id }) => ({ report: id }),
  listMeetings: ({ id }) => ({ meeting: id }),
  listGroups: ({ slug }) => ({ group: slug }),
  listUnits: ({ slug }) => ({ unit: slug }),
  listPolicies: ({ id, version }) => ({ policy: id, policyVersion: version }),
};

/** The first thing of each list: a call that is made with it works when it is pasted. */
export async function examplesFrom(operations: readonly Operation[], call: Call): Promise<Examples> {
  const lists = operations.filter(({ id }) => id in sources);
  const found = await Promise.all(
    lists.map(async ({ id, answer }) => {
      const { body } = await answer(call, { params: {}, query: { limit: 1, offset: 0 }, body: undefined });
      const [first] = (body as { readonly items: readonly Item[] }).items;
      return first ? sources[id]!(first) : {};
    }),
  );
  return Object.assign({}, ...found) as Examples;
}

/** The document with examples of this house; where the house has none, nothing is made up. */
export function withExamples(document: ApiDocument, examples: Examples): ApiDocument {
  return JSON.parse(JSON.stringify(document), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('exampleOf' in value)) return value;
    const { exampleOf, ...schema } = value;
    const example = examples[String(exampleOf)];
    return example === undefined ? schema : { ...schema, examples: [example] };
  }) as ApiDocument;
}
