/** A stretch of a message's text: what its writer says, what they quote, and what stands beneath their name. */
export interface Stretch {
  readonly kind: 'said' | 'quoted' | 'signature';
  /** Whole lines, the last one without its line end. */
  readonly text: string;
}

/** Cuts the text of a message into stretches, in their order; joined by line feeds they are the text again. */
export function foldedText(text: string): Stretch[] {
  const stretches: { kind: Stretch['kind']; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const kind = line.startsWith('>') ? 'quoted' : 'said';
    const last = stretches.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else stretches.push({ kind, lines: [line] });
  }
  return stretches.map(({ kind, lines }) => ({ kind, text: lines.join('\n') }));
}

/** What the writer newly says: without quotations, the line that announces them, signature and disclaimers. */
export function visibleText(text: string): string {
  return foldedText(text)
    .filter(({ kind }) => kind === 'said')
    .map((stretch) => stretch.text)
    .join('\n')
    .trim();
}
