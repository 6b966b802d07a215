/** The code that a text gives for a failure: the enhanced one (RFC 3463), else that of SMTP; null when there is none. */
export function statusIn(text: string): string | null {
  const start = text.slice(0, 2000);
  const enhanced = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(start)?.[0];
  return enhanced ?? /(?<![\d.:-])[45]\d\d(?=[\s-]|$)/.exec(start)?.[0] ?? null;
}
