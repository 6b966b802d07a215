import { NotFound } from '../../../platform/refusal/index.ts';
import type { Call } from '../../../platform/web/index.ts';
import type { ReportId, ReportNumber } from '../model.ts';

/** The id in the address. @throws NotFound where it is none */
export function reportId(call: Call): ReportId {
  const typed = call.params['id'] ?? '';
  if (!/^[1-9]\d{0,8}$/.test(typed)) throw new NotFound();
  return Number(typed);
}

/** The number in the address, as `/reports/2026-2027/27.1`. @throws NotFound where it is none */
export function reportNumber({ params }: Call): ReportNumber {
  const [, number, amendment] = /^([1-9]\d{0,5})(?:\.([1-9]\d{0,3}))?$/.exec(params['number'] ?? '') ?? [];
  const session = params['session'] ?? '';
  if (number === undefined || session.length > 9) throw new NotFound();
  return { session, number: Number(number), amendment: Number(amendment ?? 0) };
}
