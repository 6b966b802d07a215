/** Whether a subject says that it answers or passes on another one. */
export function isReplySubject(subject: string): boolean {
  return replyMark.test(withoutTags(subject));
}

/** A subject without marks of reply and tags of lists, in lower case, by which messages are found together; empty when nothing is left. */
export function baseSubject(subject: string): string {
  let base = subject.slice(0, 500).trim();
  for (let before = ''; before !== base;) {
    before = base;
    base = withoutTags(base).replace(replyMark, '').trim();
  }
  return base.replace(/\s+/g, ' ').toLowerCase();
}

function withoutTags(subject: string): string {
  return subject.trim().replace(/^(?:\[[^[\]]{0,80}\]\s*)+/, '');
}

/** Re, with a count or not, and what it is in other languages; then a colon. */
const replyMark =
  /^(?:re|aw|antw|antwort|sv|vs|rv|res|odp|ynt|atb|vá|rif|r|réf|回复|回覆|答复|返信)(?:\s?\[\d{1,3}\]|\^\d{1,3}|\(\d{1,3}\)|\*\d{1,3})?\s?[:：]\s*/iu;
