import fs from 'node:fs';
import path from 'node:path';
import { foldedText, visibleText } from '../../src/platform/mail/index.ts';

interface Expectation {
  readonly set: string;
  readonly file: string;
  readonly expected_visible: string;
}

/**
 * Replies, and what their readers should see of them.  The two sets hold the same messages in part and want different things of some,
 * so not all of both can be right.
 */
export function mailReplies(folder: string): void {
  const lines = fs.readFileSync(path.join(folder, 'expected.jsonl'), 'utf8').trim().split('\n');
  const tried = lines.map((line) => {
    const expectation = JSON.parse(line) as Expectation;
    const text = fs.readFileSync(path.join(folder, expectation.file), 'utf8').replace(/\r\n/g, '\n');
    const whole = foldedText(text)
      .map((stretch) => stretch.text)
      .join('\n');
    if (whole !== text) console.log(`  ${expectation.file}: the stretches are not the text`);
    const found = visibleText(text);
    return { ...expectation, found, right: collapsed(found) === collapsed(expectation.expected_visible) };
  });
  for (const { file, found, expected_visible } of tried.filter(({ right }) => !right))
    console.log(`  ${file}\n    expected ${JSON.stringify(expected_visible)}\n    found    ${JSON.stringify(found)}`);
  for (const [set, of] of Map.groupBy(tried, ({ set }) => set)) report(set, of);
  report('both', tried);
}

function report(name: string, tried: readonly { readonly right: boolean }[]): void {
  const right = tried.filter((each) => each.right).length;
  console.log(`${name}: ${right} of ${tried.length}, ${(right / tried.length).toFixed(3)}`);
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
