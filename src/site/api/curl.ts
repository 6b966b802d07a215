import type { ApiDocument, DrawnOperation } from '../../platform/api/index.ts';
import { nameIn } from '../../platform/api/index.ts';
import { exampleOf } from './schema-words.ts';

interface Called {
  readonly method: string;
  readonly path: string;
  readonly operation: DrawnOperation;
}

/** How to call it from a shell, with the examples of the document; each part on a line of its own. */
export function curlOf({ method, path, operation }: Called, { servers, components }: ApiDocument): string {
  const examples = examplesOf(operation);
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? placeholder(name));
  const query = operation.parameters.filter((each) => each.in === 'query' && examples[each.name] !== undefined);
  const asked = new URLSearchParams(query.map(({ name }) => [name, examples[name]!]));
  const schema = operation.requestBody?.content['application/json']?.schema;
  const body = schema && exampleOf(schema.$ref ? components.schemas[nameIn(schema.$ref)]! : schema);
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} '${servers[0]!.url}${filled}${asked.size > 0 ? `?${asked}` : ''}'`,
    ...(operation.security.length > 0 ? [`-H "Authorization: Bearer $TOKEN"`] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body)}'`]),
  ].join(' \\\n     ');
}

/** What stands for a part of an address in the examples of the page. */
export function exampleIn({ paths }: ApiDocument, path: string, name: string): string {
  const operation = paths[path]?.['get'];
  return (operation && examplesOf(operation)[name]) ?? placeholder(name);
}

const examplesOf = ({ parameters }: DrawnOperation): Readonly<Record<string, string>> =>
  Object.fromEntries(
    parameters.flatMap(({ name, schema: { examples: [first] = [] } }) =>
      first === undefined ? [] : [[name, typeof first === 'string' ? first : JSON.stringify(first)] as const],
    ),
  );

/** Where the house has no such thing yet, it is plain that something is to be put in. */
const placeholder = (name: string): string => name.toUpperCase();
