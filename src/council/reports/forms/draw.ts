import type { FinalReport } from '../model.ts';
import type { FormName } from './names.ts';

/** A final report in one of its forms. @param baseUrl begins the links */
export async function drawForm(form: FormName, report: FinalReport, _baseUrl: string): Promise<string | Uint8Array> {
  switch (form) {
    case 'md':
      return report.markdown;
  }
}
