import { z } from 'zod';
import { operation } from '../../platform/api/index.ts';
import { certificateSchema, schemaAddress } from './schema.ts';

/** What a program needs that reads certificates. */
export const certificateApi = [
  operation({
    id: 'readCertificateSchema',
    method: 'GET',
    path: schemaAddress,
    tag: 'Petitions',
    summary: 'The JSON Schema of a certificate of verification',
    about:
      'The certificate itself stands at /petitions/ID/certificate.json; filing=1 asks for an earlier one. A change that would break a reader of it gets another address.',
    gives: z.record(z.string(), z.unknown()),
    type: 'application/schema+json',
    statuses: { 200: 'JSON Schema 2020-12' },
    answer: ({ baseUrl }) => ({ body: { ...certificateSchema(baseUrl) } }),
  }),
];
