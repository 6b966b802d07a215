export const quotedText = 'Quoted text';

/** “Picture not shown: a map (example.org)”. */
export function leftOut(alt: string, host: string): string {
  return `[Picture not shown${alt.trim() ? `: ${alt.trim()}` : ''}${host ? ` (${host})` : ''}]`;
}
