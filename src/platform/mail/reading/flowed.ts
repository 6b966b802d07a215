/** Text of which lines that end in a space go on in the next (RFC 3676), with each paragraph in one line. */
export function unflowed(text: string, deleteSpace: boolean): string {
  const lines: string[] = [];
  let depth = -1;
  let pieces: string[] = [];
  const end = () => {
    if (depth >= 0) lines.push('>'.repeat(depth) + (depth > 0 ? ' ' : '') + pieces.join(''));
    pieces = [];
    depth = -1;
  };
  for (const line of text.split('\n')) {
    const marks = /^>*/.exec(line)![0].length;
    const content = line.slice(marks).replace(/^ /, '');
    const signature = content === '-- ';
    if (marks !== depth || signature) end();
    depth = marks;
    const flows = content.endsWith(' ') && !signature;
    pieces.push(flows && deleteSpace ? content.slice(0, -1) : content);
    if (!flows) end();
  }
  end();
  return lines.join('\n');
}
