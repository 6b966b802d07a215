import type { Post } from './model.ts';

const mostWords = 4;
const commands =
  /^(?:please\s+)?(?:(?:un)?subscribe|sign[ -]?off|remove(?:\s+me)?|unjoin|leave|take me off|stop)\b[\s\w.,!-]{0,60}$/i;

/**
 * Whether a post asks something of the machine and not of the people who would read it: “unsubscribe”, alone in a short text or as
 * the subject of one.
 */
export function looksLikeCommand({ subject, says }: Pick<Post, 'subject' | 'says'>): boolean {
  const text = says.trim().slice(0, 500);
  const isShort = text.split(/\s+/).length <= mostWords;
  return isShort && (commands.test(text) || (commands.test(subject.trim()) && !/^re:/i.test(subject)));
}
