import { z } from 'zod';
import type { Certificate } from './model.ts';
import { addressOf } from './document.ts';
import { words } from './words.ts';

const day = z.iso.date();
const count = z.number().int().min(0);

/** The certificate as JSON; its JSON Schema is made of this. */
export const CertificateJson = z
  .strictObject({
    $schema: z.url().describe('Where this schema stands.'),
    url: z.url().describe('The certificate as a page.'),
    association: z.string(),
    petition: z.strictObject({
      id: z.number().int().min(1),
      url: z.url(),
      title: z.string().describe('As it was signed.'),
      textSha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .describe('SHA-256 of the frozen text that all signed.'),
    }),
    filing: z.strictObject({
      number: z.number().int().min(1).describe('The first filing that was signed off is 1.'),
      of: z.number().int().min(1).describe('How many filings of the petition have been signed off.'),
      on: day,
    }),
    policy: z.strictObject({ id: z.string(), version: z.string(), title: z.string(), url: z.url() }),
    signatures: z.strictObject({
      needed: count,
      enough: z.boolean().describe('Whether as many are valid as are needed.'),
      signed: count.describe('All that were filed: those that are valid, and those that are not.'),
      onPaper: count.describe('How many of them came on sheets of paper.'),
      valid: count,
      notValid: z
        .array(
          z.strictObject({
            reason: z.string().describe('A code, which stays the same.'),
            says: z.string().describe('The reason in words, which may change.'),
            count: z.number().int().min(1),
          }),
        )
        .describe('Each reason once. Nobody who signed is named.'),
      given: z
        .strictObject({ first: day, last: day })
        .nullable()
        .describe('The days on which the first and the last was given.'),
    }),
    standing: z.strictObject({
      testedOn: z
        .array(z.enum(['signing', 'filing']))
        .describe(
          'The days for which the standing of each signer was tested: the day of their signature, and the day of filing.',
        ),
    }),
    verified: z.strictObject({
      at: z.iso.datetime(),
      on: day.describe('The day in the time zone of the association.'),
      by: z.string().nullable().describe('Who signed the count off; null when their record was erased.'),
      office: z.string().nullable().describe('As which office.'),
    }),
  })
  .meta({ title: 'Certificate of verification', description: 'What was counted of a filed petition, and how.' });

export type CertificateJson = z.output<typeof CertificateJson>;

export const schemaAddress = '/api/v1/schemas/certificate';

/** JSON Schema 2020-12 of the certificate. */
export const certificateSchema = (baseUrl: string): object => ({
  ...z.toJSONSchema(CertificateJson),
  $id: baseUrl + schemaAddress,
});

export function certificateJson(of: Certificate, baseUrl: string): CertificateJson {
  const { needed, signed, onPaper, valid, notValid } = of;
  return {
    $schema: baseUrl + schemaAddress,
    url: baseUrl + addressOf(of),
    association: of.association,
    petition: {
      id: of.petition,
      url: `${baseUrl}/petitions/${of.petition}`,
      title: of.title,
      textSha256: of.textSha256,
    },
    filing: { number: of.number, of: of.of, on: of.filedOn },
    policy: { id: of.policyId, version: of.policyVersion, title: of.policy.title, url: baseUrl + of.policy.href },
    signatures: {
      needed,
      enough: valid >= needed,
      signed,
      onPaper,
      valid,
      notValid: notValid.map(({ reason, count: times }) => ({ reason, says: words.reason(reason), count: times })),
      given: of.signedOn,
    },
    standing: { testedOn: [...of.standingDays] },
    verified: {
      at: of.verifiedAt.toISOString(),
      on: of.verifiedOn,
      by: of.verifier || null,
      office: of.office || null,
    },
  };
}
