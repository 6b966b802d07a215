import type { VNode } from 'preact';
import type { ApiDocument } from '../../platform/api/index.ts';
import { Fine, Head, LinkButton, Plain, Section, Table } from '../../platform/web/parts/index.ts';
import { get, page, problemAnchor, problemWords, statusOfKind, type Route } from '../../platform/web/index.ts';
import { tokenScopes, type Nouns } from '../../roll/index.ts';
import { feedSources } from '../feeds/sources.ts';
import { exampleIn } from './curl.ts';
import type { DocumentFor } from './document.ts';
import { AllCalls, Operations, Thing } from './operations.tsx';
import { apiWords as words, scriptOf } from './words.ts';

/** `GET /api`: all that whoever writes a program must know, drawn from the document. */
export const apiPage = (documentFor: DocumentFor, nouns: Nouns): Route =>
  get('/api', async (call) => {
    const body = <ApiPage document={await documentFor(call)} baseUrl={call.baseUrl} nouns={nouns} />;
    return page(words.title, body, { description: words.lede });
  });

interface Props {
  readonly document: ApiDocument;
  readonly baseUrl: string;
  readonly nouns: Nouns;
}

function ApiPage({ document, baseUrl, nouns }: Props): VNode {
  return (
    <>
      <Head title={words.title} lede={words.lede} />
      <Begin baseUrl={baseUrl} />
      <Tokens />
      <Told title={words.lists} text={words.listsWhat} />
      <Told title={words.fresh} text={words.freshWhat} />
      <Told title={words.often} text={words.oftenWhat} />
      <Section title={words.all}>
        <AllCalls document={document} />
      </Section>
      {document.tags.map(({ name }) => (
        <Section title={name}>
          <Operations document={document} tag={name} />
        </Section>
      ))}
      <Section title={words.feeds}>
        <p>{words.feedsWhat}</p>
        <Feeds nouns={nouns} />
      </Section>
      <Section title={words.script}>
        <p>{words.scriptWhat}</p>
        <Plain label={words.scriptLabel}>
          {scriptOf(baseUrl, exampleIn(document, '/api/v1/petitions/{id}', 'id'))}
        </Plain>
      </Section>
      <Section title={words.problems}>
        <p>{words.problemsWhat}</p>
        <Problems />
      </Section>
      <Section title={words.things}>
        <p>{words.thingsWhat}</p>
        {Object.entries(document.components.schemas).map(([name, schema]) => (
          <Thing name={name} schema={schema} />
        ))}
      </Section>
    </>
  );
}

function Begin({ baseUrl }: { baseUrl: string }): VNode {
  return (
    <Section title={words.begin}>
      <p>{words.beginWhat}</p>
      <Plain label={words.firstCall}>{`curl '${baseUrl}/api/v1/petitions?state=signing'`}</Plain>
      <p>
        <a href="/api/v1/openapi.json">{words.wholeDocument}</a>
      </p>
      <Fine>{words.wholeDocumentWhat}</Fine>
    </Section>
  );
}

function Tokens(): VNode {
  return (
    <Section title={words.tokens}>
      {words.tokensWhat.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <Table
        caption={words.scopes}
        captionUnseen
        columns={[{ label: words.scope, head: true }, { label: words.lets }]}
        rows={tokenScopes.map((scope) => ({ cells: [<code>{scope}</code>, words.scopeWords[scope]] }))}
      />
      <p>
        <LinkButton href="/me/tokens" kind="quiet">
          {words.makeOne}
        </LinkButton>
      </p>
    </Section>
  );
}

function Told({ title, text }: { title: string; text: readonly string[] }): VNode {
  return (
    <Section title={title}>
      {text.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </Section>
  );
}

function Feeds({ nouns }: { nouns: Nouns }): VNode {
  return (
    <Table
      caption={words.feeds}
      captionUnseen
      columns={[{ label: words.feed, head: true }, { label: words.means }, { label: words.feed, unseen: true }]}
      rows={feedSources.map(({ name, title, description }) => ({
        cells: [
          title(nouns),
          description(nouns),
          <>
            <a href={`/feeds/${name}.atom`}>Atom</a>, <a href={`/feeds/${name}.json`}>JSON</a>
          </>,
        ],
      }))}
    />
  );
}

function Problems(): VNode {
  return (
    <Table
      caption={words.problems}
      captionUnseen
      columns={[{ label: 'code', head: true }, { label: words.status }, { label: words.means }]}
      rows={Object.entries(problemWords).map(([kind, { title, todo }]) => ({
        id: problemAnchor(kind as keyof typeof problemWords),
        cells: [
          <code>{kind}</code>,
          statusOfKind(kind as keyof typeof problemWords),
          <Marked text={`${title} ${todo}`} />,
        ],
      }))}
    />
  );
}

/** What stands between backquotes is set as code. */
function Marked({ text }: { text: string }): VNode {
  return <>{text.split('`').map((piece, index) => (index % 2 === 1 ? <code>{piece}</code> : piece))}</>;
}
