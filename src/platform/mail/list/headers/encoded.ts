/** Text as it may stand in a field without a structure, as a subject (RFC 2047): as it is where it is plain. */
export const encodedText = (text: string): string => (isPlain(text) ? text : inWords(text));

/** A name as it may stand before an address (RFC 5322, section 3.2.5). */
export function encodedName(name: string): string {
  const clean = name.replace(/[\0-\x1f\x7f\s]+/g, ' ').trim();
  return isPlain(clean) ? `"${clean.replace(/["\\]/g, '\\$&')}"` : inWords(clean);
}

const isPlain = (text: string): boolean => /^[ -~]*$/.test(text) && !text.includes('=?');
const mostBytes = 45;

/** Words of at most 75 letters; no letter is cut in two. */
function inWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of text.toWellFormed()) {
    if (Buffer.byteLength(word + letter) > mostBytes) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}
