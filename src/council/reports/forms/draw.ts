import { pdfOf } from '../../../platform/pdf/index.ts';
import type { FinalReport } from '../model.ts';
import type { FormName } from './names.ts';
import { paperOf } from './paper.ts';

/** A final report in one of its forms. @param baseUrl begins the links */
export async function drawForm(
  form: FormName,
  report: FinalReport,
  baseUrl: string,
): Promise<string | Uint8Array | ReadableStream> {
  switch (form) {
    case 'pdf':
      return pdfOf(paperOf(report.document, baseUrl));
    case 'docx': {
      // Its library takes a while to load, and most houses that start will not be asked for it.
      const { wordOf } = await import('./word.ts');
      return wordOf(report.document, baseUrl);
    }
    case 'md':
      return report.markdown;
  }
}
