import fs from 'node:fs';
import path from 'node:path';
import { readComplaint } from '../../src/platform/mail/index.ts';

/** Complaints beside what their authors read in them. */
export async function mailArf(folder: string): Promise<void> {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const wrong: string[] = [];
  for (const name of names) {
    const raw = fs.readFileSync(path.join(folder, name));
    const told = JSON.parse(fs.readFileSync(path.join(folder, name.replace('.eml', '.json')), 'utf8')) as Told;
    const found = await readComplaint(raw);
    const pairs = [
      [wordOf(told.feedback_type), wordOf(found?.feedbackType ?? '')],
      [bare(told.original_mail_from), found?.envelopeSender ?? null],
      [bare(told.original_rcpt_to) ?? found?.recipient ?? null, found?.recipient ?? null],
    ];
    if (pairs.some(([expected, is]) => expected !== is)) wrong.push(`${name}: ${JSON.stringify(pairs)}`);
  }
  console.log(`complaints: ${names.length - wrong.length} of ${names.length}`);
  for (const each of wrong) console.log(`  ${each}`);
}

interface Told {
  readonly feedback_type: string;
  readonly original_mail_from: string | null;
  readonly original_rcpt_to: string | null;
}

/** Theirs are the names of a type, `AuthFailure`. */
const wordOf = (type: string): string => type.toLowerCase().replace(/[^a-z]/g, '');
const bare = (address: string | null): string | null => address?.replace(/[<>\s]/g, '') ?? null;
