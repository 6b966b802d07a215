import { z } from 'zod';
import { documentOf, operation, operationsIn, type ApiDocument, type Operation } from '../../platform/api/index.ts';
import type { Impediment } from '../../platform/refusal/index.ts';
import type { Call, Route } from '../../platform/web/index.ts';
import { examplesFrom, withExamples } from './examples.ts';
import { apiWords as words } from './words.ts';

/** Gives the document for an address of the house, with examples of what the house holds now. */
export type DocumentFor = (call: Call) => Promise<ApiDocument>;

/** What the document needs to know of the house. */
export interface DocumentHouse {
  /** All routes; asked at the first call, when every capability is plugged in. */
  readonly routes: () => readonly Route[];
  readonly association: string;
  /** A sentence for an impediment. */
  readonly word: (impediment: Impediment) => string;
}

/** Draws it once for each address, from all routes that say what they are. */
export function documentKeeper({ routes, association, word }: DocumentHouse): DocumentFor {
  const drawn = new Map<string, ApiDocument>();
  return async (call) => {
    const { baseUrl } = call;
    const operations = inOrder(operationsIn(routes()));
    const known = drawn.get(baseUrl) ?? documentOf(operations, words.document(association), { baseUrl, word });
    drawn.set(baseUrl, known);
    return withExamples(known, await examplesFrom(operations, call));
  };
}

/** What most come for stands first; a tag that is not in the list, last. */
const order = ['Petitions', 'Signing', 'Decisions', 'Groups', 'Units', 'The whole', 'Rules', 'Finding', 'Oneself'];
const placeOf = ({ tag }: Operation): number => (order.includes(tag) ? order.indexOf(tag) : order.length);
const inOrder = (operations: readonly Operation[]): Operation[] =>
  operations.toSorted((one, other) => placeOf(one) - placeOf(other));

/** `GET /api/v1/openapi.json`. */
export const documentApi = (documentFor: DocumentFor) =>
  operation({
    id: 'readDocument',
    method: 'GET',
    path: '/api/v1/openapi.json',
    tag: 'Finding',
    summary: 'This interface as an OpenAPI document',
    about: 'Everything that stands on the page is drawn from it.',
    gives: z.record(z.string(), z.unknown()),
    statuses: { 200: 'OpenAPI 3.1' },
    answer: async (call) => ({ body: { ...(await documentFor(call)) } }),
  });
