import type { VNode } from 'preact';
import {
  nameIn,
  type ApiDocument,
  type DrawnOperation,
  type DrawnParameter,
  type JsonSchema,
} from '../../platform/api/index.ts';
import { Details, Entries, Entry, Plain, Table, type TableRow } from '../../platform/web/parts/index.ts';
import { curlOf } from './curl.ts';
import { choicesIn, fieldsOf, typeWritten } from './schema-words.ts';
import { apiWords as words } from './words.ts';

interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: DrawnOperation;
}

/** The operations of a tag, in the order of the document. */
const operationsUnder = ({ paths }: ApiDocument, tag: string): Placed[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { tags }]) => tags[0] === tag)
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

/** Every call at a glance. */
export function AllCalls({ document }: { document: ApiDocument }): VNode {
  const all = document.tags.flatMap(({ name }) => operationsUnder(document, name));
  return (
    <Table
      caption={words.all}
      captionUnseen
      columns={[{ label: words.call, head: true }, { label: words.what }]}
      rows={all.map(({ method, path, operation }) => ({
        cells: [
          <code>
            {method} {path}
          </code>,
          <a href={`#${operation.operationId}`}>{operation.summary}</a>,
        ],
      }))}
    />
  );
}

/** All that there is to know of each. */
export function Operations({ document, tag }: { document: ApiDocument; tag: string }): VNode {
  return (
    <Entries>
      {operationsUnder(document, tag).map((placed) => (
        <Entry id={placed.operation.operationId} title={placed.operation.summary}>
          <p>
            <code>
              {placed.method} {placed.path}
            </code>
          </p>
          {placed.operation.description && <p>{placed.operation.description}</p>}
          <Needs operation={placed.operation} />
          <Asked operation={placed.operation} document={document} />
          <Answers operation={placed.operation} />
          <Refusals operation={placed.operation} />
          <Plain label={`${words.example}: ${placed.operation.summary}`}>{curlOf(placed, document)}</Plain>
        </Entry>
      ))}
    </Entries>
  );
}

function Needs({ operation: { security } }: { operation: DrawnOperation }): VNode | null {
  const scopes = security.flatMap(({ token }) => token);
  if (scopes.length === 0) return null;
  return (
    <p>
      {words.needs} {scopes.map((scope, index) => [index > 0 && ` ${words.or} `, <code>{scope}</code>])}.
    </p>
  );
}

function Asked({ operation, document }: { operation: DrawnOperation; document: ApiDocument }): VNode | null {
  const schema = operation.requestBody?.content['application/json']?.schema;
  const body = schema?.$ref ? document.components.schemas[nameIn(schema.$ref)] : schema;
  const rows = [
    ...operation.parameters.map((each) => parameterRow(each)),
    ...(body ? fieldsOf(body).map((field) => rowOf(field.name, field.schema, field.required, words.inBody)) : []),
  ];
  if (rows.length === 0) return null;
  return (
    <Table
      caption={`${words.parameter}: ${operation.summary}`}
      captionUnseen
      columns={[
        { label: words.parameter, head: true },
        { label: words.where },
        { label: words.isA },
        { label: words.means },
      ]}
      rows={rows}
    />
  );
}

const parameterRow = ({ name, in: where, required, description, schema }: DrawnParameter): TableRow =>
  rowOf(
    name,
    { ...schema, ...(description && { description }) },
    required,
    where === 'path' ? words.inPath : words.inQuery,
  );

function rowOf(name: string, schema: JsonSchema, required: boolean, where: string): TableRow {
  return { cells: [<code>{name}</code>, where, <Type schema={schema} required={required} />, <Meaning of={schema} />] };
}

function Type({ schema, required }: { schema: JsonSchema; required: boolean }): VNode {
  const { default: unlessTold } = schema;
  const isTelling = unlessTold !== undefined && unlessTold !== '' && !Array.isArray(unlessTold);
  const rest = isTelling ? words.unlessTold(unlessTold) : !required && words.mayBeMissing;
  return (
    <>
      <TypeName schema={schema} />
      {rest && `, ${rest}`}
    </>
  );
}

/** A thing with a name leads to where it is told. */
function TypeName({ schema }: { schema: JsonSchema }): VNode {
  const reference = schema.$ref ?? schema.items?.$ref ?? schema.anyOf?.find(({ $ref }) => $ref)?.$ref;
  const written = typeWritten(schema);
  if (!reference) return <>{written}</>;
  return <a href={`#${anchorOf(nameIn(reference))}`}>{written}</a>;
}

function Meaning({ of }: { of: JsonSchema }): VNode {
  const choices = choicesIn(of);
  return (
    <>
      {of.description && `${of.description}. `}
      {choices.length > 0 && (
        <>
          {words.oneOf} {choices.map((choice, index) => [index > 0 && ', ', <code>{choice}</code>])}.
        </>
      )}
    </>
  );
}

function Answers({ operation }: { operation: DrawnOperation }): VNode {
  return (
    <Details summary={`${words.gives}: ${Object.keys(operation.responses).join(', ')}`}>
      <Table
        caption={`${words.gives}: ${operation.summary}`}
        captionUnseen
        columns={[{ label: words.status, head: true }, { label: words.means }, { label: words.isA }]}
        rows={Object.entries(operation.responses).map(([status, { description, content }]) => {
          const [schema] = Object.values(content ?? {}).map((each) => each.schema);
          return { cells: [status, description, schema ? <TypeOfBody schema={schema} /> : words.nothing] };
        })}
      />
    </Details>
  );
}

/** Every code with which it can be refused, and its sentence. */
function Refusals({ operation }: { operation: DrawnOperation }): VNode | null {
  const rows = Object.entries(operation.responses).flatMap(([status, { content = {} }]) =>
    Object.values(content).flatMap(({ examples = {} }) =>
      Object.entries(examples).map(([code, { summary }]) => ({ cells: [<code>{code}</code>, status, summary] })),
    ),
  );
  if (rows.length === 0) return null;
  return (
    <Details summary={words.refusals(rows.length)}>
      <Table
        caption={`${words.refusals(rows.length)}: ${operation.summary}`}
        captionUnseen
        columns={[{ label: 'code', head: true }, { label: words.status }, { label: words.sentence }]}
        rows={rows}
      />
    </Details>
  );
}

/** A part of a list is told by what it holds. */
function TypeOfBody({ schema }: { schema: JsonSchema }): VNode {
  return <TypeName schema={schema.properties?.['items'] ?? schema} />;
}

const anchorOf = (name: string): string => `schema-${name}`;

/** A thing of the document, field by field. */
export function Thing({ name, schema }: { name: string; schema: JsonSchema }): VNode {
  return (
    <Details id={anchorOf(name)} summary={name}>
      {schema.description && <p>{schema.description}.</p>}
      <Table
        caption={name}
        captionUnseen
        columns={[{ label: words.field, head: true }, { label: words.isA }, { label: words.means }]}
        rows={fieldsOf(schema).map((field) => ({
          cells: [
            <code>{field.name}</code>,
            <Type schema={field.schema} required={field.required} />,
            <Meaning of={field.schema} />,
          ],
        }))}
      />
    </Details>
  );
}
