import { UsageError, type Command } from '../../platform/cli/index.ts';
import { textOf } from '../../platform/pdf/index.ts';
import { refuse } from '../../platform/refusal/index.ts';
import type { Given } from '../given.ts';
import { certificatePdf } from './document.ts';
import { certificateOf } from './reading.ts';
import { certificateJson } from './schema.ts';

/** `petition certificate ID`: what was counted, and how. */
export const certificateCommand = (given: Pick<Given, 'association' | 'policies'>): Command => ({
  name: 'petition certificate',
  operands: ['ID'],
  help: 'Prints the certificate of verification of a petition, of its latest filing unless told.',
  options: {
    json: { help: 'prints it as JSON' },
    filing: { help: 'which filing: the first that was signed off is 1', value: 'NUMBER' },
  },
  async run({ operands: [id = ''], options, database, terminal, baseUrl }) {
    const filing = typeof options['filing'] === 'string' ? options['filing'] : undefined;
    for (const number of [id, filing ?? '1'])
      if (!/^[1-9]\d{0,8}$/.test(number)) throw new UsageError(`“${number}” is no number.`);
    const certificate = await certificateOf(
      given,
      database.db,
      Number(id),
      filing === undefined ? filing : Number(filing),
    );
    if (!certificate) return refuse('certificate-none', { petition: id });
    if (options['json']) terminal.print(JSON.stringify(certificateJson(certificate, baseUrl), null, 2));
    else terminal.print(textOf(certificatePdf(certificate, { baseUrl, language: given.association.locale })));
    return 0;
  },
});
