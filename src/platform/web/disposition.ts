/**
 * The Content-Disposition of a file to be kept under a name, by RFC 6266: the name as it is for whoever reads UTF-8, and
 * one in ASCII for the rest.  The name is of a file, not of a path, whatever it holds.
 */
export function dispositionOf(name: string): string {
  const ours = name.toWellFormed().replace(/[\p{C}/\\]/gu, '-');
  const ascii = ours
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/g, '_');
  // RFC 8187 takes fewer characters than encodeURIComponent leaves.
  const encoded = encodeURIComponent(ours).replace(
    /['()*!]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const plain = ascii === ours ? '' : `; filename*=UTF-8''${encoded}`;
  return `attachment; filename="${ascii}"${plain}`;
}
