import { Parser } from 'htmlparser2';
import { isTooDeep } from '../html/nesting.ts';

/** The text of an HTML message as a plain one would have been written: quotations behind `>`, lists with their marks, addresses of links. */
export function htmlToText(html: string): string {
  if (isTooDeep(html))
    return html
      .replace(/<[^<>]{0,2000}>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  const page = new Page();
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    onclosetag: (name) => page.close(name),
    ontext: (text) => page.write(text),
  });
  parser.end(html);
  return page.text();
}

const unread = new Set('head script style title template noscript object select textarea svg math iframe'.split(' '));
const blocks = new Set(
  'address article aside blockquote center dd div dl dt figure footer form header h1 h2 h3 h4 h5 h6 hr li main nav ol p pre section table tbody thead tr ul'.split(
    ' ',
  ),
);
const spaced = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre'.split(' '));
const deepestQuote = 20;

/** Lines as they come; each is behind as many marks as quotations are open. */
class Page {
  private readonly lines: string[] = [];
  private line = '';
  /** An empty line comes before the next one, behind the marks that both have. */
  private apart = false;
  private lastQuotes = 0;
  private unreadDepth = 0;
  private quotes = 0;
  private preformatted = 0;
  private readonly lists: { next: number | null }[] = [];
  private readonly links: { readonly href: string; readonly from: number; readonly line: number }[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (unread.has(name)) this.unreadDepth++;
    if (this.unreadDepth > 0) return;
    if (name === 'br') this.breakLine();
    if (blocks.has(name)) this.block(spaced.has(name) && this.lists.length === 0);
    if (name === 'blockquote') this.quotes++;
    if (name === 'pre') this.preformatted++;
    if (name === 'ol') this.lists.push({ next: 1 });
    if (name === 'ul') this.lists.push({ next: null });
    if (name === 'li') this.line = this.mark();
    if (name === 'td' || name === 'th') this.space();
    if (name === 'hr') this.line = '-'.repeat(20);
    if (name === 'img' && attributes['alt']?.trim()) this.write(`[${attributes['alt'].trim().slice(0, 200)}]`);
    if (name === 'a')
      this.links.push({ href: attributes['href'] ?? '', from: this.line.length, line: this.lines.length });
  }

  close(name: string): void {
    if (unread.has(name)) {
      this.unreadDepth--;
      return;
    }
    if (this.unreadDepth > 0) return;
    if (name === 'a') this.endLink();
    if (blocks.has(name)) this.block(spaced.has(name) && this.lists.length <= 1);
    if (name === 'blockquote') this.quotes--;
    if (name === 'pre') this.preformatted--;
    if (name === 'ol' || name === 'ul') this.lists.pop();
  }

  write(text: string): void {
    if (this.unreadDepth > 0) return;
    if (this.preformatted > 0) {
      const [first = '', ...others] = text.split('\n');
      this.line += first;
      for (const other of others) {
        this.breakLine();
        this.line = other;
      }
      return;
    }
    const plain = text.replace(/[ \t\r\n\f]+/g, ' ');
    this.line += this.line === '' || this.line.endsWith(' ') ? plain.replace(/^ /, '') : plain;
  }

  text(): string {
    this.block(false);
    return this.lines
      .join('\n')
      .replace(/\u00a0/g, ' ')
      .replace(/[ \t]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  private space(): void {
    if (this.line !== '' && !this.line.endsWith(' ')) this.line += ' ';
  }

  private mark(): string {
    const list = this.lists.at(-1);
    return `${'  '.repeat(Math.min(10, Math.max(0, this.lists.length - 1)))}${list?.next ? `${list.next++}. ` : '- '}`;
  }

  private block(apart: boolean): void {
    if (this.line.trim() !== '') this.breakLine();
    this.line = '';
    if (apart) this.apart = true;
  }

  private breakLine(): void {
    const quotes = Math.min(this.quotes, deepestQuote);
    if (this.apart && this.lines.length > 0) this.lines.push('>'.repeat(Math.min(quotes, this.lastQuotes)));
    this.lines.push(`${'>'.repeat(quotes)}${quotes > 0 && this.line ? ' ' : ''}${this.line.trimEnd()}`);
    this.apart = false;
    this.lastQuotes = quotes;
    this.line = '';
  }

  /** The address stands behind the words of a link, unless they are the same. */
  private endLink(): void {
    const link = this.links.pop();
    if (!link || !/^https?:\/\/\S{1,500}$/i.test(link.href)) return;
    const words = link.line === this.lines.length ? this.line.slice(link.from).trim() : null;
    const bare = (address: string) => address.replace(/^https?:\/\/(?:www\.)?|\/$/gi, '').toLowerCase();
    if (words === '' || (words !== null && bare(words) === bare(link.href))) return;
    this.line = `${this.line.trimEnd()} <${link.href}>`;
  }
}
