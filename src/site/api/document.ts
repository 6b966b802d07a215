import { z } from 'zod';
import { documentOf, operation, operationsIn, type ApiDocument, type Operation } from '../../platform/api/index.ts';
import type { Route } from '../../platform/web/index.ts';
import { apiWords as words } from './words.ts';

/** Gives the document for an address of the house: it is drawn once, from all routes that say what they are. */
export type DocumentAt = (baseUrl: string) => ApiDocument;

/** @param routes all of the house; asked at the first call, when every capability is plugged in */
export function documentKeeper(routes: () => readonly Route[], association: string): DocumentAt {
  const drawn = new Map<string, ApiDocument>();
  return (baseUrl) => {
    const known =
      drawn.get(baseUrl) ?? documentOf(inOrder(operationsIn(routes())), words.document(association), baseUrl);
    drawn.set(baseUrl, known);
    return known;
  };
}

/** What most come for stands first; a tag that is not in the list, last. */
const order = ['Petitions', 'Signing', 'Decisions', 'Groups', 'Units', 'Rules', 'Finding', 'Oneself'];
const placeOf = ({ tag }: Operation): number => (order.includes(tag) ? order.indexOf(tag) : order.length);
const inOrder = (operations: readonly Operation[]): Operation[] =>
  operations.toSorted((one, other) => placeOf(one) - placeOf(other));

/** `GET /api/v1/openapi.json`. */
export const documentApi = (documentAt: DocumentAt) =>
  operation({
    id: 'readDocument',
    method: 'GET',
    path: '/api/v1/openapi.json',
    tag: 'Finding',
    summary: 'This interface as an OpenAPI document',
    about: 'Everything that stands on the page is drawn from it.',
    gives: z.record(z.string(), z.unknown()),
    statuses: { 200: 'OpenAPI 3.1' },
    answer: ({ baseUrl }) => ({ body: { ...documentAt(baseUrl) } }),
  });
