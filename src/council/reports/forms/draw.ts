import type { FinalReport } from '../model.ts';
import type { FormName } from './names.ts';

/** A final report in one of its forms. @param baseUrl begins the links */
export async function drawForm(form: FormName, report: FinalReport, baseUrl: string): Promise<string | Uint8Array> {
  switch (form) {
    case 'docx': {
      // Its library takes a while to load, and most houses that start will not be asked for it.
      const { wordOf } = await import('./word.ts');
      return wordOf(report.document, baseUrl);
    }
    case 'md':
      return report.markdown;
  }
}
